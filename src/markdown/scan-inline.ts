/**
 * A text in, what is still open at its end out, and where it may be cut into pieces that can be read each by itself.
 * It looks at marks alone, not at what they come to mean, so the same text is always cut at the same places.
 */
import { matchEnd } from './match-end';
import { readFormula } from './math-syntax';
import { readAutolink } from './read-autolink';
import { isHalfTail, readLabel, readLinkTail } from './read-link';
import { countRun, readCode, readRun } from './read-run';

/** A piece is cut at the first place behind this where nothing is open. */
export const PIECE = 512;

/** What is open for longer than this is not waited for: a construct can't span more. */
const LONGEST = 8192;

/** A mark that something to come may close. */
export interface Open {
  readonly kind: '*' | '_' | '~' | '`' | '[' | '<' | '$' | 'tail';
  readonly at: number;
  /** How long it is: the bracket of an image is `![`. */
  readonly size: number;
  /** Of a `tail`, what may follow a text in brackets: where that text ends. */
  readonly textEnd?: number;
  /** Of a run: how long it was, and whether it could close one, too. */
  readonly run?: number;
  readonly isBoth?: boolean;
}

export interface Scan {
  readonly open: readonly Open[];
  /** Where the first piece ends, if there is more than one. */
  readonly cut: number | undefined;
}

const HTML =
  /<(?:\/?[A-Za-z](?:"[^"]*"|'[^']*'|[^<>"'])*|!--[\s\S]*?--|[!?][^>]*|[A-Za-z][\w+.-]*:[^\s<>]*)>/y;
/** A tag, an address or a comment, up to where it has come. Many words without a value are none of them. */
const HALF_HTML =
  /<(?:!--[\s\S]*|[!?][^<>]*|\/?(?:[A-Za-z][\w-]*\/?(?:\s[^<>=]{0,60}(?:=(?:"[^"]*"?|'[^']*'?|[^<>"'])*)?)?)?|[A-Za-z][^\s<>]*[:@][^\s<>]*)$/y;
const SPACE = /\s/;

/** @param hasMath whether marks in formulas are none; where a text is cut does not depend on it */
export function scanInline(text: string, hasMath = false): Scan {
  const open: Open[] = [];
  /** Sizes of backtick runs that are known not to come any more. */
  const noRuns = new Set<number>();
  /** Where what may be a formula ends. */
  let formulaEnd = 0;
  for (let at = 0; at < text.length; ) {
    const isClosed = open.length === 0 && at >= formulaEnd;
    if (!hasMath && at >= PIECE && (isClosed || at >= LONGEST) && canCut(text, at)) return { open, cut: at };
    const formula = at < formulaEnd ? undefined : readFormula(text, at);
    const isFormula = formula && !(hasMath && formula.is === 'words');
    if (isFormula) formulaEnd = formula.end;
    if (isFormula && hasMath) {
      if (formula.is === 'half') open.push({ kind: '$', at, size: 1 });
      at = formulaEnd;
    } else at = readMark(text, at, open, noRuns);
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
      return scanCode(text, at, open, noRuns);
    case '<': {
      const end = matchEnd(HTML, text, at);
      if (end !== undefined) return end;
      if (text.length - at > LONGEST || matchEnd(HALF_HTML, text, at) === undefined) return at + 1;
      open.push({ kind: '<', at, size: 1 });
      return text.length;
    }
    case '!':
    case '[': {
      const size = char === '[' ? 1 : 2;
      if (text[at + size - 1] !== '[') return at + 1;
      open.push({ kind: '[', at, size });
      return at + size;
    }
    case ']':
      return scanBracketEnd(text, at, open);
    case '*':
    case '_':
    case '~':
      return scanRun(text, at, char, open);
    default:
      // The marks in an address are a part of it.
      if (!/[fhmwx]/i.test(char)) return at + 1;
      return Math.max(at + 1, Math.min(readAutolink(text, at) ?? 0, 2 * LONGEST));
  }
}

function scanCode(text: string, at: number, open: Open[], noRuns: Set<number>): number {
  const size = countRun(text, at);
  const start = at + size;
  if (noRuns.has(size)) return start;
  const end = readCode(text, at);
  if (end !== undefined) return end;
  noRuns.add(size);
  // The first that nothing closes decides how the end looks; the others behind it are its text.
  if (!open.some(({ kind }) => kind === '`')) open.push({ kind: '`', at, size });
  return text.length - at < LONGEST ? text.length : start;
}

function scanBracketEnd(text: string, at: number, open: Open[]): number {
  let index = open.length - 1;
  while (index >= 0 && open[index]?.kind !== '[') index--;
  const bracket = open[index];
  if (!bracket) return at + 1;
  open.length = index;
  const next = at + 1;
  const tail = text[next] === '(' ? readLinkTail(text, next)?.end : undefined;
  const end = tail ?? (text[next] === '[' ? readLabel(text, next) : undefined);
  if (end !== undefined) return end;
  if (!isHalfTail(text, next)) return next;
  open.push({ ...bracket, kind: 'tail', textEnd: at });
  return text.length;
}

function scanRun(text: string, at: number, kind: '*' | '_' | '~', open: Open[]): number {
  const { end, canOpen, canClose } = readRun(text, at);
  const run = end - at;
  // One alone is more often `about`.
  if (kind === '~' && run !== 2) return end;
  const isBoth = canOpen && canClose;
  let size = run;
  for (let index = open.length - 1; canClose && index >= 0 && size > 0; index--) {
    const opener = open[index] as Open;
    if (opener.kind === '[') break;
    // Emphasis within words (CommonMark 0.31.2, 6.2, rules 9 and 10).
    const { run: other = 0 } = opener;
    const isOdd = (isBoth || opener.isBoth) && (run + other) % 3 === 0 && run % 3 > 0;
    if (opener.kind !== kind || (isOdd && kind !== '~')) {
      // At the end it more likely becomes another one than that it closes what is further out.
      if (end === text.length) break;
      continue;
    }
    const closed = Math.min(opener.size, size);
    size -= closed;
    open.length = index;
    if (opener.size > closed) open.push({ ...opener, size: opener.size - closed });
  }
  // A run at the very end may yet open something.
  if (size > 0 && (canOpen || end === text.length)) open.push({ kind, at: end - size, size, run, isBoth });
  return end;
}
