/**
 * The blocks of CommonMark and GFM, with footnotes, as @lezer/markdown reads them: lines in, a tree of blocks out.
 * What is inside a block is read later and by itself (`inline-syntax.ts`), when it is known what its references mean.
 */
import {
  type BlockContext,
  type Element,
  type LeafBlock,
  type Line,
  type MarkdownConfig,
  type MarkdownExtension,
  type MarkdownParser,
  parser,
} from '@lezer/markdown';
import { mathBlock } from './math-syntax';
import { isTableHead } from './table-row';

/** How deep blocks may be nested; what is deeper is text. */
const DEEPEST = 64;

const INLINE = [
  'Escape',
  'Entity',
  'InlineCode',
  'HTMLTag',
  'Emphasis',
  'HardBreak',
  'Link',
  'Image',
  'LinkEnd',
];

/** What more a text may hold. */
export interface SyntaxOptions {
  /** Whether formulas are read. */
  readonly hasMath: boolean;
  /** Extensions of @lezer/markdown. */
  readonly extensions: MarkdownExtension;
}

export function createBlockParser({ hasMath, extensions }: SyntaxOptions): MarkdownParser {
  const own = [{ remove: INLINE }, depthLimit, note, table, hasMath ? mathBlock : []];
  return parser.configure([...own, extensions]);
}

const depthLimit: MarkdownConfig = {
  parseBlock: [
    {
      name: 'DepthLimit',
      before: 'LinkReference',
      parse(cx, line) {
        if (cx.depth <= DEEPEST) return false;
        const from = cx.lineStart + line.pos;
        cx.addElement(cx.elt('Paragraph', from, cx.lineStart + line.text.length));
        cx.nextLine();
        return true;
      },
    },
  ],
};

const NOTE = /^\[\^[^\]\s]{1,200}\]:[ \t]*/;

function matchNote(line: Line): number | undefined {
  if (line.next !== 91 || line.indent >= line.baseIndent + 4) return undefined;
  return NOTE.exec(line.text.slice(line.pos))?.[0].length;
}

/** A footnote, `[^label]: …`: what follows is its own as long as it is indented by four columns. */
const note: MarkdownConfig = {
  defineNodes: [
    {
      name: 'Note',
      block: true,
      composite(_, line) {
        if (line.next < 0) return true;
        if (line.indent < line.baseIndent + 4) return false;
        line.moveBaseColumn(line.baseIndent + 4);
        return true;
      },
    },
    'NoteLabel',
  ],
  parseBlock: [
    {
      name: 'Note',
      before: 'Blockquote',
      parse(cx, line) {
        const length = matchNote(line);
        if (length === undefined) return false;
        const from = cx.lineStart + line.pos;
        cx.startComposite('Note', line.pos);
        cx.addElement(cx.elt('NoteLabel', from, from + length));
        line.moveBase(line.pos + length);
        return null;
      },
      endLeaf: (_, line) => matchNote(line) !== undefined,
    },
  ],
};

/** GFM's tables. The head may be the last line of a paragraph. */
const table: MarkdownConfig = {
  defineNodes: [{ name: 'Table', block: true }, 'TableHeader', 'TableDelimiter', 'TableRow'],
  parseBlock: [
    {
      name: 'Table',
      before: 'SetextHeading',
      leaf: (cx, leaf) =>
        isTableHead(leaf.content, withoutPrefix(cx.peekLine())) ? createTableParser(leaf.start) : null,
      endLeaf: (cx, line, leaf) =>
        isTable(leaf)
          ? RULE.test(line.text.slice(line.pos))
          : isTableHead(line.text.slice(line.pos), withoutPrefix(cx.peekLine())),
    },
  ],
};

/** What ends a table, and would be taken for the line below a heading. */
const RULE = /^(?:-[ \t]*){3,}$/;

function isTable({ parsers }: LeafBlock): boolean {
  return parsers.length === 1 && parsers[0] !== undefined && 'rows' in parsers[0];
}

function createTableParser(start: number) {
  const rows: Element[] = [];
  const elementOf = (name: string, cx: BlockContext, line: Line) =>
    cx.elt(name, cx.lineStart + line.pos, cx.lineStart + line.text.length);
  return {
    rows,
    nextLine(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
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
