/**
 * A text in, what is still open at its end out, and where it may be cut into pieces that can be read each by itself.
 * It looks at marks alone, not at what they come to mean, so the same text is always cut at the same places.
 */
import { readLabel, readLinkTail } from './read-link';

/** A piece is cut at the first place behind this where nothing is open. */
export const PIECE = 512;

/** What is open for longer than this is not waited for: a construct can't span more. */
const LONGEST = 8192;

/** A mark that something to come may close. */
export interface Open {
  readonly kind: '*' | '_' | '~' | '`' | '[' | '![' | '<' | 'tail';
  readonly at: number;
  readonly size: number;
  /** Of a `tail`, what may follow a text in brackets: where that text ends. */
  readonly textEnd?: number;
  readonly isImage?: boolean;
}

export interface Scan {
  readonly open: readonly Open[];
  /** Where the first piece ends, if there is more than one. */
  readonly cut: number | undefined;
}

const HTML = /<(?:\/?[A-Za-z][^<>]*|!--[\s\S]*?--|[!?][^>]*|[A-Za-z][\w+.-]*:[^\s<>]*)>/y;
const HTML_START = /<[A-Za-z/!?][^<>]{0,1000}$/y;
/** What may become the part of a link behind its text. */
const HALF_TAIL =
  /(?:\((?:[^\s()<>]|\([^\s()]*\)?)*(?:\s+(?:["'(][^"')]*["')]?\s*)?)?|\(<[^<>\n]*>?|\[[^[\]]*)$/y;
const SPACE = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

export function scanInline(text: string): Scan {
  const open: Open[] = [];
  /** Sizes of backtick runs that are known not to come any more. */
  const noRuns = new Set<number>();
  let at = 0;
  while (at < text.length) {
    if (at >= PIECE && (open.length === 0 || at >= LONGEST) && canCut(text, at)) return { open, cut: at };
    at = readMark(text, at, open, noRuns);
  }
  return { open, cut: undefined };
}

/** Between words, or between letters of scripts that have none. In the last resort anywhere. */
function canCut(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  if (SPACE.test(text[at] as string)) return !SPACE.test(text[at - 1] as string);
  if (at >= 2 * LONGEST) return (after & 0xfc00) !== 0xdc00;
  return before >= 0x2e80 && after >= 0x2e80 && before < 0xd800 && after < 0xd800;
}

/** Reads what is at `at`, notes what it opens or closes, and gives the place behind it. */
function readMark(text: string, at: number, open: Open[], noRuns: Set<number>): number {
  const char = text[at] as string;
  switch (char) {
    case '\\':
      return at + 2;
    case '`':
      return readCode(text, at, open, noRuns);
    case '<': {
      const end = endOf(HTML, text, at);
      if (end !== undefined) return end;
      if (!matches(HTML_START, text, at)) return at + 1;
      open.push({ kind: '<', at, size: 1 });
      return text.length;
    }
    case '!':
      if (text[at + 1] !== '[') return at + 1;
      open.push({ kind: '![', at, size: 2 });
      return at + 2;
    case '[':
      open.push({ kind: '[', at, size: 1 });
      return at + 1;
    case ']':
      return readBracketEnd(text, at, open);
    case '*':
    case '_':
    case '~':
      return readRun(text, at, char, open);
    default:
      return at + 1;
  }
}

function readCode(text: string, at: number, open: Open[], noRuns: Set<number>): number {
  const size = countRun(text, at, '`');
  const start = at + size;
  if (noRuns.has(size)) return start;
  for (let next = text.indexOf('`', start); next !== -1; next = text.indexOf('`', next)) {
    const found = countRun(text, next, '`');
    next += found;
    if (found === size) return next;
  }
  noRuns.add(size);
  // The first that nothing closes decides how the end looks; the others behind it are its text.
  if (!open.some(({ kind }) => kind === '`')) open.push({ kind: '`', at, size });
  return text.length - at < LONGEST ? text.length : start;
}

function readBracketEnd(text: string, at: number, open: Open[]): number {
  let index = open.length - 1;
  while (index >= 0 && open[index]?.kind !== '[' && open[index]?.kind !== '![') index--;
  const bracket = open[index];
  if (!bracket) return at + 1;
  open.length = index;
  const next = at + 1;
  const tail = text[next] === '(' ? readLinkTail(text, next)?.end : undefined;
  const end = tail ?? (text[next] === '[' ? readLabel(text, next) : undefined);
  if (end !== undefined) return end;
  if (next < text.length && !matches(HALF_TAIL, text, next)) return next;
  open.push({ kind: 'tail', at: bracket.at, size: bracket.size, textEnd: at, isImage: bracket.size === 2 });
  return text.length;
}

function readRun(text: string, at: number, kind: '*' | '_' | '~', open: Open[]): number {
  const size = countRun(text, at, kind);
  const end = at + size;
  // One alone is more often `about`.
  if (kind === '~' && size !== 2) return end;
  const [before, after] = [text[at - 1] ?? ' ', text[end] ?? ' '];
  const [isAfterSpace, isBeforeSpace] = [SPACE.test(before), SPACE.test(after)];
  const [isAfterMark, isBeforeMark] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
  const opens = !isBeforeSpace && (!isBeforeMark || isAfterSpace || isAfterMark);
  const closes = !isAfterSpace && (!isAfterMark || isBeforeSpace || isBeforeMark);
  const isWord = kind === '_' && opens && closes;
  let rest = size;
  if (closes && (!isWord || isBeforeMark)) rest = close(kind, size, open);
  // A run at the very end may yet open something.
  if (rest > 0 && (end === text.length || (opens && (!isWord || isAfterMark)))) {
    open.push({ kind, at: end - rest, size: rest });
  }
  return end;
}

/** Closes what a run of this size can, and gives how much of it is left. */
function close(kind: string, size: number, open: Open[]): number {
  for (let index = open.length - 1; index >= 0 && size > 0; index--) {
    const opener = open[index] as Open;
    if (opener.kind === '[' || opener.kind === '![') break;
    if (opener.kind !== kind) continue;
    const closed = Math.min(opener.size, size);
    size -= closed;
    open.length = index;
    if (opener.size > closed) open.push({ ...opener, size: opener.size - closed });
  }
  return size;
}

function countRun(text: string, at: number, char: string): number {
  let end = at;
  while (text[end] === char) end++;
  return end - at;
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  return matches(pattern, text, at) ? pattern.lastIndex : undefined;
}
