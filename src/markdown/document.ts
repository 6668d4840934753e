/**
 * A text that grows in, what it looks like out. What is closed has settled: it is the same object from then on. Only
 * what is still open is read again, from the last open block on, so a step costs what is new in it.
 */
import { createBlockParser, type SyntaxOptions } from './block-syntax';
import { type Definitions, NO_DEFINITIONS } from './definitions';
import { closeAll } from './grow';
import { emptyList, type GrowingList } from './growing-list';
import { createGrowingMap } from './growing-map';
import { mendLines } from './mend-lines';
import type { Block } from './nodes';
import { type Readers, readBlocks, type SettledText } from './read-blocks';
import { createInlineReader, type InlineReader } from './read-inline';
import { settleText } from './settle-text';

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

export interface MarkdownReader {
  readonly empty: MarkdownDocument;
  /** The document for `text`: what it has in common with `before` is taken over. */
  advance(before: MarkdownDocument, text: string, isWhole: boolean): MarkdownDocument;
  /** The document with `added` behind its text. */
  append(before: MarkdownDocument, added: string, isWhole: boolean): MarkdownDocument;
  readonly inline: InlineReader;
}

const EMPTY: MarkdownDocument = {
  text: '',
  isWhole: false,
  blocks: emptyList(),
  definitions: NO_DEFINITIONS,
  notes: [],
  settled: {
    frames: [{ type: 'Document', opener: '', prefix: '', isLoose: false, blocks: emptyList() }],
    leaf: undefined,
    rest: '',
    definitions: NO_DEFINITIONS,
    notes: createGrowingMap(),
    noteOrder: [],
    isAfterReturn: false,
  },
};

export function createMarkdownReader(options: SyntaxOptions): MarkdownReader {
  const inline = createInlineReader(options);
  const readers = { parser: createBlockParser(options), inline };
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
    const settled = isWhole ? taken : settleText(taken, readers);
    return { text: before.text + added, isWhole, ...show(settled, isWhole, readers), settled };
  }
}

/** More text: line ends are line feeds, and NUL, which could be mistaken for a mark of our own, is none. */
function takeText(settled: SettledText, added: string): SettledText {
  const text = settled.isAfterReturn && added.startsWith('\n') ? added.slice(1) : added;
  const clean = /[\r\0]/.test(text) ? text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd') : text;
  const isAfterReturn = added === '' ? settled.isAfterReturn : added.endsWith('\r');
  return { ...settled, rest: settled.rest + clean, isAfterReturn };
}

/** All that is there, also what is open. */
function show(settled: SettledText, isWhole: boolean, readers: Readers) {
  const rest = isWhole ? settled.rest : mendLines(settled.rest, settled.leaf?.type);
  const { result, references } = readers.inline.noteReferences(settled.noteOrder, () => {
    const read = readBlocks(settled, rest, isWhole ? 'end' : 'show', readers);
    return { ...read, frame: closeAll(read.grown, read.context) };
  });
  const { frame, definitions, notes } = result;
  const all = references.map((label) => ({ label, blocks: settled.notes.get(label) ?? notes.get(label) }));
  return {
    blocks: frame.type === 'List' ? emptyList<Block>() : frame.blocks,
    definitions,
    notes: isWhole ? all.filter(({ blocks }) => blocks) : all,
  };
}
