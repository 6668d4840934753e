/** What a stylesheet may count on in the buttons of a message: its slots, and the attributes of each. */
import type { DataContract } from '../data-contract';

/** What a button does. */
export const MESSAGE_ACTIONS = [
  'copy',
  'copy-markdown',
  'regenerate',
  'edit',
  'previous',
  'next',
  'up',
  'down',
  'save',
] as const;

export const MESSAGE_ACTIONS_DATA = {
  'dk-message-actions': {},
  'dk-message-action': { 'data-action': MESSAGE_ACTIONS },
  'dk-message-branch': {},
  'dk-message-branch-place': {},
  'dk-message-branch-words': {},
  'dk-message-branch-figures': {},
  'dk-message-copied': {},
  'dk-message-edit': { 'data-action': ['edit'] },
  'dk-message-edit-input': {},
  'dk-message-edit-bar': {},
  'dk-message-edit-cancel': {},
  'dk-message-edit-send': {},
} as const satisfies DataContract;
