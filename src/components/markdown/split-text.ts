/**
 * A long text in, the texts out that it is put on the page as. One that grows would be laid out anew from its start
 * each time; so only the last of them is. The same text is always split at the same places.
 */

/** The first space behind this many characters ends a piece, */
const LENGTH = 192;
/** or else, as in scripts without spaces, the first place behind this many where nothing joins. */
const LONGEST = 256;

const JOINING = /[\p{M}\p{Cf}\ud800-\udfff]/u;

export function splitText(text: string): readonly string[] {
  if (text.length <= LONGEST) return [text];
  const pieces: string[] = [];
  let start = 0;
  while (text.length - start > LONGEST) {
    const end = findEnd(text, start);
    pieces.push(text.slice(start, end));
    start = end;
  }
  pieces.push(text.slice(start));
  return pieces;
}

function findEnd(text: string, start: number): number {
  const space = text.indexOf(' ', start + LENGTH);
  if (space !== -1 && space < start + LONGEST) return space + 1;
  let end = start + LONGEST;
  while (end < text.length && JOINING.test(text.slice(end - 1, end + 1))) end++;
  return end;
}
