import type { Delta } from '../deltas/delta';
import type { StreamError } from '../errors';
import type { RateLimits } from '../rate-limits';
import type { CancelReason, Concurrency, RequestInfo } from './state';

/** Everything that can happen. */
export type Action =
  /** `concurrency`: what to do where another request is under way. Default `replace`. */
  | { type: 'start'; request: RequestInfo; concurrency?: Concurrency | undefined }
  /** Ask for the last input again, as a new request. */
  | { type: 'retry'; requestId: string }
  /** The end of a request has been shown: the next one that waits may begin. */
  | { type: 'go-on' }
  | { type: 'stop'; reason: CancelReason }
  | { type: 'reset' }
  | WireAction;

/** What comes from the wire names its request, so that late bytes are known as such. */
export type WireAction =
  /** `lastEventId`: of the last event that these deltas came from, where the server numbers them. */
  | {
      type: 'deltas-received';
      requestId: string;
      deltas: readonly Delta[];
      lastEventId?: string | undefined;
    }
  /** The bytes ended cleanly. */
  | ({ type: 'bytes-ended'; requestId: string } & Moment)
  /** The server told what it still allows. */
  | { type: 'limits-told'; requestId: string; limits: RateLimits }
  | ({ type: 'attempt-failed'; requestId: string; error: StreamError } & Moment)
  /** The wait before an attempt is over. */
  | { type: 'wait-ended'; requestId: string };

/** When something happened, and what chance says of it: the machine itself has neither clock nor dice. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at?: number | undefined;
  /** In [0, 1). */
  readonly chance?: number | undefined;
  /** How long the server asked to wait before somebody comes back, in milliseconds: `retry:` of SSE. */
  readonly reconnectMs?: number | undefined;
}
