/** What the block is read from that holds no blocks: the text around it, and where in that it stands. */
import type { Definitions } from './definitions';
import type { LeafFrame } from './frame';
import type { InlineReader } from './read-inline';

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
  /** What the lines of its containers begin with. */
  readonly prefix: string;
  /** How long the box is that a task begins with. */
  readonly box: number;
}
