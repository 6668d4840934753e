/** A text and a place in, where a bare address that begins there ends out (GFM, 6.9: autolinks). */

import { matchEnd } from './match-end';

/** What an address may begin with; an email address is found at its first character. */
const START = /www\.|https?:\/\/|ftp:\/\/|mailto:|xmpp:|[A-Za-z0-9.\-_+]{1,100}@/iy;
const DOMAIN = /[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/uy;
const EMAIL = /[A-Za-z0-9.\-_+]+@[A-Za-z0-9\-_]+(?:\.[A-Za-z0-9\-_]+)+(?:\/[A-Za-z0-9@.]+)?/y;
/** The first characters of all that, so that most places are left at once. */
const FIRST = /[A-Za-z0-9.\-_+]/;
const BEFORE = /[\s*_~(]/;
const WORD = /[A-Za-z0-9.\-_+@/]/;

export function readAutolink(text: string, at: number): number | undefined {
  if (!FIRST.test(text[at] ?? '')) return undefined;
  const before = text[at - 1];
  if (before !== undefined && WORD.test(before) && !BEFORE.test(before)) return undefined;
  const startEnd = matchEnd(START, text, at);
  if (!startEnd) return undefined;
  const start = text.slice(at, startEnd).toLowerCase();
  if (start.endsWith('@')) return readEmail(text, at, false);
  if (start === 'mailto:' || start === 'xmpp:') return readEmail(text, at + start.length, start === 'xmpp:');
  // `www.` and the schemes may stand only behind space or one of a few marks.
  if (before !== undefined && !BEFORE.test(before) && start === 'www.') return undefined;
  return readWeb(text, at, start === 'www.' ? at : at + start.length, start === 'www.');
}

function readWeb(text: string, at: number, domainAt: number, needsDot: boolean): number | undefined {
  const domainEnd = matchEnd(DOMAIN, text, domainAt);
  if (!domainEnd) return undefined;
  const domain = text.slice(domainAt, domainEnd);
  if (needsDot && !domain.slice(4)) return undefined;
  // The last two parts of a domain hold no underscore.
  if (domain.split('.').slice(-2).join('').includes('_')) return undefined;
  const end = withoutTail(text, at, findEnd(text, domainEnd));
  return end > domainAt ? end : undefined;
}

/** A bracket that was not opened within ends it: it may stand in a link's text. */
function findEnd(text: string, at: number): number {
  let open = 0;
  let end = at;
  for (; end < text.length && !/[\s<]/.test(text[end] as string); end++) {
    if (text[end] === '[') open++;
    else if (text[end] === ']' && --open < 0) break;
  }
  return end;
}

/** Marks at its end belong to the sentence, and so does a parenthesis that was not opened within. */
function withoutTail(text: string, at: number, end: number): number {
  let closing = countOf(text.slice(at, end), ')') - countOf(text.slice(at, end), '(');
  for (; end > at; end--) {
    const last = text[end - 1] as string;
    if (last === ')') {
      if (closing <= 0) break;
      closing--;
    } else if (last === ';') {
      const entity = /&[A-Za-z0-9]+;$/.exec(text.slice(Math.max(at, end - 40), end));
      if (entity) end -= entity[0].length - 1;
    } else if (!/[?!.,:*_~'"]/.test(last)) break;
  }
  return end;
}

function countOf(text: string, char: string): number {
  return text.split(char).length - 1;
}

function readEmail(text: string, at: number, isXmpp: boolean): number | undefined {
  const email = text.slice(at, matchEnd(EMAIL, text, at) ?? at);
  if (!email) return undefined;
  const whole = isXmpp ? email : email.replace(/\/.*$/, '');
  const end = whole.replace(/\.+$/, '');
  return /[-_]$/.test(end) ? undefined : at + end.length;
}
