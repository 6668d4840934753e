/** What a stylesheet may count on in a whole chat: its slots, and the attributes of each. */
import { type DataContract, STATUSES } from '../data-contract';

export const CHAT_DATA = {
  'dk-chat': { 'data-status': STATUSES },
  'dk-chat-foot': {},
} as const satisfies DataContract;
