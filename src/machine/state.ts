/** The states of a request, as a union that narrows: a final exists only in `completed`. */
import type { StreamError } from '../errors';
import type { Reply } from './reply';

export type Status = 'idle' | 'pending' | 'streaming' | 'completed' | 'failed' | 'cancelled';

/** Who ended a reply before its end. */
export type CancelReason = 'user' | 'superseded' | 'unmount' | 'server';

/** What the app asked for: one POST, with an id that all its attempts share. */
export interface RequestInfo {
  readonly id: string;
  /** What `start` was given; kept so that `retry` can ask again. */
  readonly input: unknown;
}

export type State =
  | { readonly status: 'idle' }
  | {
      readonly status: 'pending';
      readonly request: RequestInfo;
      /** 1 for the first. */
      readonly attempt: number;
      /** What came so far: no content yet. */
      readonly reply: Reply;
      /** The provider said that the reply is whole, though empty; usage may still follow. */
      readonly finished: boolean;
      /** After `retry()`: the partial of the reply before, shown until the new one has content. */
      readonly previous?: Reply;
    }
  | {
      readonly status: 'streaming';
      readonly request: RequestInfo;
      readonly attempt: number;
      readonly reply: Reply;
      /** The provider said that the reply is whole; usage may still follow. */
      readonly finished: boolean;
    }
  | { readonly status: 'completed'; readonly request: RequestInfo; readonly final: Reply }
  | {
      readonly status: 'failed';
      readonly request: RequestInfo;
      readonly error: StreamError;
      readonly partial: Reply;
    }
  | {
      readonly status: 'cancelled';
      readonly request: RequestInfo;
      readonly reason: CancelReason;
      readonly partial: Reply;
    };

/** How a request ended. */
export type Outcome =
  | { readonly status: 'completed'; readonly final: Reply }
  | { readonly status: 'failed'; readonly error: StreamError; readonly partial: Reply }
  | { readonly status: 'cancelled'; readonly reason: CancelReason; readonly partial: Reply };
