/** What a stylesheet may count on in the button that stops. */
import { type DataContract, STATUSES } from '../data-contract';

export const STOP_BUTTON_DATA = {
  'dk-stop-button': { 'data-status': STATUSES },
} as const satisfies DataContract;
