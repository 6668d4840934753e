/** The sentences of a text that grows, each once. */

export interface SentenceReader {
  /** Those that are whole and were not taken yet; with `isWhole` the rest of the text too. */
  take(text: string, isWhole?: boolean): string;
}

export function createSentenceReader(): SentenceReader {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'sentence' });
  let taken = 0;
  return {
    take(text, isWhole = false) {
      const rest = text.slice(taken);
      // Where the last one ends is known when another has begun.
      const last = [...segmenter.segment(rest)].at(-1);
      const length = isWhole ? rest.length : (last?.index ?? 0);
      taken += length;
      return rest.slice(0, length).trim();
    },
  };
}
