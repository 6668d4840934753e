/**
 * The blocks of CommonMark and GFM, with footnotes, as @lezer/markdown reads them: lines in, a tree of blocks out.
 * What is inside a block is read later and by itself (`inline-syntax.ts`), when it is known what its references mean.
 */
import {
  type BlockContext,
  type MarkdownConfig,
  type MarkdownExtension,
  type MarkdownParser,
  parser,
} from '@lezer/markdown';
import { indentedCode } from './code-block';
import { mathBlock } from './math-block';
import { noteBlock } from './note-block';
import { tableBlock } from './table-block';

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
  const own = [{ remove: INLINE }, blockStart, indentedCode, noteBlock, tableBlock, hasMath ? mathBlock : []];
  return parser.configure([...own, extensions]);
}

/** What the parser knows of a container, and its types do not say. */
interface Container {
  readonly from: number;
  /** Of an item: what its lines are indented by, in columns. */
  readonly value: number;
  readonly children: readonly unknown[];
  /** Of an item: whether a blank line closes it. */
  blankFirstLine?: boolean;
}

/**
 * Asked before any block begins. A node `ItemColumns` in an item is as long as its lines are indented: where there are
 * tabs, the text does not tell. And an item that begins with a tab, spaces alone or a line that is empty, which the
 * parser gets wrong, is put right.
 */
const blockStart: MarkdownConfig = {
  defineNodes: ['ItemColumns'],
  parseBlock: [
    {
      name: 'BlockStart',
      before: 'LinkReference',
      parse(cx: BlockContext & { readonly block?: Container }, line) {
        const isEmpty = line.next < 0;
        const { block } = cx;
        if (block?.children.length === 1 && cx.parentType().name === 'ListItem') {
          block.blankFirstLine = isEmpty;
          if (!isEmpty) cx.addElement(cx.elt('ItemColumns', block.from, block.from + block.value));
        }
        if (!isEmpty && cx.depth <= DEEPEST) return false;
        const from = cx.lineStart + line.pos;
        if (!isEmpty) cx.addElement(cx.elt('Paragraph', from, cx.lineStart + line.text.length));
        cx.nextLine();
        return true;
      },
    },
  ],
};
