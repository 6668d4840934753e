/** The states of a request, as a union that narrows. */
import type { StreamError } from '../errors';
import type { Reply } from './reply';

export type Status = State['status'];

/** Who ended a reply before its end. */
export type CancelReason = 'user' | 'superseded' | 'unmount' | 'server';

/** What the app asked for: one POST, with an id. */
export interface RequestInfo {
  readonly id: string;
  /** What `start` was given; kept so that `retry` can ask again. */
  readonly input: unknown;
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
}

/** How a request ended; in `completed` the reply is whole, else a partial one. */
export type Ending =
  | { readonly status: 'completed' }
  | { readonly status: 'failed'; readonly error: StreamError }
  | { readonly status: 'cancelled'; readonly reason: CancelReason };

export type EndedState = Ending & { readonly request: RequestInfo; readonly reply: Reply };

/** What the caller of `start` is told. A `final` exists only in `completed`. */
export type Outcome =
  | { readonly status: 'completed'; readonly final: Reply }
  | { readonly status: 'failed'; readonly error: StreamError; readonly partial: Reply }
  | { readonly status: 'cancelled'; readonly reason: CancelReason; readonly partial: Reply };

export function isActive(state: State): state is ActiveState {
  return state.status === 'pending' || state.status === 'streaming';
}

export function toOutcome({ request: _, reply, ...ending }: EndedState): Outcome {
  return ending.status === 'completed' ? { ...ending, final: reply } : { ...ending, partial: reply };
}
