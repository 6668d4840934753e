/** The next word of a text, with what stands before it. */
export function takeWord(text: string): string {
  let end = 0;
  for (const { segment, index, isWordLike } of new Intl.Segmenter(undefined, {
    granularity: 'word',
  }).segment(text)) {
    end = index + segment.length;
    if (isWordLike) break;
  }
  return text.slice(0, end);
}
