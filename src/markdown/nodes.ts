/** What a markdown text is made of. The nodes never change: one that is the same object looks the same. */
import type { GrowingList } from './growing-list';

/** A block of a document, or of what holds blocks. */
export type Block =
  | { readonly type: 'paragraph'; readonly inline: Inline }
  | { readonly type: 'heading'; readonly level: HeadingLevel; readonly inline: Inline }
  | CodeBlockNode
  | { readonly type: 'quote'; readonly blocks: GrowingList<Block> }
  | ListNode
  | TableNode
  | { readonly type: 'rule' }
  /** Raw HTML: text, unless an app does something else with it. */
  | { readonly type: 'html'; readonly lines: GrowingList<string> }
  /** A formula on lines of its own, `isClosed` once its end is there. */
  | { readonly type: 'math'; readonly lines: GrowingList<string>; readonly isClosed: boolean }
  /** What an extension of the parser read; `name` is its own. */
  | { readonly type: 'extension'; readonly name: string; readonly text: string };

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** Code on lines of its own. */
export interface CodeBlockNode {
  readonly type: 'code';
  /** The first word behind the fence, as `ts`; empty where there is none, or it is not whole yet. */
  readonly lang: string;
  /** The rest of that line. */
  readonly meta: string;
  /** Without their line ends. While it grows, all but the last stay what they are. */
  readonly lines: GrowingList<string>;
  /** Whether its end is there. */
  readonly isClosed: boolean;
}

export interface ListNode {
  readonly type: 'list';
  /** The number of the first item; a list without has bullets. */
  readonly start: number | undefined;
  /** Whether no blank lines are between what it holds. */
  readonly isTight: boolean;
  readonly items: GrowingList<ListItem>;
}

export interface ListItem {
  /** Of a task: whether it is done. */
  readonly isDone: boolean | undefined;
  readonly blocks: GrowingList<Block>;
}

export interface TableNode {
  readonly type: 'table';
  readonly align: readonly Align[];
  readonly head: TableRow;
  readonly rows: GrowingList<TableRow>;
}

export type Align = 'left' | 'center' | 'right' | undefined;
/** Its cells: as many as the table has columns. */
export type TableRow = readonly Inline[];

/** A text within a block, in pieces that are read each by itself; all but the last stay what they are. */
export type Inline = GrowingList<Piece>;

export interface Piece {
  readonly source: string;
  readonly nodes: readonly InlineNode[];
  /** Labels that nothing has defined yet. Once one is, the source is read again. */
  readonly missing: readonly string[];
  /** With those: labels of the footnotes that are referred to before it. */
  readonly known: readonly string[];
}

/** A part of a text; a string is plain text. */
export type InlineNode =
  | string
  | { readonly type: 'emphasis' | 'strong' | 'strikethrough'; readonly nodes: readonly InlineNode[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'break' }
  | LinkNode
  | ImageNode
  | { readonly type: 'html'; readonly text: string }
  | { readonly type: 'math'; readonly text: string; readonly isDisplay: boolean }
  | NoteNode
  /** What an extension of the parser read; `name` is its own. */
  | {
      readonly type: 'extension';
      readonly name: string;
      readonly text: string;
      readonly nodes: readonly InlineNode[];
    };

/** A mark that refers to a footnote. */
export interface NoteNode {
  readonly type: 'note';
  readonly label: string;
  /** Whether the footnote leads back to it. */
  readonly isFirst: boolean;
  /** Whether it stands in a link. */
  readonly isLink: boolean;
}

export interface LinkNode {
  readonly type: 'link';
  /** As it was written: whoever makes it a link has to check it. `undefined` while it is not there yet. */
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly nodes: readonly InlineNode[];
}

export interface ImageNode {
  readonly type: 'image';
  /** As it was written. */
  readonly url: string;
  readonly title: string | undefined;
  readonly alt: string;
}
