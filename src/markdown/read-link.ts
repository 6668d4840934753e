/** The parts of a link as CommonMark 0.31.2 defines them (6.3): a text and a place in, where the part ends out. */

import { matchEnd } from './match-end';

const SPACE = /[ \t\n]*/y;
const ANGLED = /<(?:[^<>\n\\]|\\[^\n])*>/y;
const TITLE = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\)/y;
/** What a link's text may be followed by, up to where it has come. */
const HALF =
  /(?:\(\s*(?:<[^<>\n]*>?|[^\s<]\S*)?(?:\s+(?:(["'])(?:(?!\1)[^\\]|\\[\s\S])*\1?|\([^)]*\)?)?\s*)?|\[[^[\]]*)?$/y;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
/** As deep as parentheses may be nested in an address, for texts that are made to be slow. */
const DEEPEST = 32;
const LABEL = /\[(?:[^[\]\\]|\\[\s\S]){1,999}\]/y;

/** What stands in the parentheses behind a link's text. */
export interface LinkTail {
  readonly url: string;
  readonly title: string | undefined;
  readonly end: number;
}

/** Reads `(url "title")` at `at`, where the parenthesis is, or nothing. */
export function readLinkTail(text: string, at: number): LinkTail | undefined {
  const start = matchEnd(SPACE, text, at + 1) ?? at + 1;
  const urlEnd = readDestination(text, start) ?? start;
  const titleStart = matchEnd(SPACE, text, urlEnd) ?? urlEnd;
  const titleEnd = titleStart > urlEnd ? readTitle(text, titleStart) : undefined;
  const end = matchEnd(SPACE, text, titleEnd ?? titleStart) ?? titleStart;
  if (text[end] !== ')') return undefined;
  return {
    url: toUrl(text.slice(start, urlEnd)),
    title: titleEnd === undefined ? undefined : text.slice(titleStart + 1, titleEnd - 1),
    end: end + 1,
  };
}

/** Whether what stands behind a link's text is only half there. */
export function isHalfTail(text: string, at: number): boolean {
  return matchEnd(HALF, text, at) !== undefined;
}

/** Where an address that begins at `at` ends: without angles, it holds parentheses only in pairs. */
function readDestination(text: string, at: number): number | undefined {
  if (text[at] === '<') return matchEnd(ANGLED, text, at);
  let depth = 0;
  for (; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '\\' && ESCAPABLE.test(text[at + 1] ?? '')) at++;
    else if (char === '(' && ++depth > DEEPEST) return undefined;
    else if ((char === ')' && --depth < 0) || char.trim() === '') break;
  }
  return depth > 0 ? undefined : at;
}

function readTitle(text: string, at: number): number | undefined {
  const end = matchEnd(TITLE, text, at);
  // It must not hold a blank line.
  return end && /\n[ \t]*\n/.test(text.slice(at, end)) ? undefined : end;
}

/** Where a label in brackets that begins at `at` ends. */
export function readLabel(text: string, at: number): number | undefined {
  const end = matchEnd(LABEL, text, at);
  return end && text.slice(at + 1, end - 1).trim() ? end : undefined;
}

/** An address without the angles around it. */
export function toUrl(destination: string): string {
  return destination.startsWith('<') ? destination.slice(1, -1) : destination;
}

/** Labels that are the same but for case and spaces are one. */
export function toLabel(source: string): string {
  return source.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
