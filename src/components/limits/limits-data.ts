/** What a stylesheet may count on in what the server still allows: its slots, and the attributes of each. */
import type { DataContract } from '../data-contract';

export const LIMITS_DATA = {
  'dk-limits': {},
  'dk-limit': { 'data-little': 'flag', 'data-whole': 'flag' },
  'dk-limit-head': {},
  'dk-limit-name': {},
  'dk-limit-little': {},
  'dk-limit-left': {},
  'dk-limit-count': {},
  'dk-limit-reset': {},
} as const satisfies DataContract;
