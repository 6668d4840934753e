/**
 * What is open at a place in a text: the containers around it, with what has settled in them, and the block that is
 * being written. The few marks that opened them are all that a parser needs to go on from there, so a text is read on
 * from its last open block however long it is (`resumeText`).
 */
import type { GrowingList } from './growing-list';
import type { Align, Block, Inline, ListItem, TableRow } from './nodes';

/** A container that is open. */
export type Frame =
  | FrameOf<'Document'>
  | FrameOf<'Blockquote'>
  | (FrameOf<'ListItem'> & { readonly isDone: boolean | undefined })
  | (FrameOf<'Note'> & { readonly label: string })
  | ListFrame;

interface FrameOf<Type> extends Open {
  readonly type: Type;
  readonly blocks: GrowingList<Block>;
}

export interface ListFrame extends Open {
  readonly type: 'List';
  readonly start: number | undefined;
  readonly items: GrowingList<ListItem>;
}

interface Open {
  /** What it began with, up to its content. Of a list: what its first item began with. */
  readonly opener: string;
  /** What its further lines begin with. */
  readonly prefix: string;
  /** Whether a blank line is between what it holds. */
  readonly isLoose: boolean;
}

/** The block that is being written, as far as it has settled. Its `opener` is how it is taken up again. */
export type LeafFrame = { readonly opener: string } & (
  | {
      readonly type: 'code';
      readonly lang: string;
      readonly meta: string;
      /** Of the fence; `undefined` where it is the indentation that makes it code. */
      readonly indent: number | undefined;
      readonly lines: GrowingList<string>;
    }
  | { readonly type: 'html' | 'math'; readonly lines: GrowingList<string> }
  | {
      readonly type: 'table';
      readonly align: readonly Align[];
      readonly head: TableRow;
      readonly rows: GrowingList<TableRow>;
    }
  | { readonly type: 'paragraph'; readonly inline: Inline }
);

/** What stands for all that has settled. */
export interface Resume {
  readonly text: string;
  /** Where the line ends that opens the containers; what begins before it has been read. */
  readonly containersEnd: number;
}

/** An empty heading: it can't take up anything of the lines below it. */
const STAND_IN = '#\n';

/** The text that brings a parser to where these are open. */
export function resumeText(frames: readonly Frame[], leaf: LeafFrame | undefined): Resume {
  const last = frames.length - 1;
  let containers = '';
  let prefix = '';
  for (const [index, frame] of frames.entries()) {
    // What an item begins with stands for its list too.
    if (frame.type === 'List' && index < last) continue;
    // Behind another one on the same line, its spaces would be those of the other.
    if (containers && frame.opener.startsWith(' ')) containers += STAND_IN + prefix;
    containers += frame.opener;
    prefix += frame.prefix;
  }
  if (last > 0) containers += STAND_IN;
  const lines = leaf ? leaf.opener.split('\n').map((line) => prefix + line) : [];
  // A paragraph goes on in the same line.
  const end = leaf && leaf.type !== 'paragraph' ? '\n' : '';
  return { text: containers + lines.join('\n') + end, containersEnd: containers.length };
}

const CONTAINER = /^(?:Blockquote|BulletList|OrderedList|ListItem|Note)$/;

/** Whether a node of that name is a container. */
export function isContainer(name: string): boolean {
  return CONTAINER.test(name);
}
