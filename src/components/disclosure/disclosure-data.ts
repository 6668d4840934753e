/** What a stylesheet may count on in a line that opens. The line as a whole has the slot of what it is. */
import type { DataContract } from '../data-contract';

export const DISCLOSURE_DATA = {
  'dk-disclosure-summary': {},
  'dk-disclosure-live': {},
  'dk-disclosure-content': {},
} as const satisfies DataContract;
