/** What a stylesheet may count on in a prompt's version: its slots, and the attributes of each. */
import type { DataContract } from '../data-contract';

export const PROMPT_VERSION_DATA = {
  'dk-prompt-version': { 'data-older': 'flag' },
  'dk-prompt-id': {},
  'dk-prompt-number': {},
  'dk-prompt-older': {},
} as const satisfies DataContract;
