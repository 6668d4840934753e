/** The source of a text within a block in, its nodes out, one piece after the other. */
import type { SyntaxNode, Tree } from '@lezer/common';
import type { MarkdownParser } from '@lezer/markdown';
import type { SyntaxOptions } from './block-syntax';
import { decodeEntities, decodeEscapes } from './decode-entities';
import type { Definitions } from './definitions';
import { append, emptyList } from './growing-list';
import { createInlineParser, withReferences } from './inline-syntax';
import { COMING_URL, mendInline } from './mend-inline';
import type { Inline, InlineNode, Piece } from './nodes';
import { plainText } from './plain-text';
import { readLabel, readLinkTail, toLabel } from './read-link';
import { scanInline } from './scan-inline';

export interface InlineReader {
  /** Reads a text that is there, behind the pieces that it has already. */
  read(source: string, definitions: Definitions, before?: Inline): Inline;
  /** Reads a text that is still coming, as it will look. */
  readLive(source: string, definitions: Definitions, before?: Inline): Inline;
  /** Reads a piece again, with what is defined by now. */
  readAgain(piece: Piece, definitions: Definitions): Piece;
  /** What `run` gives, and the labels of the footnotes that are referred to: `known`, and in what it reads. */
  noteReferences<T>(
    known: readonly string[],
    run: () => T,
  ): { readonly result: T; readonly references: readonly string[] };
}

export function createInlineReader(options: SyntaxOptions): InlineReader {
  const parser = createInlineParser(options);
  let missing = new Set<string>();
  let references = new Set<string>();
  /** The parser that knows the definitions which were asked for last. */
  let knowing: { readonly definitions: Definitions; readonly parser: MarkdownParser } | undefined;

  function parse(source: string, definitions: Definitions): Tree {
    if (knowing?.definitions !== definitions) {
      knowing = {
        definitions,
        parser: withReferences(parser, definitions, (label) => missing.add(label)),
      };
    }
    return knowing.parser.parse(source);
  }

  function readPiece(source: string, definitions: Definitions, end = Number.POSITIVE_INFINITY): Piece {
    missing = new Set();
    const before = references.size;
    const text = parse(source, definitions).topNode.firstChild;
    const nodes = text
      ? readNodes(text, { source, definitions, end, references, depth: 0, isLink: false })
      : [];
    if (missing.size === 0) return { source, nodes, missing: NONE, known: NONE };
    return { source, nodes, missing: [...missing], known: [...references].slice(0, before) };
  }

  function readPieces(source: string, definitions: Definitions, isLive: boolean, inline: Inline): Inline {
    let { cut, open } = scanInline(source);
    for (; cut !== undefined; { cut, open } = scanInline(source)) {
      inline = append(inline, readPiece(source.slice(0, cut), definitions));
      source = source.slice(cut);
    }
    if (source === '') return inline;
    if (!isLive) return append(inline, readPiece(source, definitions));
    const mended = mendInline(source, options.hasMath ? scanInline(source, true).open : open);
    return append(inline, readPiece(mended.source, definitions, mended.end));
  }

  return {
    read: (source, definitions, before = emptyList()) => readPieces(source, definitions, false, before),
    readLive: (source, definitions, before = emptyList()) => readPieces(source, definitions, true, before),
    readAgain({ source, known }, definitions) {
      references = new Set(known);
      return readPiece(source, definitions);
    },
    noteReferences(known, run) {
      references = new Set(known);
      const result = run();
      return { result, references: [...references] };
    },
  };
}

/** Where nodes are read from. */
interface Context {
  readonly source: string;
  readonly definitions: Definitions;
  /** What is behind it was only put there to close what is open. */
  readonly end: number;
  /** Takes the labels of footnotes. */
  readonly references: Set<string>;
  /** How deep in other nodes. */
  readonly depth: number;
  /** Within a link there is no other. */
  readonly isLink: boolean;
}

const NONE: readonly string[] = [];

/** What is nested deeper is text. */
const DEEPEST = 32;

/** What is inside of a node, without the marks around it. */
function readNodes(parent: SyntaxNode, context: Context, from = parent.from, to = parent.to): InlineNode[] {
  const nodes: InlineNode[] = [];
  let at = from;
  for (let child = parent.firstChild; child; child = child.nextSibling) {
    if (child.from < from || child.to > to) continue;
    addText(nodes, context.source.slice(at, child.from));
    for (const node of readNode(child, context)) {
      if (typeof node === 'string') addText(nodes, node, true);
      else nodes.push(node);
    }
    at = child.to;
  }
  addText(nodes, context.source.slice(at, to));
  return nodes;
}

