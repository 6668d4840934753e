/** What a stylesheet may count on in the button that sends and stops. */
import { type DataContract, STATUSES } from '../data-contract';

export const SEND_OR_STOP_DATA = {
  'dk-send-or-stop': { 'data-mode': ['send', 'stop'], 'data-status': STATUSES },
} as const satisfies DataContract;
