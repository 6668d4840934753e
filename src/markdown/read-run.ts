/**
 * A text and the place of a run of marks in, where it ends out, and what it opens and closes or what it is code of
 * (CommonMark 0.31.2, 6.1 and 6.2).
 */

const PUNCTUATION = /[\p{P}\p{S}]/u;
const isSpace = (char: string) => char.trim() === '';

/** What stands beside a run of `*`, `_` or `~` decides. */
export function readRun(text: string, at: number): { end: number; canOpen: boolean; canClose: boolean } {
  const end = at + countRun(text, at);
  const [before, after] = [text[at - 1] ?? '', text[end] ?? ''];
  const [isAfterMark, isBeforeMark] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
  const opens = !isSpace(after) && (!isBeforeMark || isSpace(before) || isAfterMark);
  const closes = !isSpace(before) && (!isAfterMark || isSpace(after) || isBeforeMark);
  const isInWord = text[at] === '_' && opens && closes;
  return {
    end,
    canOpen: opens && (!isInWord || isAfterMark),
    canClose: closes && (!isInWord || isBeforeMark),
  };
}

/** Where the code ends that begins with these backticks, if it does (6.1). */
export function readCode(text: string, at: number): number | undefined {
  const size = countRun(text, at);
  for (let next = text.indexOf('`', at + size); next !== -1; next = text.indexOf('`', next)) {
    const found = countRun(text, next);
    next += found;
    if (found === size) return next;
  }
  return undefined;
}

/** How often the character that stands there is repeated. */
export function countRun(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] === text[at]) end++;
  return end - at;
}
