import type { StreamError } from '../errors';
import type { EndedState, RequestInfo } from './state';

/** What a transition wants done; the engine does it. */
export type Effect =
  /** Send the request. */
  | { type: 'open'; request: RequestInfo; attempt: number }
  /** Close the connection, and take back what waits. */
  | { type: 'abort' }
  /** Let the next attempt wait, in milliseconds. */
  | { type: 'wait'; request: RequestInfo; ms: number; error: StreamError }
  /** Tell the server that nobody waits for its reply any more. */
  | { type: 'tell-server'; request: RequestInfo }
  /** Tell the caller of `start` how it ended. */
  | { type: 'settle'; state: EndedState };
