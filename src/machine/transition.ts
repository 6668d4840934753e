/**
 * The machine: what is and what happens in, what is next and what to do out. Pure: no clock, no random,
 * no fetch. An action that means nothing in a state leaves it as it is, the very same object.
 */
import type { Delta } from '../deltas/delta';
import { StreamError } from '../errors';
import type { Action, Moment, WireAction } from './action';
import type { Effect } from './effect';
import { foldReply, settleCalls } from './fold-reply';
import { EMPTY_REPLY, hasContent, type Reply } from './reply';
import { waitBefore } from './retry-policy';
import {
  type ActiveState,
  type EndedState,
  type Ending,
  isActive,
  type RequestInfo,
  type State,
} from './state';

/** The next state, and what the engine has to do. */
export type Transition = readonly [state: State, effects: readonly Effect[]];

export const IDLE: State = { status: 'idle', reply: EMPTY_REPLY };

export function transition(state: State, action: Action): Transition {
  const stay: Transition = [state, []];
  switch (action.type) {
    case 'start':
      return start(state, action);
    case 'retry':
      if (isActive(state) || state.status === 'idle') return stay;
      return open(
        { ...state.request, id: action.requestId, retryOf: state.request.id },
        state.queue,
        state.reply,
      );
    case 'go-on': {
      if (isActive(state) || state.status === 'idle') return stay;
      const [next, ...queue] = state.queue;
      return next ? open(next, queue) : stay;
    }
    case 'reset':
      return state.status === 'idle' ? stay : [IDLE, endAll(state, { status: 'cancelled', reason: 'user' })];
    case 'stop':
      return stop(state, { status: 'cancelled', reason: action.reason });
    default:
      // What comes from the wire counts only while the request that it belongs to is under way.
      return isActive(state) && state.request.id === action.requestId ? hear(state, action) : stay;
  }
}

function start(state: State, { request, concurrency = 'replace' }: Action & { type: 'start' }): Transition {
  if (isActive(state) && concurrency === 'queue') return [{ ...state, queue: [...state.queue, request] }, []];
  if (isActive(state) && concurrency === 'reject') {
    const rejected: EndedState = { ...UNSENT, status: 'failed', request, error: busy() };
    return [state, [{ type: 'settle', state: rejected }]];
  }
  const [next, effects] = open(request, []);
  return [next, [...endAll(state, { status: 'cancelled', reason: 'superseded' }), ...effects]];
}

/** Of what waits, nothing is left either. */
function stop(state: State, ending: Ending): Transition {
  if (state.status === 'idle') return [state, []];
  const waiting = settleQueue(state.queue, ending);
  if (!isActive(state)) return [state.queue.length > 0 ? { ...state, queue: [] } : state, waiting];
  const [next, effects] = cut({ ...state, queue: [] }, ending);
  return [next, [...effects, ...waiting]];
}

/** What it takes to leave a state for good. */
function endAll(state: State, ending: Ending): readonly Effect[] {
  return stop(state, ending)[1];
}

function hear(state: ActiveState, action: WireAction): Transition {
  switch (action.type) {
    case 'deltas-received':
      return receive(state, action.deltas, action.lastEventId);
    case 'bytes-ended':
      return fail(state, truncated(), action);
    case 'attempt-failed':
      return fail(state, action.error, action);
    case 'limits-told':
      return [{ ...state, limits: action.limits }, []];
    case 'wait-ended': {
      const { request, attempt } = state;
      return [{ ...state, retryAt: undefined }, [{ type: 'open', request, attempt }]];
    }
    default:
      return action satisfies never;
  }
}

function open(request: RequestInfo, queue: readonly RequestInfo[], previous?: Reply): Transition {
  const state: State = { status: 'pending', request, reply: EMPTY_REPLY, attempt: 1, queue, previous };
  return [state, [{ type: 'open', request, attempt: 1 }]];
}

function receive(state: ActiveState, received: readonly Delta[], lastEventId?: string): Transition {
  // Nothing counts behind an end, whether it comes in the same piece or in a later one.
  const endAt = received.findIndex(({ type }) => /^(stream-done|reply-cancelled|error-reported)$/.test(type));
  const deltas = endAt < 0 ? received : received.slice(0, endAt);
  const reply = foldReply(state.reply, deltas);
  const next: ActiveState = {
    ...state,
    status: hasContent(reply) ? 'streaming' : 'pending',
    reply,
    lastEventId,
    // Who got further has all attempts again.
    attempt: state.request.canResume && lastEventId && lastEventId !== state.lastEventId ? 1 : state.attempt,
  };
  const end = received[endAt];
  if (!end) return [next, []];
  // An error that the provider reports counts even behind a finish reason: it says that the reply is not whole.
  if (end.type === 'error-reported') return abort(endWith(next, { status: 'failed', error: reported(end) }));
  return end.type === 'reply-cancelled'
    ? abort(endOr(next, { status: 'cancelled', reason: 'server' }))
    : endWith(next, { status: 'completed' });
}

