/** The strings of the dots. */

export interface TypingIndicatorLabels {
  /** Stands for the reply before there is any text. */
  writing: string;
}

export const TYPING_INDICATOR_ENGLISH: TypingIndicatorLabels = {
  writing: 'Writing a reply',
};
