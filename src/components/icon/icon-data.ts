/** What a stylesheet may count on in a picture. */
import type { DataContract } from '../data-contract';

export const ICON_DATA = {
  'dk-icon': {},
  'dk-icon-path': {},
} as const satisfies DataContract;
