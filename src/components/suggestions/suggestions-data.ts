/** What a stylesheet may count on in suggestions: the slots, and the attributes of each. */
import type { DataContract } from '../data-contract';

export const SUGGESTIONS_DATA = {
  'dk-suggestions': {},
  'dk-suggestions-item': {},
  'dk-suggestion': {},
  'dk-suggestion-title': {},
  'dk-suggestion-note': {},
} as const satisfies DataContract;
