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

/** At the end of a text: half an escape, half an entity, what may begin an image. */
const UNDECIDED = /(?:\\|&#?\w{0,31}|(?:^|[\s[(])!|<)$/;

/** What is open further out stays as it is: nobody nests that deep. */
const MOST = 24;

/** @param open what is open at the end of the text */
export function mendInline(text: string, open: readonly Open[]): Mended {
  let source = text.replace(UNDECIDED, '').trimEnd();
  let end = source.length;
  const left = open.filter(({ at }) => at < source.length);
  for (const one of left.slice(-MOST).reverse()) {
    source = mend(source, one);
    end = Math.min(end, source.length);
  }
  return { source, end };
}

function mend(source: string, { kind, at, size, textEnd = at, isImage }: Open): string {
  switch (kind) {
    case '`': {
      const code = source.slice(at + size).replace(/`+$/, '');
      return code.trim() === ''
        ? source.slice(0, at)
        : `${source.slice(0, at + size)}${code}${'`'.repeat(size)}`;
    }
    case '<':
    case '![':
      return source.slice(0, at);
    case '[':
      return mendBracket(source, at, source.slice(at + 1), source.length);
    case 'tail':
      if (isImage) return source.slice(0, at);
      return mendBracket(source, at, source.slice(at + 1, textEnd), textEnd);
    default:
      return at + size >= source.trimEnd().length
        ? source.slice(0, at)
        : source.trimEnd() + kind.repeat(size);
  }
}

/** What will be a link is one that leads nowhere yet. A number in brackets is more often a citation. */
function mendBracket(source: string, at: number, content: string, textEnd: number): string {
  const isOpen = textEnd === source.length && !source.endsWith(']');
  if (content === '' || content.startsWith('^') || (isOpen && /^\d+$/.test(content)))
    return source.slice(0, at);
  if (/^(?:\d+|[ xX])$/.test(content)) return source;
  return `${source.slice(0, textEnd).trimEnd()}](${COMING_URL})`;
}
