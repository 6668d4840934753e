/** Where text may be cut, so that no reader ever sees half a character. */

/** A joiner, a lone high surrogate, a lone regional indicator: the rest of the character is still to come. */
const OPEN_END = /(?:\u200d|[\ud800-\udbff]|(?<!\p{RI})(?:\p{RI}\p{RI})*\p{RI})$/u;

let segmenter: Intl.Segmenter | undefined;

/**
 * The first index from `index` on at which `text` may be cut without cutting a grapheme cluster
 * (Unicode UAX 29).
 *
 * @param from an earlier index known to be such a place
 */
export function nextBoundary(text: string, from: number, index: number): number {
  if (index >= text.length) return text.length;
  if (isPlain(text, index - 1) && isPlain(text, index)) return index;
  const start = clusterStart(text, from, index);
  return start === index ? index : clusterEnd(text, from, index);
}

/** The index at which the last character of `text` begins, if it may still change when more text comes. */
export function unsettledStart(text: string, from: number): number {
  return text.length === from || isPlain(text, text.length - 1)
    ? text.length
    : clusterStart(text, from, text.length - 1);
}

/** Whether the last character of `text` is evidently half: what joins it has not come yet. */
export function endsOpen(text: string, from: number): boolean {
  return text.length > from && !isPlain(text, text.length - 1) && OPEN_END.test(text.slice(from));
}

/** Two of these next to each other never join, but for CR LF, which is left out. */
function isPlain(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code < 0x300 && code !== 13;
}

function clusterStart(text: string, from: number, index: number): number {
  return from + (clusterAt(text, from, index)?.index ?? index - from);
}

function clusterEnd(text: string, from: number, index: number): number {
  const cluster = clusterAt(text, from, index);
  return cluster ? from + cluster.index + cluster.segment.length : index;
}

function clusterAt(text: string, from: number, index: number): Intl.SegmentData | undefined {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text.slice(from)).containing(index - from);
}
