/** What a stylesheet may count on in a value whose fields form. */
import { type DataContract, STATUSES } from '../data-contract';

export const STRUCTURED_VIEW_DATA = {
  /** `whole` is only what is final and valid. */
  'dk-structured': { 'data-status': STATUSES, 'data-whole': 'flag' },
  'dk-structured-value': {},
  'dk-structured-note': {},
  'dk-value-fields': {},
  'dk-value-field': { 'data-state': ['missing', 'live', 'settled'] },
  'dk-value-name': {},
  'dk-value-content': {},
  'dk-value-list': {},
  'dk-value-item': {},
  'dk-value-scroll': {},
  'dk-value-table': {},
  'dk-value-head': {},
  'dk-value-columns': {},
  'dk-value-column': {},
  'dk-value-body': {},
  'dk-value-row': {},
  'dk-value-cell': {},
  /** `live` while more may be added to it. */
  'dk-value-text': { 'data-live': 'flag' },
  'dk-value-link': {},
  'dk-value-json': {},
  'dk-value-none': {},
  'dk-value-skeleton': {},
  'dk-value-skeleton-bar': {},
  'dk-value-skeleton-words': {},
} as const satisfies DataContract;
