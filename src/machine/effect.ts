import type { Outcome, RequestInfo } from './state';

/** What a transition wants done; the engine does it. */
export type Effect =
  /** Send the request. */
  | { type: 'open'; request: RequestInfo; attempt: number }
  /** Close the connection of a request. */
  | { type: 'abort'; requestId: string }
  /** Tell the caller of `start` how it ended. */
  | { type: 'settle'; requestId: string; outcome: Outcome };
