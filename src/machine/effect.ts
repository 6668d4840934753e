import type { EndedState, RequestInfo } from './state';

/** What a transition wants done; the engine does it. */
export type Effect =
  /** Send the request. */
  | { type: 'open'; request: RequestInfo }
  /** Close the connection. */
  | { type: 'abort' }
  /** Tell the caller of `start` how it ended. */
  | { type: 'settle'; state: EndedState };
