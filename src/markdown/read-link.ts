/** The parts of a link as CommonMark 0.31.2 defines them (6.3): a text and a place in, where the part ends out. */

const SPACE = /[ \t\n]*/y;
/** Up to three levels of parentheses are enough for every address that is not made to be slow. */
const BARE =
  /(?:\\[!-/:-@[-`{-~]|[^\s()\\]|\\|\((?:\\[!-/:-@[-`{-~]|[^\s()\\]|\\|\((?:\\[!-/:-@[-`{-~]|[^\s()\\]|\\|\((?:\\[!-/:-@[-`{-~]|[^\s()\\]|\\)*\))*\))*\))*/y;
const ANGLED = /<(?:[^<>\n\\]|\\[^\n])*>/y;
const TITLE = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\)/y;
const LABEL = /\[(?:[^[\]\\]|\\[\s\S]){1,999}\]/y;

/** What stands in the parentheses behind a link's text. */
export interface LinkTail {
  readonly url: string;
  readonly title: string | undefined;
  readonly end: number;
}

/** Reads `(url "title")` at `at`, where the parenthesis is, or nothing. */
export function readLinkTail(text: string, at: number): LinkTail | undefined {
  const start = endOf(SPACE, text, at + 1) ?? at + 1;
  const urlEnd = readDestination(text, start) ?? start;
  const titleStart = endOf(SPACE, text, urlEnd) ?? urlEnd;
  const titleEnd = titleStart > urlEnd ? readTitle(text, titleStart) : undefined;
  const end = endOf(SPACE, text, titleEnd ?? titleStart) ?? titleStart;
  if (text[end] !== ')') return undefined;
  return {
    url: toUrl(text.slice(start, urlEnd)),
    title: titleEnd === undefined ? undefined : text.slice(titleStart + 1, titleEnd - 1),
    end: end + 1,
  };
}

/** Where an address that begins at `at` ends. */
export function readDestination(text: string, at: number): number | undefined {
  return text[at] === '<' ? endOf(ANGLED, text, at) : endOf(BARE, text, at);
}

export function readTitle(text: string, at: number): number | undefined {
  const end = endOf(TITLE, text, at);
  // It must not hold a blank line.
  return end && /\n[ \t]*\n/.test(text.slice(at, end)) ? undefined : end;
}

/** Where a label in brackets that begins at `at` ends. */
export function readLabel(text: string, at: number): number | undefined {
  const end = endOf(LABEL, text, at);
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

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
