/** A text whose end has come in, the same out, with all that its end can't change any more taken out of the rest. */
import type { Frame } from './frame';
import type { Grown } from './grow';
import { type Readers, readBlocks, type SettledText } from './read-blocks';
import { settleLeaf } from './read-leaf';
import { PIECE } from './scan-inline';
import { lineEnd, lineStart } from './source-lines';

export function settleText(settled: SettledText, readers: Readers): SettledText {
  const lines = settled.rest.lastIndexOf('\n') + 1;
  const next = lines === 0 ? settled : settleUpTo(lines, settled, readers);
  const open = next.rest.length - next.rest.lastIndexOf('\n') - 1;
  // A line that goes on and on: its text settles in pieces.
  return open < 2 * PIECE || (open < 8 * PIECE && /^\s*</.test(next.rest))
    ? next
    : settleUpTo(next.rest.length, next, readers);
}

/** @param end how far the rest is read: up to the end of a line, or of all, where only a part of a paragraph settles */
function settleUpTo(end: number, settled: SettledText, readers: Readers): SettledText {
  const { result, references } = readers.inline.noteReferences(settled.noteOrder, () => {
    const read = readBlocks(settled, settled.rest.slice(0, end), 'settle', readers);
    const open = read.grown.leaf;
    return { ...read, leaf: open && settleLeaf(open.node, open.settled, open.place, read.context) };
  });
  const { grown, definitions, notes, leaf } = result;
  const { source, resumeEnd } = result.context;
  const isText = leaf?.leaf.type === 'paragraph';
  if (settled.rest[end - 1] !== '\n' && !(isText && leaf.end > resumeEnd)) return settled;
  const at = Math.max(resumeEnd, isText ? leaf.end : openFrom(grown, source, leaf?.end));
  // What begins in a line that is read again begins again.
  const kept = grown.chain.filter(({ from }, index) => leaf || index === 0 || from < at);
  const rest = settled.rest.slice(at - resumeEnd);
  return {
    ...settled,
    frames: kept.map(({ frame }) => frame) as [Frame, ...Frame[]],
    leaf: leaf?.leaf,
    rest: leaf ? rest : rest.replace(/^(?:[ \t]*\n){3,}/, '\n\n'),
    definitions,
    notes: [...notes].reduce((all, [label, blocks]) => all.add(label, blocks), settled.notes),
    noteOrder: references,
  };
}

/**
 * The first line that is not settled.
 *
 * @param settledEnd where the part of the last block ends that has settled
 */
function openFrom({ chain, leaf, closedEnd }: Grown, source: string, settledEnd: number | undefined): number {
  const end = settledEnd ?? (leaf ? undefined : closedEnd);
  if (end !== undefined) return lineEnd(source, end) + 1;
  return lineStart(source, leaf?.node.from ?? chain.at(-1)?.from ?? 0);
}
