/** A node of a block that holds no blocks in, the block out; or what of it has settled, while it is being written. */
import type { SyntaxNode } from '@lezer/common';
import type { LeafFrame } from './frame';
import type { LeafContext, Place, Settled } from './leaf-context';
import type { Block, HeadingLevel } from './nodes';
import { isMathClosed, readCode, readHtml, readMath, resumeCode } from './read-code';
import { readTable } from './read-table';
import { readHeading, readText, settleParagraph } from './read-text';
import { innerLines, lineEnd } from './source-lines';

export function readLeaf(
  node: SyntaxNode,
  settled: Settled,
  place: Place,
  context: LeafContext,
): Block | undefined {
  const { source } = context;
  const level = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name)?.[1];
  if (level) {
    const inline = readHeading(node, settled, place, context);
    return { type: 'heading', level: Number(level) as HeadingLevel, inline };
  }
  switch (node.name) {
    case 'Paragraph': {
      const inline = readText(node, settled, place, context);
      return inline.length > 0 ? { type: 'paragraph', inline } : undefined;
    }
    case 'FencedCode':
    case 'CodeBlock':
      return readCode(node, settled, place, context);
    case 'HorizontalRule':
      return { type: 'rule' };
    case 'Table':
      return readTable(node, settled, context);
    case 'HTMLBlock':
    case 'CommentBlock':
    case 'ProcessingInstructionBlock':
      return { type: 'html', lines: readHtml(node, settled, place, source) };
    case 'MathBlock':
      return {
        type: 'math',
        lines: readMath(node, settled, place, source),
        isClosed: isMathClosed(node),
      };
    case 'LinkReference':
      return undefined;
    default:
      return {
        type: 'extension',
        name: node.name,
        text: innerLines(node, source, place.prefix).join('\n'),
      };
  }
}

/**
 * What of a leaf has settled, where it may go on with the next line; nothing where all of it has to be read again.
 *
 * @returns and the place behind what has settled
 */
export function settleLeaf(
  node: SyntaxNode,
  settled: Settled,
  place: Place,
  context: LeafContext,
): { readonly leaf: LeafFrame; readonly end: number } | undefined {
  if (node.name === 'Paragraph') return settleParagraph(node, settled, place, context);
  const block = readLeaf(node, settled, place, context);
  const leaf = block && resumeLeaf(block, node, settled, place, context.source);
  return leaf && { leaf, end: node.to };
}

/** A block that is open, with what takes it up again. */
function resumeLeaf(
  block: Block,
  node: SyntaxNode,
  settled: Settled,
  place: Place,
  source: string,
): LeafFrame | undefined {
  switch (block.type) {
    case 'code':
      return { ...block, ...resumeCode(node, settled, place, source) };
    case 'table': {
      const columns = block.align.length;
      return { ...block, opener: `${'|x'.repeat(columns)}|\n${'|-'.repeat(columns)}|` };
    }
    case 'html':
    case 'math':
      return { ...block, opener: source.slice(node.from, lineEnd(source, node.from)) };
    default:
      return undefined;
  }
}