/** Text that follows text is one. Spaces around a line's end are none. */
function addText(nodes: InlineNode[], source: string, isLiteral = false): void {
  const text = isLiteral ? source : source.replace(/[ \t]*\n[ \t]*/g, '\n');
  const last = nodes.at(-1);
  if (text === '') return;
  if (typeof last === 'string') nodes[nodes.length - 1] = last + text;
  else nodes.push(text);
}

function readNode(node: SyntaxNode, context: Context): readonly InlineNode[] {
  const { source } = context;
  const text = source.slice(node.from, node.to);
  const inner = { ...context, depth: context.depth + 1 };
  if (inner.depth > DEEPEST) return [text];
  switch (node.name) {
    case 'Emphasis':
    case 'StrongEmphasis':
    case 'Strikethrough':
      return [{ type: MARKED[node.name], nodes: readNodes(node, inner) }];
    case 'EmphasisMark':
    case 'StrikethroughMark':
    case 'LinkMark':
      return [];
    case 'InlineCode':
      return [{ type: 'code', text: readCode(text) }];
    case 'Escape':
      return [text.slice(1)];
    case 'Entity':
      return [decodeEntities(text)];
    case 'HardBreak':
      return [{ type: 'break' }];
    case 'Link':
    case 'Image':
      return [readLink(node, inner)];
    case 'Autolink':
      return [context.isLink ? text.slice(1, -1) : readAutolink(text.slice(1, -1))];
    case 'URL':
      // While it may go on, it would lead somewhere else.
      return [!context.isLink && node.to < context.end ? readAutolink(text) : text];
    case 'HTMLTag':
    case 'Comment':
    case 'ProcessingInstruction':
      return [{ type: 'html', text }];
    case 'NoteReference': {
      const label = toLabel(text.slice(2, -1));
      const isFirst = !context.references.has(label);
      context.references.add(label);
      return [{ type: 'note', label, isFirst, isLink: context.isLink }];
    }
    case 'Math':
      return [readMath(text)];
    default:
      return [{ type: 'extension', name: node.name, text, nodes: readNodes(node, inner) }];
  }
}

const MARKED = { Emphasis: 'emphasis', StrongEmphasis: 'strong', Strikethrough: 'strikethrough' } as const;

function readCode(text: string): string {
  const size = /^`+/.exec(text)?.[0].length ?? 0;
  const code = text.slice(size, -size).replace(/\n/g, ' ');
  return /^ .* $/.test(code) && code.trim() !== '' ? code.slice(1, -1) : code;
}

function readLink(node: SyntaxNode, context: Context): InlineNode {
  const { source, definitions } = context;
  const isImage = node.name === 'Image';
  const open = node.from + (isImage ? 2 : 1);
  const close = node.lastChild?.from ?? node.to;
  const content = source.slice(open, close);
  const nodes = readNodes(node, { ...context, isLink: context.isLink || !isImage }, open, close);
  const tail = source[close + 1] === '(' ? readLinkTail(source, close + 1) : undefined;
  const labelEnd = tail ? undefined : readLabel(source, close + 1);
  const isFull = labelEnd === node.to;
  const label = toLabel(isFull ? source.slice(close + 2, node.to - 1) : content);
  const { url, title } = tail ?? definitions.links.get(label) ?? { url: COMING_URL, title: undefined };
  if (isImage)
    return {
      type: 'image',
      url: decodeEscapes(url),
      title: title && decodeEscapes(title),
      alt: plainText(nodes),
    };
  return {
    type: 'link',
    url: url === COMING_URL ? undefined : decodeEscapes(url),
    title: title && decodeEscapes(title),
    nodes,
  };
}

/** `<…>`, or an address that stands by itself. */
function readAutolink(text: string): InlineNode {
  const isEmail = /^[^:/]+@/.test(text);
  const url = isEmail ? `mailto:${text}` : /^www\./i.test(text) ? `http://${text}` : text;
  return { type: 'link', url, title: undefined, nodes: [text] };
}

function readMath(text: string): InlineNode {
  const size = /^(?:\$\$|\\)/.test(text) ? 2 : 1;
  const isDisplay = text.startsWith('$$') || text.startsWith('\\[');
  return { type: 'math', text: text.slice(size, -size).trim(), isDisplay };
}
