/** Every state × every action, as a table that the docs show: docs/machine-table.md. */
import { expect, it } from 'vitest';
import { StreamError } from '../../src/errors';
import type { Action } from '../../src/machine/action';
import type { Effect } from '../../src/machine/effect';
import { EMPTY_REPLY, type Reply } from '../../src/machine/reply';
import type { State } from '../../src/machine/state';
import { IDLE, transition } from '../../src/machine/transition';

const request = { id: 'r1', input: 'hi' };
const hello: Reply = { ...EMPTY_REPLY, parts: [{ type: 'text', text: 'Hel' }], text: 'Hel' };
const error = new StreamError({ kind: 'network', message: 'the connection broke' });

const pending: State = { status: 'pending', request, reply: EMPTY_REPLY };
const streaming: State = { status: 'streaming', request, reply: hello };

const STATES: Record<string, State> = {
  idle: IDLE,
  pending,
  'pending after retry': { ...pending, previous: hello },
  streaming,
  'streaming, finished': { ...streaming, reply: { ...hello, finishReason: 'stop' } },
  completed: { status: 'completed', request, reply: hello },
  failed: { status: 'failed', request, error, reply: hello },
  cancelled: { status: 'cancelled', request, reason: 'user', reply: hello },
};

const ACTIONS: Record<string, Action> = {
  start: { type: 'start', request: { id: 'r2', input: 'again' } },
  retry: { type: 'retry', requestId: 'r2' },
  'stop (user)': { type: 'stop', reason: 'user' },
  reset: { type: 'reset' },
  'info only': { type: 'deltas-received', requestId: 'r1', deltas: [{ type: 'reply-info', model: 'm' }] },
  text: { type: 'deltas-received', requestId: 'r1', deltas: [{ type: 'text-delta', text: 'lo' }] },
  'finish reason': {
    type: 'deltas-received',
    requestId: 'r1',
    deltas: [{ type: 'reply-finished', reason: 'stop' }],
  },
  done: { type: 'deltas-received', requestId: 'r1', deltas: [{ type: 'stream-done' }] },
  'error event': {
    type: 'deltas-received',
    requestId: 'r1',
    deltas: [{ type: 'error-reported', message: 'busy' }],
  },
  'bytes end': { type: 'bytes-ended', requestId: 'r1' },
  'attempt fails': { type: 'attempt-failed', requestId: 'r1', error },
  'text of another request': {
    type: 'deltas-received',
    requestId: 'r0',
    deltas: [{ type: 'text-delta', text: 'old' }],
  },
};

function describeState(state: State): string {
  switch (state.status) {
    case 'idle':
      return 'idle';
    case 'pending':
      return `pending ${state.request.id}${state.reply.finishReason ? ', finished' : ''}${state.previous ? `, shows “${state.previous.text}”` : ''}`;
    case 'streaming':
      return `streaming “${state.reply.text}”${state.reply.finishReason ? ', finished' : ''}`;
    case 'completed':
      return `completed, final “${state.reply.text}”`;
    case 'failed':
      return `failed (${state.error.kind}), partial “${state.reply.text}”`;
    case 'cancelled':
      return `cancelled (${state.reason}), partial “${state.reply.text}”`;
  }
}

function describeEffect(effect: Effect): string {
  switch (effect.type) {
    case 'open':
      return `open ${effect.request.id}`;
    case 'abort':
      return 'abort';
    case 'settle':
      return `settle ${effect.state.request.id} as ${effect.state.status}`;
  }
}

function describeRow(state: State, action: Action): string {
  const [next, effects] = transition(state, action);
  if (next === state) return '– | –';
  return `${describeState(next)} | ${effects.map(describeEffect).join(', ') || '–'}`;
}

it('every state answers every action as the table in the docs says', async () => {
  const sections = Object.entries(STATES).map(([name, state]) => {
    const rows = Object.entries(ACTIONS).map(
      ([action, value]) => `| ${action} | ${describeRow(state, value)} |`,
    );
    return [`## ${name}`, '', '| action | next state | effects |', '| --- | --- | --- |', ...rows, ''].join(
      '\n',
    );
  });
  const intro = [
    '# The machine, state by state',
    '',
    'Each state of a request and what each action makes of it, written by `test/machine/transition-table.test.ts`',
    'from the machine itself. The request under way is `r1`, what came of it is “Hel”; `start` and `retry` bring `r2`.',
    'A dash: the action means nothing there, and the state stays the very same object.',
    '',
    '',
  ].join('\n');
  await expect(intro + sections.join('\n')).toMatchFileSnapshot('../../docs/machine-table.md');
});
