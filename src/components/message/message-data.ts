/** What a stylesheet may count on in a message: its slots, and the attributes of each. */
import { type DataContract, STATUSES } from '../data-contract';

export const MESSAGE_DATA = {
  'dk-message': {
    'data-role': ['user', 'assistant', 'system'],
    'data-status': STATUSES,
    'data-attempt': 'number',
    'data-finish-reason': 'text',
  },
  'dk-message-body': {},
  'dk-message-text': { 'data-live': 'flag' },
  'dk-message-markdown': { 'data-live': 'flag' },
  'dk-message-image': {},
  'dk-message-file': {},
  'dk-message-file-text': {},
  'dk-message-file-name': {},
  'dk-message-file-facts': {},
  'dk-message-bar': {},
} as const satisfies DataContract;
