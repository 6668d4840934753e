/** A node of the tree of blocks in, the text in it out, without what containers put before each line. */
import type { SyntaxNode } from '@lezer/common';

export function lineStart(source: string, at: number): number {
  return source.lastIndexOf('\n', at - 1) + 1;
}

export function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}

/** The node's lines from its start on, each without what its containers begin it with, and without `columns` more. */
export function innerLines(node: SyntaxNode, source: string, prefix: string, columns = 0): string[] {
  const [first = '', ...others] = source.slice(node.from, node.to).split('\n');
  return [first, ...others.map((line) => innerLine(line, prefix, columns))];
}

/** What is before the node in its line, without the containers that begin there: the spaces that are its own. */
export function indentOf(node: SyntaxNode, source: string, prefix: string, columns = 0): string {
  const before = source.slice(lineStart(source, node.from), node.from);
  return innerLine(before.replace(/\[.*\]:\s*/, '    ').replace(/[^>\s]/g, ' '), prefix, columns);
}

/**
 * The line without what its containers begin it with: `prefix`, or the same in tabs, or with other spaces around the
 * marks of quotes. Of a tab that is only in part its own, that part is spaces.
 */
function innerLine(line: string, prefix: string, columns: number): string {
  let at = 0;
  let column = 0;
  const skipTo = (target: number) => {
    for (; column < target && (line[at] === ' ' || line[at] === '\t'); at++) {
      column += line[at] === '\t' ? 4 - (column % 4) : 1;
    }
  };
  const [first = '', ...inQuotes] = prefix.split('> ');
  let end = first.length;
  skipTo(end);
  for (const spaces of inQuotes) {
    skipTo(Number.POSITIVE_INFINITY);
    at++;
    end = ++column + (/[ \t]/.test(line[at] ?? '') ? 1 : 0) + spaces.length;
    skipTo(end);
  }
  end += columns;
  skipTo(end);
  return ' '.repeat(Math.max(0, column - end)) + line.slice(at);
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
    const lineTo = Math.min(to, lineEnd(source, lineFrom));
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
