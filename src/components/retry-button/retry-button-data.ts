/** What a stylesheet may count on in the button that asks again. */
import type { DataContract } from '../data-contract';

export const RETRY_BUTTON_DATA = {
  'dk-retry-button': { 'data-waiting': 'flag' },
} as const satisfies DataContract;
