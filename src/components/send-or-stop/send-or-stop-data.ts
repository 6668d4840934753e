/** What a stylesheet may count on in the buttons that send and stop. */
import { type DataContract, STATUSES } from '../data-contract';

export const SEND_OR_STOP_DATA = {
  'dk-send-or-stop': { 'data-mode': ['send', 'stop'], 'data-status': STATUSES },
  'dk-stop-button': { 'data-status': STATUSES },
} as const satisfies DataContract;
