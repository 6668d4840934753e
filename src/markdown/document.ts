/**
 * A text that grows in, what it looks like out. What is closed has settled: it is the same object from then on. Only
 * what is still open is read again, from the last open block on, so a step costs what is new in it.
 */
import type { SyntaxNode, Tree } from '@lezer/common';
import type { MarkdownParser } from '@lezer/markdown';
import { createBlockParser, type SyntaxOptions } from './block-syntax';
import { type Definitions, define, type Found, NO_DEFINITIONS } from './definitions';
import { type Frame, type LeafFrame, resumeText } from './frame';
import { closeAll, type GrowContext, type Grown, grow, isContainer, isFollowed } from './grow';
import { emptyList, type GrowingList } from './growing-list';
import { mendLines } from './mend-lines';
import type { Block } from './nodes';
import { createInlineReader, type InlineReader } from './read-inline';
import { settleLeaf } from './read-leaf';
import { toLabel, toUrl } from './read-link';
import { PIECE } from './scan-inline';

/** A text as far as it has come. It never changes. */
export interface MarkdownDocument {
  readonly text: string;
  /** Whether nothing more comes. */
  readonly isWhole: boolean;
  readonly blocks: GrowingList<Block>;
  readonly definitions: Definitions;
  /** The footnotes, in the order in which they are first referred to. */
  readonly notes: readonly Note[];
  /** What has settled, and the text behind that. */
  readonly settled: SettledText;
}

export interface Note {
  readonly label: string;
  /** `undefined` while it has not come. */
  readonly blocks: GrowingList<Block> | undefined;
}

interface SettledText {
  readonly frames: readonly [Frame, ...Frame[]];
  readonly leaf: LeafFrame | undefined;
  readonly rest: string;
  readonly definitions: Definitions;
  readonly notes: ReadonlyMap<string, GrowingList<Block>>;
  /** Labels of footnotes in the order in which they are first referred to. */
  readonly noteOrder: readonly string[];
  /** Whether the text ended in a carriage return, which a line feed may follow. */
  readonly isAfterReturn: boolean;
}

export interface MarkdownReader {
  readonly empty: MarkdownDocument;
  /** The document for `text`: what it has in common with `before` is taken over. */
  advance(before: MarkdownDocument, text: string, isWhole: boolean): MarkdownDocument;
  /** The document with `added` behind its text. */
  append(before: MarkdownDocument, added: string, isWhole: boolean): MarkdownDocument;
  readonly inline: InlineReader;
}

const ROOT: Frame = { type: 'Document', opener: '', prefix: '', isLoose: false, blocks: emptyList() };
const EMPTY: MarkdownDocument = {
  text: '',
  isWhole: false,
  blocks: emptyList(),
  definitions: NO_DEFINITIONS,
  notes: [],
  settled: {
    frames: [ROOT],
    leaf: undefined,
    rest: '',
    definitions: NO_DEFINITIONS,
    notes: new Map(),
    noteOrder: [],
    isAfterReturn: false,
  },
};

export function createMarkdownReader(options: SyntaxOptions): MarkdownReader {
  const parser = createBlockParser(options);
  const inline = createInlineReader(options);
  return {
    empty: EMPTY,
    inline,
    advance(before, text, isWhole) {
      if (before.text === text && before.isWhole === isWhole) return before;
      const grows = !before.isWhole && text.startsWith(before.text);
      return append(grows ? before : EMPTY, grows ? text.slice(before.text.length) : text, isWhole);
    },
    append,
  };

  function append(before: MarkdownDocument, added: string, isWhole: boolean): MarkdownDocument {
    const taken = takeText(before.settled, added);
    const settled = isWhole ? taken : settle(taken, { parser, inline });
    const text = before.text + added;
    return { text, isWhole, ...show(settled, isWhole, { parser, inline }), settled };
  }
}

/** What a text is read by. */
interface Readers {
  readonly parser: MarkdownParser;
  readonly inline: InlineReader;
}

/** More text: line ends are line feeds, and NUL, which could be mistaken for a mark of our own, is none. */
function takeText(settled: SettledText, added: string): SettledText {
  const text = settled.isAfterReturn && added.startsWith('\n') ? added.slice(1) : added;
  const clean = /[\r\0]/.test(text) ? text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd') : text;
  const isAfterReturn = added === '' ? settled.isAfterReturn : added.endsWith('\r');
  return { ...settled, rest: settled.rest + clean, isAfterReturn };
}

/** Takes out of the rest what its complete lines close. */
function settle(settled: SettledText, readers: Readers): SettledText {
  const newline = settled.rest.lastIndexOf('\n');
  const next = newline === -1 ? settled : settleLines(settled, newline, readers);
  const open = next.rest.length - next.rest.lastIndexOf('\n') - 1;
  // A line that goes on and on: its text settles in pieces.
  return open < 2 * PIECE || (open < 8 * PIECE && /^\s*</.test(next.rest))
    ? next
    : settleOpenLine(next, readers);
}

