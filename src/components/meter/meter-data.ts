/** What a stylesheet may count on in a bar that shows a share. */
import type { DataContract } from '../data-contract';

export const METER_DATA = {
  'dk-meter': { 'data-alarming': 'flag' },
  'dk-meter-share': {},
} as const satisfies DataContract;
