/** A text read by the kit's own reader, without a page. */
import { createMarkdownReader, type MarkdownDocument } from '../../src/markdown/document';
import { type GrowingList, itemsOf } from '../../src/markdown/growing-list';
import type { Piece } from '../../src/markdown/nodes';

const reader = createMarkdownReader({ hasMath: true, extensions: [] });

export const { advance, append: advanceBy, empty: EMPTY_DOCUMENT } = reader;

/** The document of a text that was not read before. */
export function readMarkdown(text: string, isWhole = true): MarkdownDocument {
  return advance(reader.empty, text, isWhole);
}

/**
 * What a document looks like, as plain data: lists as arrays, the pieces of a text as one, and what waited for a
 * definition as it is with it. Two documents look the same where this is the same, however their texts came.
 */
export function looksOf({ blocks, notes, definitions }: MarkdownDocument): unknown {
  const flatten = (value: unknown): unknown => {
    if (isGrowingList(value)) return joinPieces([...itemsOf(value)]).map(flatten);
    if (Array.isArray(value)) return joinText(value).map(flatten);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, flatten(item)]));
  };
  const nodesOf = (piece: Piece) =>
    piece.missing.length > 0 ? reader.inline.readAgain(piece, definitions).nodes : piece.nodes;
  const joinPieces = (items: readonly unknown[]) =>
    items.length > 0 && items.every(isPiece) ? joinText(items.flatMap(nodesOf)) : items;
  return flatten({ blocks, notes });
}

function isGrowingList(value: unknown): value is GrowingList<unknown> {
  return typeof value === 'object' && value !== null && 'sections' in value && 'groups' in value;
}

function isPiece(value: unknown): value is Piece {
  return typeof value === 'object' && value !== null && 'nodes' in value && 'missing' in value;
}

function joinText(nodes: readonly unknown[]): readonly unknown[] {
  const joined: unknown[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (typeof node === 'string' && typeof last === 'string') joined[joined.length - 1] = last + node;
    else joined.push(node);
  }
  return joined;
}
