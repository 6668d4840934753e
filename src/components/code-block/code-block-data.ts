/** What a stylesheet may count on in code: its slots, and the attributes of each. */
import type { DataContract } from '../data-contract';

export const CODE_BLOCK_DATA = {
  'dk-code-block': {},
  'dk-code-head': {},
  'dk-code-title': {},
  'dk-code-actions': {},
  /** `data-state` is that of a button that copies. */
  'dk-code-button': { 'data-state': ['copied', 'failed'] },
  'dk-code-copied': {},
  /** What scrolls: the language, and how its lines are shown. */
  'dk-code': { 'data-lang': 'text', 'data-numbered': 'flag', 'data-wrapped': 'flag' },
  'dk-code-text': {},
  'dk-code-section': {},
  'dk-code-group': {},
  'dk-code-line': {},
  /** A character that orders others, such as U+202E, which is its `data-name`. */
  'dk-code-control': { 'data-name': 'text' },
} as const satisfies DataContract;
