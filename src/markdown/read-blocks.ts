/** The text that has not settled yet in, what is open at its end out, with what it defines. */
import type { MarkdownParser } from '@lezer/markdown';
import { type Definitions, define, type Found } from './definitions';
import { findDefinitions } from './find-definitions';
import { type Frame, type LeafFrame, resumeText } from './frame';
import { type GrowContext, type Grown, grow } from './grow';
import type { GrowingList } from './growing-list';
import type { GrowingMap } from './growing-map';
import type { Block } from './nodes';
import type { InlineReader } from './read-inline';
import { toLabel } from './read-link';

/** What has settled of a text, and the text behind that. */
export interface SettledText {
  readonly frames: readonly [Frame, ...Frame[]];
  readonly leaf: LeafFrame | undefined;
  readonly rest: string;
  readonly definitions: Definitions;
  readonly notes: GrowingMap<GrowingList<Block>>;
  /** Labels of footnotes in the order in which they are first referred to. */
  readonly noteOrder: readonly string[];
  /** Whether the text ended in a carriage return, which a line feed may follow. */
  readonly isAfterReturn: boolean;
}

/** What a text is read by. */
export interface Readers {
  readonly parser: MarkdownParser;
  readonly inline: InlineReader;
}

/** What is read: a part that may settle, all that came so far as it will look, or all there is. */
export type Purpose = 'settle' | 'show' | 'end';

export interface ReadBlocks {
  readonly grown: Grown;
  readonly context: GrowContext;
  readonly definitions: Definitions;
  /** The footnotes that are in it, by their labels. */
  readonly notes: ReadonlyMap<string, GrowingList<Block>>;
}

/** @param rest what is behind all that has settled, up to where it is to be read */
export function readBlocks(
  settled: SettledText,
  rest: string,
  purpose: Purpose,
  { parser, inline }: Readers,
): ReadBlocks {
  const { frames, leaf } = settled;
  const resume = resumeText(frames, leaf);
  // A line end that nothing follows would be read as a line more.
  const source = (resume.text + rest).replace(/\n$/, '');
  const top = parser.parse(source).topNode;
  const isLive = purpose === 'show';
  const isWhole = purpose === 'end';
  const found = isLive ? NOTHING : findDefinitions(top, source, isWhole);
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
      if (!notes.has(key)) notes.set(key, blocks);
    },
  };
  return { grown: grow(top, frames, context), context, definitions, notes };
}

const NOTHING: Found = { links: [], notes: [] };
