/** A node of a block that holds no blocks in, the block out; or what of it has settled, while it is being written. */
import type { SyntaxNode } from '@lezer/common';
import { decodeEscapes } from './decode-entities';
import type { Definitions } from './definitions';
import type { LeafFrame } from './frame';
import { appendAll, emptyList, type GrowingList } from './growing-list';
import type { Block, CodeBlockNode, HeadingLevel, Inline, TableRow } from './nodes';
import type { InlineReader } from './read-inline';
import { PIECE, scanInline } from './scan-inline';
import { linesOf, readCodeLines, readLeafText } from './source-lines';
import { LONGEST_HEAD, readAlign, splitRow } from './table-row';

/** What a leaf is read from, and by what. */
export interface LeafContext {
  /** What stands for the text before, and the text from there on. */
  readonly source: string;
  readonly inline: InlineReader;
  readonly definitions: Definitions;
  /** Whether it is still coming: the text in it is shown as it will look. */
  readonly isLive: boolean;
}

/** How a leaf goes on from what has settled of it: nothing where it does not. */
export type Settled = LeafFrame | undefined;

/** Where a leaf stands. */
export interface Place {
  /** What a line of its container begins with, in columns. */
  readonly indent: number;
  /** How long the box is that a task begins with. */
  readonly box: number;
}

