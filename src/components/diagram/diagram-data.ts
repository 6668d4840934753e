/** What a stylesheet may count on in a diagram: its slots, and the attributes of each. */
import type { DataContract } from '../data-contract';

export const DIAGRAM_DATA = {
  /** `source` until it is drawn, and where it can't be. */
  'dk-diagram': { 'data-state': ['source', 'drawn'] },
  'dk-diagram-pane': {},
  'dk-diagram-picture': {},
} as const satisfies DataContract;
