/**
 * A tree of blocks in, the containers that are open at its end out: what is closed has settled in them. The tree is
 * that of a text behind its `resumeText`, so what is open already goes on, and what stands in for it is skipped.
 */
import type { SyntaxNode } from '@lezer/common';
import type { Frame, LeafFrame } from './frame';
import { append, emptyList, type GrowingList } from './growing-list';
import type { Block, ListItem } from './nodes';
import { type LeafContext, type Place, readLeaf } from './read-leaf';

export interface GrowContext extends LeafContext {
  /** Where the line ends that stands for the open containers, and where all ends that stands for something. */
  readonly containersEnd: number;
  readonly resumeEnd: number;
  readonly leaf: LeafFrame | undefined;
  /** Takes the blocks of a footnote, which are shown elsewhere. */
  onNote(label: string, blocks: GrowingList<Block>): void;
}

/** What is open at the end of a text. */
export interface Grown {
  /** From the document to the innermost container. */
  readonly chain: readonly Growing[];
  /** The block that may go on, if the last one may. */
  readonly leaf: OpenLeaf | undefined;
  /** Where the last closed block ends, if one was closed in this text. */
  readonly closedEnd: number | undefined;
}

export interface OpenLeaf {
  readonly node: SyntaxNode;
  readonly settled: LeafFrame | undefined;
  readonly place: Place;
}

export interface Growing {
  readonly frame: Frame;
  readonly from: number;
}

/** The box of a task, and the space behind it: `[x] `. */
const BOX = 4;

const CONTAINER = /^(?:Blockquote|BulletList|OrderedList|ListItem|Note)$/;

export function isContainer(name: string): boolean {
  return CONTAINER.test(name);
}

const MARK = /^(?:QuoteMark|ListMark|NoteLabel)$/;
/** What no further line can be a part of. */
const CLOSED = /^(?:ATXHeading\d|SetextHeading\d|HorizontalRule)$/;

export function grow(top: SyntaxNode, frames: readonly Frame[], context: GrowContext): Grown {
  const chain: Growing[] = [];
  let closedEnd: number | undefined;
  let next: Omit<ChildrenContext, 'context'> & { node: SyntaxNode; frame: Frame } = {
    node: top,
    frame: frames[0] as Frame,
    continued: frames.slice(1),
    indent: 0,
  };
  for (;;) {
    const { node, frame, ...how } = next;
    const inner = readChildren(node, frame, { ...how, context });
    chain.push({ frame: inner.frame, from: node.from });
    closedEnd = inner.closedEnd ?? closedEnd;
    if (!inner.container) return { chain, leaf: inner.leaf, closedEnd };
    next = inner.container;
  }
}

/** What is open, closed: the document's frame, which holds all. */
export function closeAll({ chain, leaf }: Grown, context: GrowContext): Frame {
  const last = leaf && readLeaf(leaf.node, leaf.settled, leaf.place, context);
  return chain.reduceRight<Frame | undefined>((inner, { frame }, index) => {
    if (inner) return close(frame, inner, context);
    return index === chain.length - 1 ? addBlock(frame, last) : frame;
  }, undefined) as Frame;
}

interface ChildrenContext {
  readonly context: GrowContext;
  /** Of the lines of the container around it, in columns. */
  readonly indent: number;
  /** The frames that were open within this one; only what goes on may take them up. */
  readonly continued: readonly Frame[];
}

interface Children {
  readonly frame: Frame;
  readonly closedEnd?: number | undefined;
  /** What is open at its end: a block, */
  readonly leaf?: OpenLeaf | undefined;
  /** or a container with what is open in it. */
  readonly container?: Omit<ChildrenContext, 'context'> & {
    readonly node: SyntaxNode;
    readonly frame: Frame;
  };
}

/** Adds what is closed in a container to its frame; what is last stays open. */
function readChildren(node: SyntaxNode, frame: Frame, how: ChildrenContext): Children {
  const { context, continued } = how;
  const { source, containersEnd, resumeEnd } = context;
  const indent = how.indent + frame.prefix.length;
  let before: SyntaxNode | undefined;
  let closedEnd: number | undefined;
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (MARK.test(child.name)) continue;
    if (before && isBlank(source.slice(before.to, child.from))) frame = { ...frame, isLoose: true };
    before = child;
    const isOpen = !child.nextSibling;
    if (isContainer(child.name)) {
      const goesOn = child.from < containersEnd ? continued[0] : undefined;
      // It stands for an item that was closed.
      if (child.from < containersEnd && !goesOn) continue;
      const inner = goesOn ?? openFrame(child, context);
      const within = { node: child, frame: inner, indent, continued: goesOn ? continued.slice(1) : [] };
      if (frame.type === 'List') frame = { ...frame, opener: inner.opener };
      if (isOpen) return { frame, closedEnd, container: within };
      frame = close(frame, closeContainer({ ...within, context }), context);
    } else {
      // It stands for the blocks that were closed.
      if (child.from < containersEnd) continue;
      const settled = child.from < resumeEnd ? context.leaf : undefined;
      const isTask = frame.type === 'ListItem' && frame.isDone !== undefined && frame.blocks.length === 0;
      const place = { indent, box: isTask ? BOX : 0 };
      if (isOpen && !isClosed(child, context))
        return { frame, closedEnd, leaf: { node: child, settled, place } };
      frame = addBlock(frame, readLeaf(child, settled, place, { ...context, isLive: false }));
    }
    closedEnd = child.to;
  }
  return { frame, closedEnd };
}

