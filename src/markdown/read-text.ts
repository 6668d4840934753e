/** The node of a paragraph or heading in, the text in it out, behind what of it has settled. */
import type { SyntaxNode } from '@lezer/common';
import type { LeafFrame } from './frame';
import { emptyList } from './growing-list';
import type { LeafContext, Place, Settled } from './leaf-context';
import type { Inline } from './nodes';
import { PIECE, scanInline } from './scan-inline';
import { readLeafText } from './source-lines';
import { LONGEST_HEAD } from './table-row';

export function readText(
  node: SyntaxNode,
  settled: Settled,
  { box }: Place,
  context: LeafContext,
  to = node.to,
): Inline {
  const { source, inline, definitions, isLive } = context;
  const own = settled?.type === 'paragraph' ? settled : undefined;
  const { text } = readLeafText(node, source, node.from + (own?.opener.length ?? box), to);
  const read = isLive && node.to === source.length ? inline.readLive : inline.read;
  return read(text, definitions, own?.inline);
}

export function readHeading(node: SyntaxNode, settled: Settled, place: Place, context: LeafContext): Inline {
  const { source, inline, definitions, isLive } = context;
  const marks = node.getChildren('HeaderMark');
  const last = marks.at(-1);
  // Underlined: the line below is its mark.
  if (node.name.startsWith('S'))
    return readText(node, settled, place, context, source.lastIndexOf('\n', last?.from));
  const from = marks[0]?.to ?? node.from;
  const to = last && marks.length > 1 ? last.from : node.to;
  const read = isLive && node.to === source.length ? inline.readLive : inline.read;
  return read(source.slice(from, to).trim(), definitions);
}

/** What stands for the start of a paragraph, which is too long to be the head of a table by now. */
const OPENER = 'x'.repeat(LONGEST_HEAD + 1);

/** A paragraph that may yet turn out to hold a definition has to be this long before a part of it can settle. */
const LONGEST_DEFINITION = 4096;

/** What of a paragraph has settled, and where that ends. */
export function settleParagraph(
  node: SyntaxNode,
  settled: Settled,
  { box }: Place,
  context: LeafContext,
): { readonly leaf: LeafFrame; readonly end: number } | undefined {
  const { source, inline, definitions } = context;
  const own = settled?.type === 'paragraph' ? settled : undefined;
  const { text, toSource } = readLeafText(node, source, node.from + (own?.opener.length ?? box));
  const lastLine = text.lastIndexOf('\n') + 1;
  // Its last line may be the head of a table, which is no part of it.
  const end = text.length - lastLine > PIECE ? text.length : lastLine;
  if (!own && text.startsWith('[') && end < LONGEST_DEFINITION) return undefined;
  let at = 0;
  let read = own?.inline ?? emptyList();
  for (;;) {
    const { cut } = scanInline(text.slice(at));
    if (cut === undefined || at + cut >= end) break;
    read = inline.read(text.slice(at, at + cut), definitions, read);
    at += cut;
  }
  if (at === 0 && !own) return undefined;
  return { leaf: { type: 'paragraph', inline: read, opener: OPENER }, end: toSource(at) };
}
