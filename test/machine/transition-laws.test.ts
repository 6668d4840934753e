/** What holds for any actions in any order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delta } from '../../src/deltas/delta';
import { StreamError } from '../../src/errors';
import type { Action } from '../../src/machine/action';
import type { Effect } from '../../src/machine/effect';
import { hasContent } from '../../src/machine/reply';
import { DEFAULT_RETRY } from '../../src/machine/retry-policy';
import { isActive, type State, toOutcome } from '../../src/machine/state';
import { IDLE, transition } from '../../src/machine/transition';

const delta: fc.Arbitrary<Delta> = fc.oneof(
  fc.record({ type: fc.constant('text-delta' as const), text: fc.string({ minLength: 1, maxLength: 4 }) }),
  fc.record({
    type: fc.constant('reasoning-delta' as const),
    text: fc.string({ minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    type: fc.constant('tool-call-delta' as const),
    callId: fc.constantFrom('a', 'b'),
    name: fc.constant('look_up'),
    argsText: fc.constantFrom('{', '}', '{}', '"', ''),
  }),
  fc.constant<Delta>({ type: 'source-found', source: { url: 'https://example.org' } }),
  fc.constant<Delta>({ type: 'reply-info', model: 'm' }),
  fc.constant<Delta>({ type: 'usage-reported', usage: { outputTokens: 1 } }),
  fc.record({
    type: fc.constant('reply-finished' as const),
    reason: fc.constantFrom('stop' as const, 'length' as const, undefined),
  }),
  fc.constant<Delta>({ type: 'stream-done' }),
  fc.constant<Delta>({ type: 'error-reported', message: 'busy' }),
);

const requestId = fc.constantFrom('r0', 'r1', 'r2', 'r3');

const action: fc.Arbitrary<Action> = fc.oneof(
  fc
    .tuple(requestId, fc.constantFrom('replace', 'reject', 'queue', undefined), fc.boolean())
    .map(([id, concurrency, canResume]): Action => {
      return { type: 'start', request: { id, input: id, retry: DEFAULT_RETRY, canResume }, concurrency };
    }),
  requestId.map((id): Action => ({ type: 'wait-ended', requestId: id })),
  fc.constant<Action>({ type: 'go-on' }),
  requestId.map((id): Action => ({ type: 'retry', requestId: id })),
  fc.constantFrom<Action>(
    { type: 'stop', reason: 'user' },
    { type: 'stop', reason: 'unmount' },
    { type: 'stop', reason: 'server' },
    { type: 'reset' },
  ),
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('deltas-received' as const),
      requestId,
      deltas: fc.array(delta, { maxLength: 5 }),
      lastEventId: fc.constantFrom(undefined, '1', '2'),
    }),
  },
  requestId.map((id): Action => ({ type: 'bytes-ended', requestId: id })),
  requestId.map(
    (id): Action => ({
      type: 'attempt-failed',
      requestId: id,
      error: new StreamError({ kind: 'network', message: 'broke' }),
      at: 0,
      chance: 0.5,
    }),
  ),
);

type Step = { before: State; action: Action; after: State; effects: readonly Effect[] };

function play(actions: readonly Action[]): Step[] {
  let state: State = IDLE;
  return actions.map((one) => {
    const before = state;
    const [after, effects] = transition(before, one);
    state = after;
    return { before, action: one, after, effects };
  });
}

function always(holds: (step: Step) => void): void {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      for (const step of play(actions)) holds(step);
    }),
    { seed: 42, numRuns: 2000 },
  );
}

const isTerminal = (state: State) => ['completed', 'failed', 'cancelled'].includes(state.status);

describe('any sequence of actions', () => {
  it('changes a reply after its terminal status only by start, retry, reset or the next of the queue', () => {
    always(({ before, action: { type }, after }) => {
      if (!isTerminal(before) || ['start', 'retry', 'reset', 'go-on'].includes(type)) return;
      // What a stop takes away is the queue alone.
      expect({ ...after, queue: [] }).toEqual({ ...before, queue: [] });
      if (type !== 'stop') expect(after).toBe(before);
    });
  });

  it('shows a final only in completed, and only of a reply that the provider called whole', () => {
    always(({ before, action: one, after }) => {
      if (after.status === 'idle' || isActive(after)) return;
      expect('final' in toOutcome(after)).toBe(after.status === 'completed');
      if (after.status !== 'completed' || before === after) return;
      const wasFinished = isActive(before) && before.reply.finishReason !== undefined;
      const isCalledWhole =
        one.type === 'deltas-received' && one.deltas.some(({ type }) => type === 'stream-done');
      expect(wasFinished || isCalledWhole).toBe(true);
      expect(after.reply.toolCalls.every(({ status }) => status !== 'forming')).toBe(true);
    });
  });

  it('is streaming only with content, and pending only without', () => {
    always(({ after }) => {
      if (isActive(after)) expect(hasContent(after.reply)).toBe(after.status === 'streaming');
    });
  });

  it('leaves no call forming, and none that was cut ready, once a reply has ended early', () => {
    always(({ before, after }) => {
      if (after.status !== 'failed' && after.status !== 'cancelled') return;
      for (const call of after.reply.toolCalls) {
        expect(call.status).not.toBe('forming');
        expect('args' in call).toBe(call.status === 'ready');
        if (
          isActive(before) &&
          !before.reply.finishReason &&
          before.status === 'streaming' &&
          call.status === 'ready'
        ) {
          expect(before.reply.toolCalls.find(({ id }) => id === call.id)?.status ?? 'ready').toBe('ready');
        }
      }
    });
  });

  it('keeps text, reasoning and calls equal to the parts', () => {
    always(({ after }) => {
      const { reply } = after;
      const join = (type: 'text' | 'reasoning') =>
        reply.parts.map((part) => (part.type === type ? part.text : '')).join('');
      expect(reply.text).toBe(join('text'));
      expect(reply.reasoning).toBe(join('reasoning'));
      expect(reply.toolCalls).toEqual(
        reply.parts.flatMap((part) => (part.type === 'tool-call' ? [part.call] : [])),
      );
      expect(reply.sources).toEqual(
        reply.parts.flatMap((part) => (part.type === 'source' ? [part.source] : [])),
      );
    });
  });

  it('settles each request exactly once: when it ends, is refused, or is taken out of the queue', () => {
    always(({ before, action: one, after, effects }) => {
      const settled = effects.flatMap((effect) => (effect.type === 'settle' ? [effect.state.request] : []));
      const known = (state: State) =>
        state.status === 'idle' ? [] : [...(isActive(state) ? [state.request] : []), ...state.queue];
      const came = one.type === 'start' ? [one.request] : [];
      const left = [...known(before), ...came].filter((request) => !known(after).includes(request));
      expect(new Set(settled)).toEqual(new Set(left));
      expect(settled).toHaveLength(left.length);
    });
  });

  it('opens a request exactly when it becomes the one under way, and again when a wait is over', () => {
    always(({ before, action: one, after, effects }) => {
      const opened = effects.some(({ type }) => type === 'open');
      const isNew = !isActive(before) || (isActive(after) && before.request !== after.request);
      const isOver = one.type === 'wait-ended' && isActive(before) && before.request.id === one.requestId;
      expect(opened).toBe(isActive(after) && (isNew || isOver));
    });
  });

  it('waits for another attempt only without content, or where the server can go on, and never doubles text', () => {
    always(({ before, after, effects }) => {
      if (!effects.some(({ type }) => type === 'wait')) return;
      if (!isActive(before) || !isActive(after)) throw new Error('Only what is under way waits.');
      expect(after.attempt).toBeLessThanOrEqual(after.request.retry?.attempts ?? 0);
      const resumes = before.request.canResume && before.lastEventId !== undefined;
      expect(hasContent(before.reply) ? resumes : true).toBe(true);
      expect(after.reply.text).toBe(before.reply.text);
    });
  });

  it('never changes the state that it was given', () => {
    always(({ before, action: one }) => {
      const copy = structuredClone({ ...before, error: undefined, retryError: undefined });
      transition(before, one);
      expect({ ...before, error: undefined, retryError: undefined }).toEqual(copy);
    });
  });
});
