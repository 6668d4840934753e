/** What a stylesheet may count on in a notice of an error, besides what a note has. */
import type { DataContract } from '../data-contract';

export const ERROR_NOTICE_DATA = {
  'dk-error-dismiss': {},
} as const satisfies DataContract;
