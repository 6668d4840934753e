/**
 * A text and a place in, the formula that begins there out: `$…$`, `\(…\)`, `$$…$$` or `\[…\]`. A dollar that is money is
 * none: no space may be inside of the first and the last, no digit behind the last, and no words behind a number.
 */
import type { MarkdownConfig } from '@lezer/markdown';
import { matchEnd } from './match-end';

const INLINE =
  /\$\$[^$]{1,2000}\$\$|\$(?!\s|\d[^\\{$\n]*\s[a-z]{2})[^$\n]{0,500}?[^$\s\\]\$(?!\d)|\\\([^\n]{1,500}?\\\)|\\\[[\s\S]{1,2000}?\\\]/iy;
/** The same, up to where it has come. */
const HALF =
  /(?:\$\$[^$]{0,2000}\$?|\$(?!\s|\d[^\\{$\n]*\s[a-z]{2})[^$\n]{0,501}\$?|\\\([^\n]{0,501}|\\\[[\s\S]{0,2001})$/iy;
const WORDS = /\$[^\\{$\n]*\s[a-z]{2}/iy;

/** What begins at a place and is a formula, or may come to be one: half of it, which `words` hardly are. */
interface Formula {
  readonly end: number;
  readonly is: 'whole' | 'half' | 'words';
}

export function readFormula(text: string, at: number): Formula | undefined {
  if (text[at] !== '$' && text[at] !== '\\') return undefined;
  const end = matchEnd(INLINE, text, at);
  // A digit behind it would make it money.
  if (end && (end < text.length || !/\d/.test(text[at + 1] ?? ''))) return { end, is: 'whole' };
  const halfEnd = matchEnd(HALF, text, at);
  if (!halfEnd) return undefined;
  return { end: halfEnd, is: matchEnd(WORDS, text, at) ? 'words' : 'half' };
}

/** Within a text. */
export const mathInline: MarkdownConfig = {
  defineNodes: ['Math'],
  parseInline: [
    {
      name: 'Math',
      before: 'Escape',
      parse(cx, next, pos) {
        if (next !== 36 && next !== 92) return -1;
        const end = matchEnd(INLINE, cx.text, pos);
        return end ? cx.addElement(cx.elt('Math', pos, end)) : -1;
      },
    },
  ],
};