/**
 * An attempt failed. Before the first content the request is tried again, as it is; behind it only where the
 * server can go on from what came, so that nothing is doubled.
 */
function fail(
  state: ActiveState,
  error: StreamError,
  { at = 0, chance = 0, reconnectMs }: Moment,
): Transition {
  const { request, reply, attempt, lastEventId } = state;
  const resumes = request.canResume && lastEventId;
  const isRefused = error.retryable && /^(network|http|rate-limit)$/.test(error.kind);
  const isCutOff = /^(truncated|timeout)$/.test(error.kind) && error.phase !== 'total';
  const mayRetry = resumes ? isRefused || isCutOff : isRefused && !hasContent(reply);
  const asked = error.retryAfterMs ?? reconnectMs;
  const ms =
    mayRetry && request.retry && !reply.finishReason
      ? waitBefore(asked, attempt, request.retry, chance)
      : undefined;
  if (ms === undefined) return abort(endOr(state, { status: 'failed', error }));
  const next: ActiveState = {
    ...state,
    reply: resumes ? reply : EMPTY_REPLY,
    attempt: attempt + 1,
    retryAt: at + ms,
    retryError: error,
  };
  return abort([next, [{ type: 'wait', request, ms, error }]]);
}

/** What a person, or a newer request, cuts short. The server is told, unless it is to go on. */
function cut(state: ActiveState, ending: Ending): Transition {
  const [next, effects] = abort(endOr(state, ending));
  const isLeft = next.status === 'cancelled' && next.reason !== 'detached';
  return [next, isLeft ? [...effects, { type: 'tell-server', request: state.request }] : effects];
}

/** As it is to end, unless the provider said before that the reply is whole: then it costs its usage alone. */
function endOr(state: ActiveState, ending: Ending): Transition {
  return endWith(state, state.reply.finishReason ? { status: 'completed' } : ending);
}

function abort([state, effects]: Transition): Transition {
  return [state, [{ type: 'abort' }, ...effects]];
}

function endWith({ reply, previous, ...active }: ActiveState, ending: Ending): Transition {
  const { request, queue, attempt, limits } = active;
  const end = { request, queue, attempt, limits, reply: endReply(ending, reply, previous) };
  const state: EndedState = { ...ending, ...end };
  return [state, [{ type: 'settle', state }]];
}

function endReply({ status }: Ending, reply: Reply, previous: Reply | undefined): Reply {
  const isWhole = status === 'completed';
  // A retry that brought nothing does not take away what was there.
  return settleCalls(!isWhole && previous && !hasContent(reply) ? previous : reply, isWhole);
}

const UNSENT = { reply: EMPTY_REPLY, attempt: 0, queue: [] } as const;

function settleQueue(queue: readonly RequestInfo[], ending: Ending): readonly Effect[] {
  return queue.map((request) => {
    return { type: 'settle', state: { ...UNSENT, ...ending, request } };
  });
}

function busy(): StreamError {
  return new StreamError({
    kind: 'invalid-request',
    code: 'busy',
    message:
      'A request is under way, and `concurrency` is `reject`: nothing was sent. Wait for it, or stop it.',
  });
}

function truncated(): StreamError {
  return new StreamError({
    kind: 'truncated',
    message: 'The connection closed before the provider called the reply whole. What came is kept. Retry.',
  });
}

function reported({ message, code, status, isBlocked }: Delta & { type: 'error-reported' }): StreamError {
  const reason = message && `: ${message}`;
  return new StreamError({
    kind: isBlocked ? 'blocked' : 'provider',
    message: isBlocked
      ? `The provider's review withheld the reply${reason}. There is nothing to show. Change the request.`
      : `The provider reported an error${reason}. The reply is not whole. Retry.`,
    retryable:
      !isBlocked && /^(429|5\d\d)|overload|rate.?limit|unavailable|server.?error/i.test(`${status ?? code}`),
    code,
    status,
  });
}
