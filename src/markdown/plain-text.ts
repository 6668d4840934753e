/** Nodes of a text in, what a person reads of them out. */
import type { InlineNode } from './nodes';

export function plainText(nodes: readonly InlineNode[]): string {
  return nodes.map(textOf).join('');
}

function textOf(node: InlineNode): string {
  if (typeof node === 'string') return node;
  if (node.type === 'image') return node.alt;
  if ('nodes' in node && node.nodes.length) return plainText(node.nodes);
  return 'text' in node ? node.text : ' ';
}
