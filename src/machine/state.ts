/** The states of a request, as a union that narrows. */
import type { StreamError } from '../errors';
import type { RateLimits } from '../rate-limits';
import type { Reply } from './reply';
import type { RetryPolicy } from './retry-policy';

export type Status = State['status'];

/** Who ended a reply before its end; `detached`: nobody listens any more, but the server may go on. */
export type CancelReason = 'user' | 'superseded' | 'unmount' | 'detached' | 'server';

/** What a second request does to one that is under way: ends it, fails, or waits for it. */
export type Concurrency = 'replace' | 'reject' | 'queue';

/** What the app asked for: one POST, with an id that all its attempts share. */
export interface RequestInfo {
  readonly id: string;
  /** What `start` was given; kept so that `retry` can ask again. */
  readonly input: unknown;
  /** The request that this one asks again, by `retry()`. */
  readonly retryOf?: string | undefined;
  /** Nothing is tried again without it. */
  readonly retry?: RetryPolicy | undefined;
  /** Whether the server can go on behind the last event that it sent. */
  readonly canResume?: boolean | undefined;
}

/** In every state `reply` is what was received so far. */
export type State = IdleState | ActiveState | EndedState;

export interface IdleState {
  readonly status: 'idle';
  readonly reply: Reply;
}

/**
 * A request is under way: `pending` until there is content, then `streaming`. Once the reply has a
 * `finishReason` it is whole, and only usage may still follow.
 */
export interface ActiveState {
  readonly status: 'pending' | 'streaming';
  readonly request: RequestInfo;
  readonly reply: Reply;
  /** After `retry()`: the reply before, shown while pending. */
  readonly previous?: Reply | undefined;
  /** Which attempt is under way, or is waited for; the first is 1. */
  readonly attempt: number;
  /** While the attempt is waited for: when it begins, in milliseconds since 1970. */
  readonly retryAt?: number | undefined;
  /** Why the attempt before failed. */
  readonly retryError?: StreamError | undefined;
  /** The last event that the server numbered. */
  readonly lastEventId?: string | undefined;
  /** Requests that wait until this one has ended. */
  readonly queue: readonly RequestInfo[];
  readonly limits?: RateLimits | undefined;
}

/** How a request ended; in `completed` the reply is whole, else a partial one. */
export type Ending =
  | { readonly status: 'completed' }
  | { readonly status: 'failed'; readonly error: StreamError }
  | { readonly status: 'cancelled'; readonly reason: CancelReason };

export type EndedState = Ending & {
  readonly request: RequestInfo;
  readonly reply: Reply;
  readonly queue: readonly RequestInfo[];
  readonly attempt: number;
  readonly limits?: RateLimits | undefined;
};

/** What the caller of `start` is told. A `final` exists only in `completed`. */
export type Outcome =
  | { readonly status: 'completed'; readonly final: Reply }
  | { readonly status: 'failed'; readonly error: StreamError; readonly partial: Reply }
  | { readonly status: 'cancelled'; readonly reason: CancelReason; readonly partial: Reply };

export function isActive(state: State): state is ActiveState {
  return state.status === 'pending' || state.status === 'streaming';
}

export function toOutcome(state: EndedState): Outcome {
  const { status, reply } = state;
  if (status === 'completed') return { status, final: reply };
  return status === 'failed'
    ? { status, error: state.error, partial: reply }
    : { status, reason: state.reason, partial: reply };
}
