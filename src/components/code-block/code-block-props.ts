import type { GrowingList } from '../../markdown/growing-list';
import type { Labels } from '../labels/labels';

/** What a component that shows a code block is given. */
export interface CodeBlockProps {
  /** The first word behind the fence, as `ts`; empty where there is none. */
  lang: string;
  /** The rest of that line, as `title="a.ts"`. */
  meta: string;
  /** Without their line ends. While it grows, all but the last stay what they are. */
  lines: GrowingList<string>;
  /** Whether its end is there. */
  isClosed: boolean;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels>;
}
