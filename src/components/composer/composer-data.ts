/** What a stylesheet may count on in a composer: its slots, and the attributes of each. */
import { type DataContract, STATUSES } from '../data-contract';

export const COMPOSER_DATA = {
  'dk-composer': {
    'data-status': STATUSES,
    'data-disabled': 'flag',
    'data-over': 'flag',
    'data-waiting': 'flag',
  },
  'dk-composer-input': {},
  'dk-composer-bar': {},
  'dk-composer-actions': {},
  'dk-composer-note': { 'data-about': ['long', 'failed', 'waiting', 'left'] },
  'dk-composer-said': {},
} as const satisfies DataContract;
