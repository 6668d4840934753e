/**
 * The machine: what is and what happens in, what is next and what to do out. Pure: no clock, no random,
 * no fetch. An action that means nothing in a state leaves it as it is, the very same object.
 */
import type { Delta } from '../deltas/delta';
import { StreamError } from '../errors';
import type { Action, WireAction } from './action';
import type { Effect } from './effect';
import { foldReply, settleCalls } from './fold-reply';
import { EMPTY_REPLY, hasContent, type Reply } from './reply';
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
      return open(action.request, undefined, cancelEffects(state, 'superseded'));
    case 'retry':
      if (isActive(state) || state.status === 'idle') return stay;
      return open({ id: action.requestId, input: state.request.input }, state.reply, []);
    case 'reset':
      return state.status === 'idle' ? stay : [IDLE, cancelEffects(state, 'user')];
    case 'stop':
      return isActive(state) ? cut(state, { status: 'cancelled', reason: action.reason }) : stay;
    default:
      // What comes from the wire counts only while the request that it belongs to is under way.
      return isActive(state) && state.request.id === action.requestId ? hear(state, action) : stay;
  }
}

function hear(state: ActiveState, action: WireAction): Transition {
  switch (action.type) {
    case 'deltas-received':
      return receive(state, action.deltas);
    case 'bytes-ended':
      return cut(state, { status: 'failed', error: truncated() });
    case 'attempt-failed':
      return cut(state, { status: 'failed', error: action.error });
    default:
      return action satisfies never;
  }
}

function open(request: RequestInfo, previous: Reply | undefined, before: readonly Effect[]): Transition {
  const state: State = { status: 'pending', request, reply: EMPTY_REPLY, previous };
  return [state, [...before, { type: 'open', request }]];
}

function receive(state: ActiveState, received: readonly Delta[]): Transition {
  // Nothing counts behind an end, whether it comes in the same piece or in a later one.
  const endAt = received.findIndex(({ type }) => /^(stream-done|reply-cancelled|error-reported)$/.test(type));
  const deltas = endAt < 0 ? received : received.slice(0, endAt);
  const reply = foldReply(state.reply, deltas);
  const next: ActiveState = {
    ...state,
    status: hasContent(reply) ? 'streaming' : 'pending',
    reply,
  };
  const end = received[endAt];
  if (!end) return [next, []];
  // An error that the provider reports counts even behind a finish reason: it says that the reply is not whole.
  if (end.type === 'error-reported') return abort(endWith(next, { status: 'failed', error: reported(end) }));
  return end.type === 'reply-cancelled'
    ? cut(next, { status: 'cancelled', reason: 'server' })
    : endWith(next, { status: 'completed' });
}

/** What cuts a reply short, unless the provider said before that it is whole: then it costs its usage alone. */
function cut(state: ActiveState, ending: Ending): Transition {
  return abort(endWith(state, state.reply.finishReason ? { status: 'completed' } : ending));
}

function cancelEffects(state: State, reason: 'user' | 'superseded'): readonly Effect[] {
  return isActive(state) ? cut(state, { status: 'cancelled', reason })[1] : [];
}

function abort([state, effects]: Transition): Transition {
  return [state, [{ type: 'abort' }, ...effects]];
}

function endWith({ request, reply, previous }: ActiveState, ending: Ending): Transition {
  const state: EndedState = { ...ending, request, reply: endReply(ending, reply, previous) };
  return [state, [{ type: 'settle', state }]];
}

function endReply({ status }: Ending, reply: Reply, previous: Reply | undefined): Reply {
  const isWhole = status === 'completed';
  // A retry that brought nothing does not take away what was there.
  return settleCalls(!isWhole && previous && !hasContent(reply) ? previous : reply, isWhole);
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
