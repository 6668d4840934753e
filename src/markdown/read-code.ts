/** Code, HTML and formulas: what is read line by line, and not within the lines. */
import type { SyntaxNode } from '@lezer/common';
import { decodeEscapes } from './decode-entities';
import { appendAll, emptyList, type GrowingList } from './growing-list';
import type { LeafContext, Place, Settled } from './leaf-context';
import type { CodeBlockNode } from './nodes';
import { indentOf, innerLines } from './source-lines';

export function readCode(
  node: SyntaxNode,
  settled: Settled,
  { prefix }: Place,
  { source, isLive }: LeafContext,
): CodeBlockNode {
  const own = settled?.type === 'code' ? settled : undefined;
  const before = own?.lines ?? emptyList<string>();
  if (node.name === 'CodeBlock') {
    const [first = '', ...others] = innerLines(node, source, prefix, 4);
    const lines = own ? others : [indentOf(node, source, prefix, 4) + first, ...others];
    return { type: 'code', lang: '', meta: '', lines: appendAll(before, lines), isClosed: true };
  }
  const [, close] = node.getChildren('CodeMark');
  const info = node.getChild('CodeInfo');
  // While its line is being written, the word may be half.
  const text = info && !(isLive && info.to === source.length) ? source.slice(info.from, info.to) : '';
  const [, lang = '', meta = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const spaces = new RegExp(`^ {0,${own?.indent ?? indentOf(node, source, prefix).length}}`);
  const lines = innerLines(node, source, prefix).slice(1, close ? -1 : undefined);
  return {
    type: 'code',
    lang: own?.lang ?? decodeEscapes(lang),
    meta: own?.meta ?? decodeEscapes(meta),
    lines: appendAll(
      before,
      lines.map((line) => line.replace(spaces, '')),
    ),
    isClosed: close !== undefined,
  };
}

/** What takes code up again. */
export function resumeCode(node: SyntaxNode, settled: Settled, { prefix }: Place, source: string) {
  if (settled?.type === 'code') return { opener: settled.opener, indent: settled.indent };
  const [mark] = node.getChildren('CodeMark');
  if (!mark) return { opener: '    x', indent: undefined };
  return { opener: source.slice(mark.from, mark.to), indent: indentOf(node, source, prefix).length };
}

/** The lines of HTML, all of them. */
export function readHtml(
  node: SyntaxNode,
  settled: Settled,
  place: Place,
  source: string,
): GrowingList<string> {
  const lines = innerLines(node, source, place.prefix);
  return settled?.type === 'html' ? appendAll(settled.lines, lines.slice(1)) : appendAll(emptyList(), lines);
}

/** The lines between the marks of a formula. */
export function readMath(
  node: SyntaxNode,
  settled: Settled,
  place: Place,
  source: string,
): GrowingList<string> {
  const lines = innerLines(node, source, place.prefix).slice(1, isMathClosed(node) ? -1 : undefined);
  return appendAll(settled?.type === 'math' ? settled.lines : emptyList(), lines);
}

export function isMathClosed(node: SyntaxNode): boolean {
  return node.getChildren('MathMark').length > 1;
}
