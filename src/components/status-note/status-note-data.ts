/** What a stylesheet may count on in the notes under a reply, and in those that stand alone. */
import { type DataContract, STATUSES } from '../data-contract';

export const STATUS_NOTE_DATA = {
  'dk-note': {
    'data-status': STATUSES,
    /** Of the error. */
    'data-kind': 'text',
    /** Of a reply that is whole but ended early. */
    'data-finish-reason': 'text',
    /** The next attempt is waited for. */
    'data-waiting': 'flag',
  },
  'dk-note-text': { 'data-status': STATUSES },
  'dk-note-title': { 'data-status': STATUSES },
  'dk-note-detail': {},
  'dk-note-words': {},
  'dk-note-countdown': {},
} as const satisfies DataContract;
