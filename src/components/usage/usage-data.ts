/** What a stylesheet may count on in what was used: its slots, and the attributes of each. */
import type { DataContract } from '../data-contract';

const LEVELS = ['ok', 'warning', 'reached'] as const;

export const USAGE_DATA = {
  'dk-usage': { 'data-level': LEVELS },
  'dk-usage-line': {},
  'dk-usage-item': {},
  'dk-usage-details': { 'data-live': 'flag' },
  'dk-usage-budget': {},
  'dk-usage-level': {},
  'dk-usage-share': {},
  'dk-usage-counts': {},
  'dk-usage-row': {},
  'dk-usage-name': {},
  'dk-usage-count': {},
  'dk-usage-note': {},
} as const satisfies DataContract;
