/** The strings of sources, and of what leads to them. */

export interface SourcesLabels {
  /** Names the list of what the reply rests on. */
  sourceList: string;
  /** How close a source is, as the server gave it. */
  sourceScore(score: number): string;
  /** Says that there are sources below the least score. */
  lessClose(count: number): string;
  /** Shows those too, and hides them again. */
  showLessClose: string;
  hideLessClose: string;
  /** Shows all of a passage, or its beginning alone. */
  readPassage: string;
  shortenPassage: string;
  /** Names a mark in a text that leads to a source. */
  citation(number: number, name: string): string;
}

export const SOURCES_ENGLISH: SourcesLabels = {
  sourceList: 'Sources',
  sourceScore: (score) => `Score ${score.toFixed(2)}`,
  lessClose: (count) => (count === 1 ? '1 source is less close' : `${count} sources are less close`),
  showLessClose: 'Show',
  hideLessClose: 'Hide',
  readPassage: 'Read all',
  shortenPassage: 'Read less',
  citation: (number, name) => `Source ${number}: ${name}`,
};