/** @param newline where the last complete line ends */
function settleLines(settled: SettledText, newline: number, readers: Readers): SettledText {
  const { result, references } = readers.inline.noteReferences(settled.noteOrder, () => {
    const read = readBlocks(
      settled,
      settled.rest.slice(0, newline + 1),
      { isLive: false, isWhole: false },
      readers,
    );
    return { ...read, leaf: settleOpenLeaf(read) };
  });
  const { grown, context, definitions, notes, leaf } = result;
  const { source, resumeEnd } = context;
  const lineOf = (at: number) => source.lastIndexOf('\n', at - 1) + 1;
  const lineAfter = (at: number) => source.indexOf('\n', at) + 1 || source.length + 1;
  const { chain, closedEnd } = grown;
  let at: number;
  if (leaf) at = leaf.leaf.type === 'paragraph' ? leaf.end : lineAfter(leaf.end);
  else if (grown.leaf) at = lineOf(grown.leaf.node.from);
  else at = closedEnd === undefined ? lineOf(chain.at(-1)?.from ?? 0) : lineAfter(closedEnd);
  at = Math.max(at, resumeEnd);
  // What begins in a line that is read again begins again.
  const kept = leaf ? chain : chain.filter(({ from }, index) => index === 0 || from < at);
  const rest = settled.rest.slice(at - resumeEnd);
  return {
    ...settled,
    frames: framesOf(kept),
    leaf: leaf?.leaf,
    rest: leaf ? rest : rest.replace(/^(?:[ \t]*\n){3,}/, '\n\n'),
    definitions,
    notes: notes.size > 0 ? new Map([...settled.notes, ...notes]) : settled.notes,
    noteOrder: references,
  };
}

/** The same for a line that is not complete: only of a paragraph a part can settle. */
function settleOpenLine(settled: SettledText, readers: Readers): SettledText {
  const { result, references } = readers.inline.noteReferences(settled.noteOrder, () => {
    const read = readBlocks(settled, settled.rest, { isLive: false, isWhole: false }, readers);
    return { ...read, leaf: settleOpenLeaf(read) };
  });
  const { grown, context, leaf } = result;
  if (leaf?.leaf.type !== 'paragraph' || leaf.end <= context.resumeEnd) return settled;
  return {
    ...settled,
    frames: framesOf(grown.chain),
    leaf: leaf.leaf,
    rest: settled.rest.slice(leaf.end - context.resumeEnd),
    noteOrder: references,
  };
}

function settleOpenLeaf({ grown: { leaf }, context }: ReadBlocks) {
  return leaf && settleLeaf(leaf.node, leaf.settled, leaf.place, context);
}

function framesOf(chain: Grown['chain']): SettledText['frames'] {
  const [first, ...others] = chain.map(({ frame }) => frame);
  return [first ?? ROOT, ...others];
}

/** All that is there, also what is open. */
function show(settled: SettledText, isWhole: boolean, readers: Readers) {
  const rest = isWhole ? settled.rest : mendLines(settled.rest, settled.leaf?.type);
  const { result, references } = readers.inline.noteReferences(settled.noteOrder, () => {
    const read = readBlocks(settled, rest, { isLive: !isWhole, isWhole }, readers);
    return { ...read, frame: closeAll(read.grown, read.context) };
  });
  const { frame, definitions, notes } = result;
  const all = references.map((label) => ({ label, blocks: notes.get(label) ?? settled.notes.get(label) }));
  return {
    blocks: frame.type === 'List' ? emptyList<Block>() : frame.blocks,
    definitions,
    notes: isWhole ? all.filter(({ blocks }) => blocks) : all,
  };
}

interface ReadBlocks {
  readonly grown: Grown;
  readonly context: GrowContext;
  readonly definitions: Definitions;
  /** The footnotes that are in it. */
  readonly notes: ReadonlyMap<string, GrowingList<Block>>;
}

function readBlocks(
  { frames, leaf, ...settled }: SettledText,
  rest: string,
  { isLive, isWhole }: { isLive: boolean; isWhole: boolean },
  { parser, inline }: Readers,
): ReadBlocks {
  const resume = resumeText(frames, leaf);
  // A line end that nothing follows would be read as a line more.
  const source = (resume.text + rest).replace(/\n$/, '');
  const tree = parser.parse(source);
  const found = isLive ? NOTHING : findDefinitions(tree, source, isWhole);
  const definitions = define(settled.definitions, found, isWhole);
  const notes = new Map<string, GrowingList<Block>>();
  const context: GrowContext = {
    source,
    inline,
    definitions,
    isLive,
    containersEnd: resume.containersEnd,
    resumeEnd: resume.text.length,
    leaf,
    onNote(label, blocks) {
      const key = toLabel(label);
      if (!settled.notes.has(key) && !notes.has(key)) notes.set(key, blocks);
    },
  };
  return { grown: grow(tree.topNode, frames, context), context, definitions, notes };
}

const NOTHING: Found = { links: [], notes: [] };

/** What a text defines. A definition that the next line may still be a part of is none yet. */
function findDefinitions(tree: Tree, source: string, isWhole: boolean): Found {
  const links: Found['links'][number][] = [];
  const notes: string[] = [];
  const textOf = (node: SyntaxNode | null) => (node ? source.slice(node.from, node.to) : undefined);
  function visit(node: SyntaxNode): void {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.name === 'NoteLabel') notes.push(textOf(child)?.trimEnd().slice(2, -2) ?? '');
      else if (isContainer(child.name)) visit(child);
      else if (child.name === 'LinkReference') {
        const label = textOf(child.getChild('LinkLabel'));
        const url = textOf(child.getChild('URL'));
        const title = textOf(child.getChild('LinkTitle'))?.slice(1, -1);
        if (label === undefined || url === undefined || !(isWhole || isFollowed(child, source))) continue;
        links.push([label.slice(1, -1), { url: toUrl(url), title }]);
      }
    }
  }
  visit(tree.topNode);
  return { links, notes };
}
