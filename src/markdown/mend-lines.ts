/**
 * The end of a text that is still coming in, the same with its last line as it will look out: what is only marks so far
 * waits, and what may be the head of a table is one.
 */
import type { LeafFrame } from './frame';
import { splitRow } from './table-row';

/** A line of nothing but marks that may begin a block, or belong to the line above. */
const MARKS =
  /^(?:[\s>]|[-+*](?=\s|$)|\d{1,9}[.)](?=\s|$))*(?:\d{1,9}[.)]?|[-=*_](?:[-=*_]|\s)*|#{1,6}|`+|~+|[>|+]|:?-[\s|:-]*|\|[\s|:-]*|\$+|\\[[(]?|<|\[(?:[ xX^]?\]?|\^[^\]\n]{0,200}\]?:?|[^\]\n]{0,200}\]:))?\s*$/;
/** The start of a block, which may come to be a definition: what follows the bracket tells. */
const LABEL = /^(?:[\s>]|[-+*]\s|\d{1,9}[.)]\s)*\[[^\]\n]{0,200}\]?$/;
const BLANK = /(?:^|\n)[\s>]*\n$/;
const FENCE_END = /^[\s>]*(?:`+|~+)?\s*$/;
const PREFIX = /^(?:[\s>]|[-+*]\s|\d{1,9}[.)]\s)*/;
const EMPTY_ROW = new RegExp(`${PREFIX.source}[\\s>|]*$`);
const ROW = new RegExp(`${PREFIX.source}\\|`);
const ITEM = /^[\s>]*(?:[-+*]|\d+[.)])\s/;
const DELIMITER = /^[\s>]*\|[\s|:-]*$/;

/** @param open what is being written, as far as that is known */
export function mendLines(text: string, open: LeafFrame['type'] | undefined): string {
  const start = text.lastIndexOf('\n') + 1;
  const line = text.slice(start);
  if (open === 'code' || open === 'math') return FENCE_END.test(line) ? text.slice(0, start) : text;
  if (open === 'html') return text;
  const isMarks = MARKS.test(line);
  if (open === 'table' && !ITEM.test(line))
    return EMPTY_ROW.test(line) || (isMarks && !ROW.test(line)) ? text.slice(0, start) : text;
  const isHidden = isMarks || (LABEL.test(line) && isBlockStart(text.slice(0, start), line));
  return mendTable(text, start) ?? (isHidden ? text.slice(0, start) : text);
}

function isBlockStart(before: string, line: string): boolean {
  return before === '' || BLANK.test(before) || ITEM.test(line);
}

/** A line that begins with a pipe is a table's head, until the line below it says otherwise. */
function mendTable(text: string, start: number): string | undefined {
  const line = text.slice(start);
  const aboveStart = text.lastIndexOf('\n', start - 2) + 1;
  const above = start === 0 ? '' : text.slice(aboveStart, start - 1);
  const isHead = ROW.test(above) && !DELIMITER.test(above);
  if (isHead && (ITEM.test(above) || !ROW.test(text.slice(0, aboveStart).split('\n').at(-2) ?? ''))) {
    // Its delimiters are still coming, or not yet whole.
    return /^[\s>]*$/.test(line) || DELIMITER.test(line)
      ? text.slice(0, start) + delimiterOf(above)
      : undefined;
  }
  if (!ROW.test(line) || EMPTY_ROW.test(line) || (ROW.test(above) && !ITEM.test(line))) return undefined;
  return `${text}\n${delimiterOf(line)}`;
}

function delimiterOf(head: string): string {
  const prefix = PREFIX.exec(head)?.[0] ?? '';
  return `${prefix.replace(/[^\s>]/g, ' ')}|${splitRow(head.slice(prefix.length))
    .map(() => '---|')
    .join('')}`;
}
