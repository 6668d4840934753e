/** What a stylesheet may count on in the announcer: nothing of it is seen. */
import type { DataContract } from '../data-contract';

export const ANNOUNCER_DATA = {
  'dk-announcer': {},
  'dk-announcer-polite': {},
  'dk-announcer-urgent': {},
  'dk-announcement': {},
} as const satisfies DataContract;