export function readLeaf(
  node: SyntaxNode,
  settled: Settled,
  place: Place,
  context: LeafContext,
): Block | undefined {
  const { source } = context;
  const level = Number(/^(?:ATX|Setext)Heading(\d)$/.exec(node.name)?.[1] ?? 0);
  if (level > 0)
    return {
      type: 'heading',
      level: level as HeadingLevel,
      inline: readHeading(node, settled, place.box, context),
    };
  switch (node.name) {
    case 'Paragraph': {
      const inline = readText(node, settled, { from: node.from + place.box, to: node.to }, context);
      return inline.length > 0 ? { type: 'paragraph', inline } : undefined;
    }
    case 'FencedCode':
    case 'CodeBlock':
      return readCode(node, settled, place.indent, context);
    case 'HorizontalRule':
      return { type: 'rule' };
    case 'Table':
      return readTable(node, settled, context);
    case 'HTMLBlock':
    case 'CommentBlock':
    case 'ProcessingInstructionBlock':
      return { type: 'html', lines: readRest(settled, 'html', linesOf(node, source)) };
    case 'MathBlock': {
      const [open, close] = node.getChildren('MathMark');
      const lines = readMath(node, source, place.indent);
      return {
        type: 'math',
        lines: readRest(settled, 'math', lines, 0),
        isClosed: close !== undefined && open !== undefined,
      };
    }
    case 'LinkReference':
      return undefined;
    default:
      return { type: 'extension', name: node.name, text: linesOf(node, source).join('\n') };
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
  const { source } = context;
  const firstLine = source.slice(node.from, lineEnd(source, node.from));
  switch (node.name) {
    case 'Paragraph':
      return settleParagraph(node, settled, place.box, context);
    case 'FencedCode':
    case 'CodeBlock': {
      const code = readCode(node, settled, place.indent, context);
      const isFenced = node.name === 'FencedCode';
      const own = settled?.type === 'code' ? settled : undefined;
      const opener = own?.opener ?? (isFenced ? firstLine : '    x');
      const fenceIndent = isFenced ? (own?.indent ?? indentOf(node, source, place.indent)) : undefined;
      return { leaf: { ...code, indent: fenceIndent, opener }, end: isFenced ? source.length : node.to };
    }
    case 'Table': {
      const table = readTable(node, settled, context);
      const delimiter = node.getChild('TableDelimiter');
      const opener =
        settled?.opener ?? `${firstLine}\n${delimiter ? source.slice(delimiter.from, delimiter.to) : ''}`;
      return { leaf: { ...table, opener }, end: source.length };
    }
    case 'HTMLBlock':
    case 'CommentBlock':
    case 'ProcessingInstructionBlock': {
      const lines = readRest(settled, 'html', linesOf(node, source));
      return { leaf: { type: 'html', lines, opener: settled?.opener ?? firstLine }, end: source.length };
    }
    case 'MathBlock': {
      const lines = readRest(settled, 'math', readMath(node, source, place.indent), 0);
      return { leaf: { type: 'math', lines, opener: settled?.opener ?? firstLine }, end: source.length };
    }
    default:
      return undefined;
  }
}

function readRest(
  settled: Settled,
  type: 'html' | 'math',
  lines: readonly string[],
  skipped = 1,
): GrowingList<string> {
  if (settled?.type !== type) return appendAll(emptyList<string>(), lines);
  return appendAll(settled.lines, lines.slice(skipped));
}

function readMath(node: SyntaxNode, source: string, indent: number): string[] {
  const [, close] = node.getChildren('MathMark');
  const own = new RegExp(`^ {0,${indent}}`);
  const lines = linesOf(node, source)
    .slice(1)
    .map((line) => line.replace(own, ''));
  return close ? lines.slice(0, -1) : lines;
}

function readCode(
  node: SyntaxNode,
  settled: Settled,
  base: number,
  { source, isLive }: LeafContext,
): CodeBlockNode {
  const own = settled?.type === 'code' ? settled : undefined;
  const before = own?.lines ?? emptyList<string>();
  if (node.name === 'CodeBlock') {
    const lines = readCodeLines(
      node,
      source,
      { from: lineStart(source, node.from), to: node.to },
      { columns: base + 4, fence: 0 },
    );
    return {
      type: 'code',
      lang: '',
      meta: '',
      lines: appendAll(before, own ? lines.slice(1) : lines),
      isClosed: true,
    };
  }
  const [, close] = node.getChildren('CodeMark');
  const start = lineEnd(source, node.from) + 1;
  const end = close ? source.lastIndexOf('\n', close.from) : node.to;
  const indent = own?.indent ?? indentOf(node, source, base);
  const lines = readCodeLines(node, source, { from: start, to: end }, { columns: base, fence: indent });
  const info = node.getChild('CodeInfo');
  // While its line is being written, the word may be half.
  const text = info && !(isLive && info.to === source.length) ? source.slice(info.from, info.to) : '';
  const [, lang = '', meta = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  return {
    type: 'code',
    lang: own?.lang ?? decodeEscapes(lang),
    meta: own?.meta ?? decodeEscapes(meta),
    lines: appendAll(before, lines),
    isClosed: close !== undefined,
  };
}

/** How far a fence is indented beyond its container. */
function indentOf(node: SyntaxNode, source: string, base: number): number {
  const lineFrom = lineStart(source, node.from);
  const before = source.slice(lineFrom, node.from);
  if (/[^\s>]/.test(before)) return 0;
  const quote = before.lastIndexOf('>');
  if (quote === -1) return Math.max(0, before.length - base);
  return before.length - quote - (before[quote + 1] === ' ' ? 2 : 1);
}

function readTable(node: SyntaxNode, settled: Settled, context: LeafContext) {
  const { source, inline, definitions, isLive } = context;
  const own = settled?.type === 'table' ? settled : undefined;
  const [head, delimiter, ...rows] = childrenOf(node).filter(({ name }) => name !== 'QuoteMark');
  const align = own?.align ?? readAlign(delimiter ? source.slice(delimiter.from, delimiter.to) : '');
  const readRow = ({ from, to }: { from: number; to: number }) => {
    const cells = splitRow(source.slice(from, to)).slice(0, align.length);
    // The delimiters behind a head may have been put there.
    const isGrowing = isLive && (to === source.length || rows.length === 0);
    return align.map((_, index) => {
      const read = isGrowing && index === cells.length - 1 ? inline.readLive : inline.read;
      return read(cells[index] ?? '', definitions);
    });
  };
  return {
    type: 'table' as const,
    align,
    head: own?.head ?? (head ? readRow(head) : []),
    rows: appendAll(own?.rows ?? emptyList<TableRow>(), rows.map(readRow)),
  };
}

function readHeading(node: SyntaxNode, settled: Settled, box: number, context: LeafContext): Inline {
  const { source, inline, definitions, isLive } = context;
  const marks = node.getChildren('HeaderMark');
  const last = marks.at(-1);
  // Underlined: the line below is its mark.
  if (node.name.startsWith('S'))
    return readText(
      node,
      settled,
      { from: node.from + box, to: source.lastIndexOf('\n', last?.from) },
      context,
    );
  const from = marks[0]?.to ?? node.from;
  const to = last && marks.length > 1 ? last.from : node.to;
  const read = isLive && node.to === source.length ? inline.readLive : inline.read;
  return read(source.slice(from, to).trim(), definitions);
}

/** The text of a paragraph, behind what of it has settled. */
function readText(
  node: SyntaxNode,
  settled: Settled,
  { from, to }: { readonly from: number; readonly to: number },
  context: LeafContext,
): Inline {
  const { source, inline, definitions, isLive } = context;
  const own = settled?.type === 'paragraph' ? settled : undefined;
  const { text } = readLeafText(node, source, own ? node.from + own.opener.length : from, to);
  const read = isLive && node.to === source.length ? inline.readLive : inline.read;
  return read(text, definitions, own?.inline);
}

/** What stands for the start of a paragraph, which is too long to be the head of a table by now. */
const OPENER = 'x'.repeat(LONGEST_HEAD + 1);

/** A paragraph that may yet turn out to hold a definition has to be this long before a part of it can settle. */
const LONGEST_DEFINITION = 4096;

function settleParagraph(node: SyntaxNode, settled: Settled, box: number, context: LeafContext) {
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
  return { leaf: { type: 'paragraph' as const, inline: read, opener: OPENER }, end: toSource(at) };
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function lineStart(source: string, at: number): number {
  return source.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}
