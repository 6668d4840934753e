/** A line of a table in, its cells out. */
import type { Align } from './nodes';

/** A head that is longer is none. It has to be shorter than a piece of a text, which settles. */
export const LONGEST_HEAD = 500;

const DELIMITER = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Whether `head` with `delimiter` below it begins a table. */
export function isTableHead(head: string, delimiter: string): boolean {
  return (
    head.length <= LONGEST_HEAD &&
    head.includes('|') &&
    delimiter.length <= LONGEST_HEAD * 4 &&
    DELIMITER.test(delimiter) &&
    splitRow(head).length === splitRow(delimiter).length
  );
}

/** The texts of the cells; a pipe behind a backslash is text. */
export function splitRow(line: string): string[] {
  const row = line.trim();
  const cells: string[] = [];
  let cell = '';
  let start = row.startsWith('|') ? 1 : 0;
  for (let at = start; at < row.length; at++) {
    if (row[at] === '\\' && row[at + 1] === '|') {
      cell += row.slice(start, at);
      start = ++at;
    } else if (row[at] === '\\') at++;
    else if (row[at] === '|') {
      cells.push((cell + row.slice(start, at)).trim());
      cell = '';
      start = at + 1;
    }
  }
  if (start < row.length || cell) cells.push((cell + row.slice(start)).trim());
  return cells;
}

export function readAlign(delimiter: string): Align[] {
  return splitRow(delimiter).map((cell) => {
    const [isStart, isEnd] = [cell.startsWith(':'), cell.endsWith(':')];
    if (isStart && isEnd) return 'center';
    return isStart ? 'left' : isEnd ? 'right' : undefined;
  });
}
