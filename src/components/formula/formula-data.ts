/** What a stylesheet may count on in a formula: its slots, and the attributes of each. */
import type { DataContract } from '../data-contract';

export const FORMULA_DATA = {
  /** `source` until it is drawn, `failed` where it can't be: then its source stays. */
  'dk-formula': { 'data-display': 'flag', 'data-state': ['source', 'done', 'failed'] },
  'dk-formula-drawn': {},
  'dk-formula-source': {},
} as const satisfies DataContract;
