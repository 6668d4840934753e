/** Blocks in, the direction that their first letter has out, as `dir="auto"` would find it by looking through them all. */
import type { GrowingList } from './growing-list';
import type { Block, Inline } from './nodes';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LETTER = /\p{L}/u;

/** `undefined` where there is no letter: then it is that of what is around it. */
export function directionOf(inline: Inline | undefined): 'ltr' | 'rtl' | undefined {
  const letter = LETTER.exec(inline?.items[0]?.source ?? '')?.[0];
  if (letter === undefined) return undefined;
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}

/** That of the first block. */
export function directionOfBlocks({ items }: GrowingList<Block>): 'ltr' | 'rtl' | undefined {
  const first = items[0];
  if (!first) return undefined;
  if ('inline' in first) return directionOf(first.inline);
  if (first.type === 'list') return first.items.items[0] && directionOfBlocks(first.items.items[0].blocks);
  return first.type === 'quote' ? directionOfBlocks(first.blocks) : undefined;
}
