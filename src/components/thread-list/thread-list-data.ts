/** What a stylesheet may count on in a list of conversations: its slots, and the attributes of each. */
import type { DataContract } from '../data-contract';

export const THREAD_LIST_DATA = {
  'dk-thread-list': { 'data-loading': 'flag' },
  'dk-thread-list-head': {},
  'dk-thread-new': {},
  'dk-thread-search': {},
  'dk-thread-search-input': {},
  'dk-thread-groups': {},
  'dk-thread-group': {},
  'dk-thread-group-name': {},
  'dk-thread-items': {},
  'dk-thread-item': { 'data-current': 'flag', 'data-mode': ['rename', 'delete'] },
  'dk-thread-open': { 'data-untitled': 'flag' },
  'dk-thread-name': {},
  'dk-thread-item-actions': {},
  'dk-thread-item-action': { 'data-action': ['rename', 'delete', 'save', 'cancel'] },
  'dk-thread-rename': {},
  'dk-thread-rename-input': {},
  'dk-thread-delete': {},
  'dk-thread-delete-ask': {},
  'dk-thread-delete-yes': {},
  'dk-thread-delete-no': { 'data-action': ['keep'] },
  'dk-thread-list-note': {},
} as const satisfies DataContract;
