/** What a stylesheet may count on in a thread. */
import { type DataContract, STATUSES } from '../data-contract';

export const THREAD_DATA = {
  'dk-thread': { 'data-status': STATUSES, 'data-following': 'flag', 'data-anchor': ['end', 'turn'] },
  'dk-thread-viewport': {},
  'dk-thread-earlier': { 'data-loading': 'flag' },
  'dk-show-earlier': {},
  'dk-thread-edge': {},
  'dk-thread-content': {},
  'dk-thread-room': {},
  'dk-thread-jump': {},
  'dk-jump-to-latest': { 'data-unseen': 'number' },
} as const satisfies DataContract;
