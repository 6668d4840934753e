/** The strings of the composer. */

export interface ComposerLabels {
  /** Names the text field. */
  composer: string;
  placeholder: string;
}

export const COMPOSER_ENGLISH: ComposerLabels = {
  composer: 'Message',
  placeholder: 'Write a message',
};
