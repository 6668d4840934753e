/** What a stylesheet may count on in the dots. */
import type { DataContract } from '../data-contract';

export const TYPING_INDICATOR_DATA = {
  'dk-typing': {},
  'dk-typing-indicator': {},
  'dk-typing-dot': {},
  'dk-typing-note': {},
} as const satisfies DataContract;
