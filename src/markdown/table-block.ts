/** GFM's tables. The head may be the last line of a paragraph. */
import type {
  BlockContext,
  Element,
  LeafBlock,
  LeafBlockParser,
  Line,
  MarkdownConfig,
} from '@lezer/markdown';
import { isInside } from './is-inside';
import { isTableHead } from './table-row';

export const tableBlock: MarkdownConfig = {
  defineNodes: [{ name: 'Table', block: true }, 'TableHeader', 'TableDelimiter', 'TableRow'],
  parseBlock: [
    {
      name: 'Table',
      before: 'SetextHeading',
      leaf: (cx, leaf) =>
        isTableHead(leaf.content, withoutPrefix(cx.peekLine())) ? createTableParser(leaf.start) : null,
      endLeaf(cx, line, { parsers }) {
        const text = line.text.slice(line.pos);
        // The line below its head is its own, whatever it looks like.
        if (parsers.some(isTable)) return parsers.length === 1 && RULE.test(text);
        return isTableHead(text, withoutPrefix(cx.peekLine()));
      },
    },
  ],
};

/** What ends a table, and would be taken for the line below a heading. */
const RULE = /^(?:-[ \t]*){3,}$/;

function isTable(parser: LeafBlockParser): boolean {
  return 'rows' in parser;
}

function createTableParser(start: number) {
  const rows: Element[] = [];
  const elementOf = (name: string, cx: BlockContext, line: Line) =>
    cx.elt(name, cx.lineStart + line.pos, cx.lineStart + line.text.length);
  return {
    rows,
    nextLine(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
      if (!isInside(cx, line)) {
        // A line that is not in its quote or item may go on with a paragraph, and is no row.
        leaf.parsers = leaf.parsers.filter((other) => other !== this);
        return this.finish(cx, leaf);
      }
      if (rows.length === 0) {
        // From now on it is nothing else.
        leaf.parsers = [this];
        rows.push(cx.elt('TableHeader', start, cx.prevLineEnd()), elementOf('TableDelimiter', cx, line));
      } else rows.push(elementOf('TableRow', cx, line));
      return false;
    },
    finish(cx: BlockContext, leaf: LeafBlock): boolean {
      if (rows.length === 0) return false;
      cx.addLeafElement(leaf, cx.elt('Table', leaf.start, leaf.start + leaf.content.length, rows));
      return true;
    },
  };
}

/** The line without what may stand before it in quotes and lists. */
function withoutPrefix(line: string): string {
  return line.replace(/^[>\s]+/, '');
}
