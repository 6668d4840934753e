/** Where text may be cut, so that no reader ever sees half a character. */

/** An end that is evidently half: a joiner, or one regional indicator of two. */
export const HALF_END = /(\u200d|(?<!\p{RI})(\p{RI}\p{RI})*\p{RI})$/u;

/** An end that more text may join. A letter is not waited for, though an accent may follow; CR is, for LF. */
export const OPEN_END = /[^\n -\u02ff]$/;

let segmenter: Intl.Segmenter | undefined;

/**
 * The first place from `index` on at which `text` may be cut without cutting a grapheme cluster
 * (Unicode UAX 29), or the last one if there is none.
 *
 * @param from an earlier such place, or one outside of the text
 * @param held while more text may come: the ends whose last character waits for it
 */
export function findCut(text: string, from: number, index: number, held?: RegExp): number {
  const endsInHalf = held && /[\ud800-\udbff]/.test(text.slice(-1));
  const whole = endsInHalf ? text.slice(0, -1) : text;
  const start = Math.max(from, 0);
  const end = Math.min(Math.max(index, start), whole.length);
  if (end <= start) return end;
  // Nothing joins two plain letters, and the last one is not held: most texts never need the segmenter.
  if (/^[\n -~]{1,2}$/.test(whole.slice(end - 1, end + 1))) return end;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const rest = whole.slice(start);
  const last = segmenter.segment(rest).containing(end - 1 - start) as Intl.SegmentData;
  const cut = last.index + last.segment.length;
  return start + (cut === rest.length && held?.test(rest) ? last.index : cut);
}
