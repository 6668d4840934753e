/** The strings of sources. */

export interface SourcesLabels {
  /** Names the list of what the reply rests on. */
  sources: string;
  /** How close a source is, as the server gave it. */
  sourceScore(score: number): string;
}

export const SOURCES_ENGLISH: SourcesLabels = {
  sources: 'Sources',
  sourceScore: (score) => `Score ${score.toFixed(2)}`,
};
