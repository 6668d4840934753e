/** The strings of suggestions. */

export interface SuggestionsLabels {
  /** Names the list. */
  suggestions: string;
}

export const SUGGESTIONS_ENGLISH: SuggestionsLabels = {
  suggestions: 'Suggestions',
};
