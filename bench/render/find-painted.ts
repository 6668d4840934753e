/**
 * How far into a Markdown source what is on the screen reaches. Marks are not shown and kits add words of their own, so
 * letters and digits are compared: the end of what is shown is looked up in what was sent.
 */

export interface PaintedFinder {
  /**
   * How many characters of the source are shown. It never goes back.
   *
   * @param tail the end of the visible text; what is not found in the source changes nothing
   */
  find(tail: string): number;
  /** Where in the source the first character is that is not shown yet and will be. Undefined once all are. */
  next(): number | undefined;
}

/** The longest piece that is looked up, and the shortest that is worth it: less is found by chance. */
const LENGTHS = [64, 40, 24, 14];

export function createPaintedFinder(source: string): PaintedFinder {
  const { text, offsets } = visibleCharacters(source);
  let shown = 0;
  return {
    find(tail) {
      const seen = tail.replace(HIDDEN, '');
      for (const length of seen.length < 14 && shown === 0 ? [seen.length] : LENGTHS) {
        if (length === 0 || seen.length < length) continue;
        const end = text.indexOf(seen.slice(-length), Math.max(0, shown - length)) + length;
        if (end < length) continue;
        shown = Math.max(shown, end);
        break;
      }
      return shown === 0 ? 0 : (offsets[shown - 1] ?? 0) + 1;
    },
    next: () => offsets[shown],
  };
}

const HIDDEN = /[^\p{L}\p{N}]+/gu;

/** Letters and digits, without where links go, which is not shown. */
function visibleCharacters(source: string): { text: string; offsets: number[] } {
  const blank = (hidden: string) => ' '.repeat(hidden.length);
  const shown = source.replace(/\]\([^)\s]*\)?/g, blank).replace(/```[a-z]*\n/g, blank);
  const offsets: number[] = [];
  for (const { 0: character, index } of shown.matchAll(/[\p{L}\p{N}]/gu)) {
    for (let unit = 0; unit < character.length; unit++) offsets.push(index + unit);
  }
  return { text: shown.replace(HIDDEN, ''), offsets };
}
