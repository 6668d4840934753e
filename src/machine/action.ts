import type { Delta } from '../deltas/delta';
import type { StreamError } from '../errors';
import type { CancelReason, RequestInfo } from './state';

/** Everything that can happen. */
export type Action =
  | { type: 'start'; request: RequestInfo }
  /** Ask for the last input again, as a new request. */
  | { type: 'retry'; requestId: string }
  | { type: 'stop'; reason: CancelReason }
  | { type: 'reset' }
  | WireAction;

/** What comes from the wire names its request, so that late bytes are known as such. */
export type WireAction =
  | { type: 'deltas-received'; requestId: string; deltas: readonly Delta[] }
  /** The bytes ended cleanly. */
  | { type: 'bytes-ended'; requestId: string }
  | { type: 'attempt-failed'; requestId: string; error: StreamError };