/** All of a container that nothing can be added to any more. */
function closeContainer({
  node,
  frame,
  ...how
}: ChildrenContext & { node: SyntaxNode; frame: Frame }): Frame {
  const { context } = how;
  const inner = readChildren(node, frame, how);
  if (inner.container) return close(inner.frame, closeContainer({ ...inner.container, context }), context);
  if (!inner.leaf) return inner.frame;
  const { leaf } = inner;
  return addBlock(inner.frame, readLeaf(leaf.node, leaf.settled, leaf.place, { ...context, isLive: false }));
}

/** Whether the last block of a text is closed all the same. */
function isClosed(node: SyntaxNode, { source, isLive }: GrowContext): boolean {
  if (isLive) return false;
  if (CLOSED.test(node.name)) return true;
  if (node.name === 'FencedCode') return node.getChildren('CodeMark').length > 1;
  if (node.name === 'MathBlock') return node.getChildren('MathMark').length > 1;
  if (/^(?:Paragraph|Table|LinkReference|HTMLBlock)$/.test(node.name) && isFollowed(node, source))
    return true;
  return /^(?:HTML|Comment|Processing)/.test(node.name) && isHtmlEnd(source.slice(node.from, node.to));
}

/** How HTML ends that blank lines do not end (CommonMark 0.31.2, 4.6). */
const HTML_ENDS: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [/^<![A-Z]/i, />/],
];

function isHtmlEnd(html: string): boolean {
  const end = HTML_ENDS.find(([start]) => start.test(html))?.[1];
  return !!end?.test(html.slice(html.lastIndexOf('\n') + 1));
}

/** Whether another line, if only a blank one, is behind the last block. */
export function isFollowed(node: SyntaxNode, source: string): boolean {
  return source.includes('\n', node.to);
}

/** Whether there is a blank line in it. */
function isBlank(gap: string): boolean {
  return /\n[\s>]*\n/.test(gap);
}

/** The frame of a container that begins here. */
function openFrame(node: SyntaxNode, { source }: GrowContext): Frame {
  const shared = { opener: '', prefix: '', isLoose: false };
  switch (node.name) {
    case 'BulletList':
    case 'OrderedList': {
      const isOrdered = node.name === 'OrderedList';
      const mark = node.firstChild?.getChild('ListMark');
      const start = isOrdered && mark ? Number.parseInt(source.slice(mark.from, mark.to), 10) : undefined;
      return { ...shared, type: 'List', start, items: emptyList() };
    }
    case 'ListItem': {
      const opener = readItemOpener(node, source);
      const isDone = readTask(node, source);
      return {
        ...shared,
        type: 'ListItem',
        opener,
        prefix: ' '.repeat(opener.length),
        blocks: emptyList(),
        isDone,
      };
    }
    case 'Note': {
      const mark = node.getChild('NoteLabel');
      const opener = mark ? source.slice(mark.from, mark.to).trimEnd() : '';
      return {
        ...shared,
        type: 'Note',
        opener: `${opener} `,
        prefix: '    ',
        blocks: emptyList(),
        label: opener.slice(2, -2),
      };
    }
    default:
      return { ...shared, type: 'Blockquote', opener: '> ', prefix: '> ', blocks: emptyList() };
  }
}

/** The mark of an item with the spaces around it: what its further lines have to be indented by. */
function readItemOpener(node: SyntaxNode, source: string): string {
  const mark = node.getChild('ListMark');
  if (!mark) return '- ';
  const spaces = /^[ ]*/.exec(source.slice(mark.to, mark.to + 6))?.[0].length ?? 0;
  const isEmpty = source[mark.to + spaces] === '\n' || mark.to + spaces >= source.length;
  const behind = spaces === 0 || spaces > 4 || isEmpty ? 1 : spaces;
  return ' '.repeat(mark.from - node.from) + source.slice(mark.from, mark.to) + ' '.repeat(behind);
}

function readTask(item: SyntaxNode, source: string): boolean | undefined {
  const first = item.getChild('ListMark')?.nextSibling;
  if (!first || !/^(?:Paragraph|Setext)/.test(first.name)) return undefined;
  const box = /^\[([ xX])\]\s/.exec(source.slice(first.from, first.from + 4))?.[1];
  return box === undefined ? undefined : box !== ' ';
}

function addBlock(frame: Frame, block: Block | undefined): Frame {
  return frame.type === 'List' || !block ? frame : { ...frame, blocks: append(frame.blocks, block) };
}

/** A container with what was in it, which is closed. */
function close(outer: Frame, inner: Frame, context: GrowContext): Frame {
  if (inner.type === 'Note') {
    context.onNote(inner.label, inner.blocks);
    return outer;
  }
  if (inner.type === 'ListItem') return addItem(outer, inner);
  if (inner.type === 'List') {
    return addBlock(outer, { type: 'list', start: inner.start, isTight: !inner.isLoose, items: inner.items });
  }
  return inner.type === 'Blockquote' ? addBlock(outer, { type: 'quote', blocks: inner.blocks }) : outer;
}

function addItem(outer: Frame, { isDone, blocks, isLoose }: Frame & { type: 'ListItem' }): Frame {
  if (outer.type !== 'List') return outer;
  const item: ListItem = { isDone, blocks };
  return { ...outer, items: append(outer.items, item), isLoose: outer.isLoose || isLoose };
}
