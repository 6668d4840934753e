/** What a stylesheet may count on in reasoning. */
import type { DataContract } from '../data-contract';

export const REASONING_DATA = {
  'dk-reasoning': { 'data-live': 'flag' },
  'dk-reasoning-title': {},
} as const satisfies DataContract;
