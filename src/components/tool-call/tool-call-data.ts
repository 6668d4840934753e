/** What a stylesheet may count on in a call of a tool. */
import type { DataContract } from '../data-contract';

const STATES = [
  'forming',
  'ready',
  'awaiting-approval',
  'awaiting-answer',
  'running',
  'done',
  'failed',
  'denied',
  'interrupted',
] as const;

export const TOOL_CALL_DATA = {
  'dk-tool-call': { 'data-state': STATES, 'data-live': 'flag' },
  'dk-tool-title': {},
  'dk-tool-name': {},
  'dk-tool-state': { 'data-state': STATES },
  'dk-tool-body': {},
  'dk-tool-args': {},
  'dk-tool-arg-name': {},
  'dk-tool-arg-value': {},
  'dk-tool-cut': {},
  'dk-tool-output': {},
  'dk-tool-head': {},
  'dk-tool-result': {},
  'dk-tool-approval': {},
  'dk-tool-approve': {},
  'dk-tool-deny': {},
} as const satisfies DataContract;
