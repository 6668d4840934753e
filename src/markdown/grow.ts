/**
 * A tree of blocks in, the containers that are open at its end out: what is closed has settled in them. The tree is
 * that of a text behind its `resumeText`, so what is open already goes on, and what stands in for it is skipped.
 */
import type { SyntaxNode } from '@lezer/common';
import { type Frame, isContainer, type LeafFrame } from './frame';
import { append, type GrowingList } from './growing-list';
import { isClosed } from './is-closed';
import type { LeafContext, Place } from './leaf-context';
import type { Block, ListItem } from './nodes';
import { openFrame } from './open-frame';
import { readLeaf } from './read-leaf';

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

/** What of a container is none of its blocks. */
const MARK = /^(?:QuoteMark|ListMark|ItemColumns|NoteLabel)$/;

export function grow(top: SyntaxNode, frames: readonly Frame[], context: GrowContext): Grown {
  const chain: Growing[] = [];
  let closedEnd: number | undefined;
  let next: Omit<ChildrenContext, 'context'> & { node: SyntaxNode; frame: Frame } = {
    node: top,
    frame: frames[0] as Frame,
    continued: frames.slice(1),
    prefix: '',
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
  /** What the lines of the container around it begin with. */
  readonly prefix: string;
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
  const prefix = how.prefix + frame.prefix;
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
      const inner = goesOn ?? openFrame(child, source);
      const within = { node: child, frame: inner, prefix, continued: goesOn ? continued.slice(1) : [] };
      if (isOpen) return { frame, closedEnd, container: within };
      frame = close(frame, closeContainer({ ...within, context }), context);
    } else {
      // It stands for the blocks that were closed.
      if (child.from < containersEnd) continue;
      const settled = child.from < resumeEnd ? context.leaf : undefined;
      const isTask = frame.type === 'ListItem' && frame.isDone !== undefined && frame.blocks.length === 0;
      const place = { prefix, box: isTask ? BOX : 0 };
      if (isOpen && (context.isLive || !isClosed(child, source)))
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

/** Whether there is a blank line in it. */
function isBlank(gap: string): boolean {
  return /\n[\s>]*\n/.test(gap);
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
