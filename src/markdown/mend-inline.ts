/**
 * A text that is still coming in, the text as it will look out: what is open is closed, and what can't be told yet
 * waits. So `**bo` is bold, half a link is its text, half an image or tag is nothing, and nothing flickers.
 */
import type { Open } from './scan-inline';

/** Stands for an address that is still coming. It occurs in no text. */
export const COMING_URL = '\0';

export interface Mended {
  readonly source: string;
  /** Where what really came ends. */
  readonly end: number;
}

/** At the end of a text: half an escape, half an entity, what may begin an image or strike something through. */
const UNDECIDED = /\\?(?:&#?\w{0,31}|<|(?<![^\W_])!|(?<!~)~)?$/;

/** What is open further out stays as it is: nobody nests that deep. */
const MOST = 24;

/** @param open what is open at the end of the text */
export function mendInline(text: string, open: readonly Open[]): Mended {
  const isCode = open.at(-1)?.kind === '`';
  let source = (isCode ? text : text.replace(UNDECIDED, '')).trimEnd();
  let end = source.length;
  const left = open.filter(({ at }) => at < source.length);
  for (const one of left.slice(-MOST).reverse()) {
    source = mend(source, one);
    end = Math.min(end, source.length);
  }
  return { source, end };
}

function mend(source: string, { kind, at, size, textEnd = source.length }: Open): string {
  if ((kind === '[' || kind === 'tail') && size === 1) return mendBracket(source, at, textEnd);
  const before = source.slice(0, at);
  const inner = source.slice(at + size).trimEnd();
  if (!inner || !/[*_~`]/.test(kind)) return before;
  const mark = kind.repeat(size);
  if (kind !== '`') return before + mark + inner + mark;
  const code = inner.replace(/`+$/, '').trimEnd();
  // Who begins with a space ends with one, and neither is seen.
  const space = code.startsWith(' ') ? ' ' : '';
  return code ? before + mark + code + space + mark : before;
}

/** What will be a link is one that leads nowhere yet. What is more often a citation, a box or a note waits. */
function mendBracket(source: string, at: number, textEnd: number): string {
  const isShort = /^(?:\d*|[ xX]|\^[\s\S]*)$/.test(source.slice(at + 1, textEnd));
  if (isShort && source[textEnd + 1] !== '(') return source.slice(0, at);
  return `${source.slice(0, textEnd).trimEnd()}](${COMING_URL})`;
}
