/**
 * A document in, what a person sees of it out, character by character: each with what it looks like, from the block
 * that it stands in to the marks around it.
 */
import type { MarkdownDocument } from '../../src/markdown/document';
import { type GrowingList, itemsOf } from '../../src/markdown/growing-list';
import type { Block, Inline, InlineNode, LinkNode } from '../../src/markdown/nodes';

/** A character, and where it stands: `quote/paragraph strong link`. */
export interface SeenCharacter {
  char: string;
  looks: string;
  /** Whether it is a part of an address that is shown as it is, which is a link without looking like one. */
  isBare?: boolean;
}

/** What is seen, without spaces at the end of a text, which are not. Pictures are not text. */
export function seenText({ blocks }: MarkdownDocument): SeenCharacter[] {
  return seenBlocks(blocks, '');
}

function seenBlocks(blocks: GrowingList<Block>, path: string): SeenCharacter[] {
  return [...itemsOf(blocks)].flatMap((block, index) => seenBlock(block, `${path}/${index}`));
}

function seenBlock(block: Block, path: string): SeenCharacter[] {
  const place = `${path} ${block.type}`;
  switch (block.type) {
    case 'paragraph':
      return seenInline(block.inline, place);
    case 'heading':
      return seenInline(block.inline, `${place} ${block.level}`);
    case 'quote':
      return seenBlocks(block.blocks, place);
    case 'list':
      return [...itemsOf(block.items)].flatMap(({ blocks, isDone }, index) =>
        seenBlocks(blocks, `${place} ${block.start} item ${index} ${isDone}`),
      );
    case 'table':
      return [block.head, ...itemsOf(block.rows)].flatMap((row, at) =>
        row.flatMap((cell, column) => seenInline(cell, `${place} row ${at} column ${column}`)),
      );
    case 'code':
    case 'html':
    case 'math':
      return toCharacters([...itemsOf(block.lines)].join('\n'), place);
    case 'rule':
      return [];
    default:
      return toCharacters(block.text, place);
  }
}

function seenInline(inline: Inline, place: string): SeenCharacter[] {
  const seen = [...itemsOf(inline)].flatMap(({ nodes }) => seenNodes(nodes, place, []));
  while (seen.at(-1)?.char.trim() === '') seen.pop();
  return seen;
}

function seenNodes(nodes: readonly InlineNode[], place: string, marks: readonly string[]): SeenCharacter[] {
  // Two marks around the same text look the same, whichever is the outer one.
  const looks = `${place} ${[...new Set(marks)].sort().join(' ')}`.trimEnd();
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return toCharacters(node, looks);
    switch (node.type) {
      case 'link':
        if (isBareAddress(node))
          return seenNodes(node.nodes, place, marks).map((seen) => ({ ...seen, isBare: true }));
        return seenNodes(node.nodes, place, [...marks, 'link']);
      case 'emphasis':
      case 'strong':
      case 'strikethrough':
        return seenNodes(node.nodes, place, [...marks, node.type]);
      case 'code':
      case 'html':
      case 'math':
        return toCharacters(node.text, `${looks} ${node.type}`);
      case 'break':
        return toCharacters('\n', looks);
      case 'image':
        return [];
      case 'note':
        return [{ char: `[^${node.label}]`, looks }];
      default:
        return toCharacters(node.text, looks);
    }
  });
}

/** What shows its own address: it is a link only once it is whole. */
function isBareAddress({ url, nodes: [text] }: LinkNode): boolean {
  return typeof text === 'string' && [text, `mailto:${text}`, `http://${text}`].some((bare) => bare === url);
}

function toCharacters(text: string, looks: string): SeenCharacter[] {
  return Array.from(text, (char) => ({ char, looks }));
}
