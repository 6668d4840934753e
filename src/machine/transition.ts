/**
 * The machine: what is and what happens in, what is next and what to do out. Pure: no clock, no random,
 * no fetch. An action that means nothing in a state leaves it as it is, the very same object.
 */
import type { Delta } from '../deltas/delta';
import { quoteServer, StreamError } from '../errors';
import type { Action } from './action';
import type { Effect } from './effect';
import { completeCalls, foldReply, hasContent, interruptCalls } from './fold-reply';
import { EMPTY_REPLY, type Reply } from './reply';
import type { CancelReason, Outcome, RequestInfo, State } from './state';

/** The next state, and what the engine has to do. */
export type Transition = readonly [state: State, effects: readonly Effect[]];

/** A request is under way. */
type ActiveState = Extract<State, { status: 'pending' | 'streaming' }>;

export const IDLE: State = /* @__PURE__ */ Object.freeze({ status: 'idle' });

export function isActive(state: State): state is ActiveState {
  return state.status === 'pending' || state.status === 'streaming';
}

export function transition(state: State, action: Action): Transition {
  switch (action.type) {
    case 'start':
      return open(action.request, undefined, isActive(state) ? cancel(state, 'superseded')[1] : []);
    case 'retry':
      if (state.status === 'idle' || isActive(state)) return [state, []];
      return open({ id: action.requestId, input: state.request.input }, endedReply(state), []);
    case 'stop':
      return isActive(state) ? cancel(state, action.reason) : [state, []];
    case 'reset':
      return state.status === 'idle' ? [state, []] : [IDLE, isActive(state) ? cancel(state, 'user')[1] : []];
    case 'deltas-received':
      return isOf(state, action.requestId) ? receive(state, action.deltas) : [state, []];
    case 'bytes-ended':
      return isOf(state, action.requestId) ? fail(state, truncated(state)) : [state, []];
    case 'attempt-failed':
      return isOf(state, action.requestId) ? fail(state, action.error) : [state, []];
    default:
      return action satisfies never;
  }
}

/** What comes from the wire counts only while the request that it belongs to is under way. */
function isOf(state: State, requestId: string): state is ActiveState {
  return isActive(state) && state.request.id === requestId;
}

function open(request: RequestInfo, previous: Reply | undefined, before: readonly Effect[]): Transition {
  const state: State = {
    status: 'pending',
    request,
    attempt: 1,
    reply: EMPTY_REPLY,
    finished: false,
    ...(previous && { previous }),
  };
  return [state, [...before, { type: 'open', request, attempt: 1 }]];
}

function receive(state: ActiveState, received: readonly Delta[]): Transition {
  // Nothing counts behind an end, whether it comes in the same piece or in a later one.
  const endAt = received.findIndex(({ type }) => type === 'stream-done' || type === 'error-reported');
  const deltas = endAt === -1 ? received : received.slice(0, endAt);
  const { request, attempt } = state;
  const reply = foldReply(state.reply, deltas);
  const finished = state.finished || deltas.some(({ type }) => type === 'reply-finished');
  const next: ActiveState = hasContent(reply)
    ? { status: 'streaming', request, attempt, reply, finished }
    : { ...state, reply, finished };

  const end = received[endAt];
  // An error that the provider reports counts even behind a finish reason: it says that the reply is not whole.
  if (end?.type === 'error-reported')
    return cut(next, { status: 'failed', error: reported(end), partial: partialOf(next) });
  return end ? complete(next) : [next, []];
}

function complete({ request, reply }: ActiveState): Transition {
  const outcome: Outcome = { status: 'completed', final: completeCalls(reply) };
  return [{ ...outcome, request }, [{ type: 'settle', requestId: request.id, outcome }]];
}

/** A connection that breaks after the provider said that the reply is whole costs its usage, not the reply. */
function fail(state: ActiveState, error: StreamError): Transition {
  return state.finished
    ? complete(state)
    : cut(state, { status: 'failed', error, partial: partialOf(state) });
}

function cancel(state: ActiveState, reason: CancelReason): Transition {
  if (!state.finished) return cut(state, { status: 'cancelled', reason, partial: partialOf(state) });
  const [next, effects] = complete(state);
  return [next, [{ type: 'abort', requestId: state.request.id }, ...effects]];
}

function cut({ request }: ActiveState, outcome: Exclude<Outcome, { status: 'completed' }>): Transition {
  return [
    { ...outcome, request },
    [
      { type: 'abort', requestId: request.id },
      { type: 'settle', requestId: request.id, outcome },
    ],
  ];
}

/** A retry that brought nothing does not take away what was there. */
function partialOf(state: ActiveState): Reply {
  const previous = state.status === 'pending' ? state.previous : undefined;
  return previous && !hasContent(state.reply) ? interruptCalls(previous) : interruptCalls(state.reply);
}

function endedReply(state: Extract<State, { status: Outcome['status'] }>): Reply {
  return state.status === 'completed' ? state.final : state.partial;
}

function truncated(state: ActiveState): StreamError {
  const message = hasContent(state.reply)
    ? 'The connection closed before the provider said that the reply is whole, so it may stop in the middle. What came is kept as partial. Retry to ask again.'
    : 'The server closed the connection without a reply. Retry to ask again; if it happens each time, check what the server sends.';
  return new StreamError({ kind: 'truncated', message, requestId: state.request.id });
}

function reported({ message, code, status }: Delta & { type: 'error-reported' }): StreamError {
  return new StreamError({
    kind: 'provider',
    message: `The provider reported an error${message && `: ${quoteServer(message)}`}. The reply is not whole; what came is kept as partial.`,
    code,
    status,
  });
}
