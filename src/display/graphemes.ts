/** Where text may be cut, so that no reader ever sees half a character. */

/**
 * How the last character is treated while more text may come: `settled` counts it; `unsettled` leaves it
 * out if more text may join it; `open` only if it is evidently half.
 */
export type Tail = 'settled' | 'unsettled' | 'open';

/** A joiner, or one regional indicator of two: the rest of the character is still to come. */
const OPEN_END = /(\u200d|(?<!\p{RI})(\p{RI}\p{RI})*\p{RI})$/u;

let segmenter: Intl.Segmenter | undefined;

/**
 * The first place from `index` on at which `text` may be cut without cutting a grapheme cluster
 * (Unicode UAX 29), or the last one if there is none.
 *
 * @param from an earlier such place
 */
export function findCut(text: string, from: number, index: number, tail: Tail): number {
  if (index < text.length) {
    const start = clusterStart(text, from, index);
    if (start === index) return index;
    index = start + clusterAt(text, from, index).segment.length;
  }
  return Math.min(index, showableLength(text, from, tail));
}

/** How much of `text` may be shown. */
function showableLength(text: string, from: number, tail: Tail): number {
  if (tail === 'settled' || isPlain(text, text.length - 1)) return text.length;
  const whole = text.replace(/[\ud800-\udbff]$/, '');
  const isHeld = tail === 'unsettled' || OPEN_END.test(whole.slice(from));
  return isHeld ? clusterStart(whole, from, whole.length - 1) : whole.length;
}

/** Where the cluster that holds `index` starts. */
function clusterStart(text: string, from: number, index: number): number {
  const isCut = index <= from || (isPlain(text, index - 1) && isPlain(text, index));
  return isCut ? Math.max(index, from) : from + clusterAt(text, from, index).index;
}

/** Two of these next to each other never join, but for CR LF, which is left out. */
function isPlain(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code < 0x300 && code !== 13;
}

function clusterAt(text: string, from: number, index: number): Intl.SegmentData {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text.slice(from)).containing(index - from) as Intl.SegmentData;
}
