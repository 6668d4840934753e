/** What a stylesheet may count on in a whole chat: its slots, and the attributes of each. */
import { type DataContract, STATUSES } from '../data-contract';

export const CHAT_DATA = {
  'dk-chat': { 'data-status': STATUSES },
  'dk-chat-foot': {},
  // Only until what shows messages was fetched.
  'dk-chat-plain': { 'data-role': ['system', 'user', 'assistant'] },
} as const satisfies DataContract;
