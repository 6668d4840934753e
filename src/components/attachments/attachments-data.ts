/** What a stylesheet may count on in attached files: the slots, and the attributes of each. */
import type { DataContract } from '../data-contract';

export const ATTACHMENTS_DATA = {
  'dk-attachments': {},
  'dk-attachments-list': {},
  'dk-attachments-said': {},
  'dk-attachment': {
    'data-status': ['reading', 'uploading', 'done', 'failed', 'cancelled'],
    'data-wide': 'flag',
  },
  'dk-attachment-preview': {},
  'dk-attachment-picture': {},
  'dk-attachment-text': {},
  'dk-attachment-name': {},
  'dk-attachment-state': {},
  'dk-attachment-error': {},
  'dk-attachment-size': {},
  'dk-attachment-progress': {},
  'dk-attachment-share': {},
  'dk-attachment-retry': {},
  /** Which one it removes. */
  'dk-attachment-remove': { 'data-remove': 'text' },
  'dk-attach-button': {},
  'dk-attach-input': {},
  'dk-drop-zone': { 'data-over': 'flag' },
  'dk-drop-overlay': {},
} as const satisfies DataContract;
