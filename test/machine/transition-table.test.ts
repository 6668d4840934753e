/** Every state × every action, as a table that the docs show: docs/machine-table.md. */
import { expect, it } from 'vitest';
import { StreamError } from '../../src/errors';
import type { Action } from '../../src/machine/action';
import type { Effect } from '../../src/machine/effect';
import { EMPTY_REPLY, type Reply } from '../../src/machine/reply';
import type { ActiveState, State } from '../../src/machine/state';
import { IDLE, transition } from '../../src/machine/transition';

const timeout = new StreamError({ kind: 'timeout', phase: 'idle', message: 'nothing came' });
const busy = new StreamError({ kind: 'rate-limit', retryAfterMs: 3000, message: 'too many' });
const retry = { attempts: 3, baseMs: 500, maxMs: 8000, maxRetryAfterMs: 10_000 };
const request = { id: 'r1', input: 'hi', retry };
const next = { id: 'r2', input: 'again', retry };
const hello: Reply = { ...EMPTY_REPLY, parts: [{ type: 'text', text: 'Hel' }], text: 'Hel' };
const error = new StreamError({ kind: 'network', message: 'the connection broke' });

const pending: ActiveState = { status: 'pending', request, reply: EMPTY_REPLY, attempt: 1, queue: [] };
const streaming: ActiveState = { status: 'streaming', request, reply: hello, attempt: 1, queue: [] };
const ended = { request, reply: hello, attempt: 1, queue: [] };

const STATES: Record<string, State> = {
  idle: IDLE,
  pending,
  'pending after retry': { ...pending, previous: hello },
  streaming,
  'streaming, finished': { ...streaming, reply: { ...hello, finishReason: 'stop' } },
  'streaming, can resume': { ...streaming, request: { ...request, canResume: true }, lastEventId: '7' },
  'pending, waiting for the next attempt': { ...pending, attempt: 2, retryAt: 1250, retryError: error },
  'pending, last attempt': { ...pending, attempt: 3 },
  'streaming, with one in the queue': { ...streaming, queue: [next] },
  completed: { status: 'completed', ...ended },
  'completed, with one in the queue': { status: 'completed', ...ended, queue: [next] },
  failed: { status: 'failed', error, ...ended },
  cancelled: { status: 'cancelled', reason: 'user', ...ended },
};

const ACTIONS: Record<string, Action> = {
  start: { type: 'start', request: next },
  'start (queue)': { type: 'start', request: next, concurrency: 'queue' },
  'start (reject)': { type: 'start', request: next, concurrency: 'reject' },
  retry: { type: 'retry', requestId: 'r2' },
  'go on': { type: 'go-on' },
  'stop (user)': { type: 'stop', reason: 'user' },
  'stop (detached)': { type: 'stop', reason: 'detached' },
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
  'bytes end': { type: 'bytes-ended', requestId: 'r1', at: 1000, chance: 0.5 },
  'attempt fails': { type: 'attempt-failed', requestId: 'r1', error, at: 1000, chance: 0.5 },
  'attempt times out': { type: 'attempt-failed', requestId: 'r1', error: timeout, at: 1000, chance: 0.5 },
  'server asks to wait': { type: 'attempt-failed', requestId: 'r1', error: busy, at: 1000, chance: 0.5 },
  'wait ends': { type: 'wait-ended', requestId: 'r1' },
  'text of another request': {
    type: 'deltas-received',
    requestId: 'r0',
    deltas: [{ type: 'text-delta', text: 'old' }],
  },
};

function describeActive({ reply, attempt, retryAt, queue }: ActiveState): string {
  return [
    reply.finishReason && ', finished',
    attempt > 1 && `, attempt ${attempt}`,
    retryAt && ` at ${retryAt}`,
    queue.length > 0 && `, ${queue.length} in the queue`,
  ]
    .filter(Boolean)
    .join('');
}

function describeState(state: State): string {
  switch (state.status) {
    case 'idle':
      return 'idle';
    case 'pending':
      return `pending ${state.request.id}${state.previous ? `, shows “${state.previous.text}”` : ''}${describeActive(state)}`;
    case 'streaming':
      return `streaming “${state.reply.text}”${describeActive(state)}`;
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
      return `open ${effect.request.id}, attempt ${effect.attempt}`;
    case 'wait':
      return `wait ${effect.ms} ms`;
    case 'tell-server':
      return `tell the server of ${effect.request.id}`;
    case 'abort':
      return 'abort';
    case 'settle':
      return `settle ${effect.state.request.id} as ${effect.state.status}`;
  }
}

function describeRow(state: State, action: Action): string {
  const [next, effects] = transition(state, action);
  if (next === state && effects.length === 0) return '– | –';
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
