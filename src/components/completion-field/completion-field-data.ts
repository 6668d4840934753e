/** What a stylesheet may count on in a field that completes what is written. */
import { type DataContract, STATUSES } from '../data-contract';

/** How the suggestion stands, by {@link Suggested}. */
export const SUGGESTED = ['none', 'waiting', 'coming', 'whole', 'cut', 'partial', 'failed', 'empty'] as const;

export const COMPLETION_FIELD_DATA = {
  'dk-completion-field': {
    'data-status': STATUSES,
    'data-suggested': SUGGESTED,
    'data-disabled': 'flag',
  },
  'dk-completion-text': {},
  'dk-completion-input': {},
  'dk-completion-mirror': {},
  'dk-completion-written': {},
  'dk-completion-ghost': {},
  'dk-completion-aside': {},
  'dk-completion-bar': {},
  'dk-completion-hint': {},
  'dk-completion-suggest': {},
  'dk-completion-accept': {},
  'dk-completion-dismiss': {},
  'dk-completion-voice': {},
} as const satisfies DataContract;
