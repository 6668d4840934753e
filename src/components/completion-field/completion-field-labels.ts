/** The strings of a field that completes what is written. */

export interface CompletionFieldLabels {
  /** Names the text field. */
  completionField: string;
  /** The button that asks for a suggestion. */
  suggest: string;
  /** Stands beside it, for who has a keyboard. */
  suggestKeys: string;
  /** While there is nothing of it yet. */
  suggesting: string;
  acceptSuggestion: string;
  dismissSuggestion: string;
  /** @param isRightToLeft whether the text is written that way: the arrow for a word turns with it */
  suggestionKeys(isRightToLeft: boolean): string;
  /** Said once, when the suggestion is whole. */
  suggestionSays(text: string): string;
  /** Said once, when it broke off. */
  suggestionBroke(text: string, why: string): string;
  /** Stands beside a suggestion that broke off. */
  suggestionCut(why: string): string;
  /** There was an answer, and nothing in it, or none at all. */
  noSuggestion(why?: string): string;
}

export const COMPLETION_FIELD_ENGLISH: CompletionFieldLabels = {
  completionField: 'Text',
  suggest: 'Suggest',
  suggestKeys: 'Ctrl+Space',
  suggesting: 'Writing a suggestion',
  acceptSuggestion: 'Accept',
  dismissSuggestion: 'Dismiss',
  suggestionKeys: (isRightToLeft) =>
    `Tab accepts, Ctrl+${isRightToLeft ? '←' : '→'} takes a word, Esc dismisses`,
  suggestionSays: (text) => `Suggestion: ${text}`,
  suggestionBroke: (text, why) => `Suggestion that is not whole (${why}): ${text}`,
  suggestionCut: (why) => `Not whole: ${why}`,
  noSuggestion: (why) => (why ? `No suggestion: ${why}` : 'No suggestion'),
};
