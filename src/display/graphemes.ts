/** Where text may be cut, so that no reader ever sees half a character. */

/** A joiner, or one regional indicator of two: the rest of the character is still to come. */
const OPEN_END = /(?:\u200d|(?<!\p{RI})(?:\p{RI}\p{RI})*\p{RI})$/u;

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

/**
 * How the last character is treated while more text may come: `settled` counts it; `unsettled` leaves it
 * out if more text may join it; `open` only if it is evidently half.
 */
export type Tail = 'settled' | 'unsettled' | 'open';

/** How much of `text` may be shown, a place where it may be cut. */
export function showableLength(text: string, from: number, tail: Tail): number {
  if (tail === 'settled' || text.length === from || isPlain(text, text.length - 1)) return text.length;
  const end = text.length - (isHighSurrogate(text.charCodeAt(text.length - 1)) ? 1 : 0);
  if (end === from || (tail === 'open' && !OPEN_END.test(text.slice(from, end)))) return end;
  return isPlain(text, end - 1) ? end : clusterStart(text.slice(0, end), from, end - 1);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
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
