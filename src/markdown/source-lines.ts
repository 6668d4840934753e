/** A node of the tree of blocks in, the text in it out, without what containers put before each line. */
import type { SyntaxNode } from '@lezer/common';

/** The node's text line by line, as it was written. */
export function linesOf(node: SyntaxNode, source: string, to = node.to): string[] {
  return withoutMarks(node, source, to).split('\n');
}

/** The text of a paragraph or heading: no spaces around its lines but those that break a line. */
export interface LeafText {
  readonly text: string;
  /** The place in the source of a place in the text. */
  toSource(at: number): number;
}

/** @param from where it begins, if not with the node: from there on nothing is trimmed in its line */
export function readLeafText(node: SyntaxNode, source: string, from = node.from, to = node.to): LeafText {
  const lines: { readonly at: number; readonly from: number }[] = [];
  let text = '';
  let lineFrom = from;
  while (lineFrom <= to) {
    const newline = source.indexOf('\n', lineFrom);
    const lineTo = newline === -1 || newline > to ? to : newline;
    const start = lineFrom === from ? from : skipMarks(node, source, lineFrom, lineTo);
    if (lineFrom !== from) text += '\n';
    lines.push({ at: text.length, from: start });
    text += source.slice(start, lineTo);
    lineFrom = lineTo + 1;
  }
  return {
    text: text.trimEnd(),
    toSource(at) {
      let index = lines.length - 1;
      while (index > 0 && (lines[index]?.at ?? 0) > at) index--;
      const line = lines[index];
      return line ? line.from + at - line.at : from;
    },
  };
}

/** Where the text of a line begins, behind the marks of quotes and the spaces. */
function skipMarks(node: SyntaxNode, source: string, from: number, to: number): number {
  let start = from;
  for (let mark = node.childAfter(from); mark && mark.from < to; mark = mark.nextSibling) {
    if (mark.name === 'QuoteMark') start = mark.to;
    else break;
  }
  while (start < to && /[ \t]/.test(source[start] as string)) start++;
  return start;
}

/** The text of a node but for the marks of quotes, each with the space behind it. */
function withoutMarks(node: SyntaxNode, source: string, to: number): string {
  let text = '';
  let at = node.from;
  for (let mark = node.firstChild; mark && mark.from < to; mark = mark.nextSibling) {
    if (mark.name !== 'QuoteMark') continue;
    text += source.slice(at, mark.from).replace(/[ \t]+$/, '');
    at = source[mark.to] === ' ' ? mark.to + 1 : mark.to;
  }
  return text + source.slice(at, to);
}

/** How the lines of code begin: what of that is not their own. */
export interface CodeIndent {
  /** In columns: what the containers take, and the block itself. */
  readonly columns: number;
  /** How many spaces more, at most, are the fence's. */
  readonly fence: number;
}

/** The lines of code between `from` and `to`, each from where its `CodeText` begins. */
export function readCodeLines(
  node: SyntaxNode,
  source: string,
  { from, to }: { readonly from: number; readonly to: number },
  indent: CodeIndent,
): string[] {
  const lines: string[] = [];
  let code = node.childAfter(from);
  for (let lineFrom = from; lineFrom <= to; ) {
    const newline = source.indexOf('\n', lineFrom);
    const lineTo = newline === -1 || newline > to ? to : newline;
    while (code && (code.name !== 'CodeText' || code.to <= lineFrom) && code.from < lineTo) {
      code = code.nextSibling;
    }
    const isText = code?.name === 'CodeText' && code.from < lineTo;
    const start =
      isText && code ? Math.max(code.from, lineFrom) : Math.min(lineFrom + indent.columns, lineTo);
    // Of a tab that a container took a part of, the rest is spaces.
    const before = source.slice(lineFrom, start);
    const rest = isText && before.includes('\t') ? columnsOf(before) - indent.columns : 0;
    lines.push(withoutIndent(' '.repeat(Math.max(0, rest)) + source.slice(start, lineTo), indent.fence));
    lineFrom = lineTo + 1;
  }
  return lines;
}

function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += char === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}

function withoutIndent(line: string, indent: number): string {
  let at = 0;
  while (at < indent && line[at] === ' ') at++;
  return line.slice(at);
}
