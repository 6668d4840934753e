/** A request in, what comes from the wire out, as actions for the machine. */
import { openRequest } from '../bytes/open-request';
import { StreamError } from '../errors';
import type { Action } from '../machine/action';
import type { RequestInfo } from '../machine/state';
import { type EngineOptions, type Input, toRequestSpec } from './engine-options';
import { readDeltaBatches, toStreamError } from './read-deltas';

/** The actions that come from the wire. */
export type WireAction = Extract<Action, { type: 'deltas-received' | 'bytes-ended' | 'attempt-failed' }>;

/** Never rejects: what goes wrong is an action too. Reads on behind the end until the server closes or `signal` aborts. */
export async function runRequest(
  { id: requestId, input }: RequestInfo,
  options: EngineOptions,
  signal: AbortSignal,
  receive: (action: WireAction) => void,
): Promise<void> {
  const { fetch = (url, init) => globalThis.fetch(url, init), format, limits } = options;
  try {
    const response = await openRequest(toRequestSpec(options, input as Input), fetch, signal);
    for await (const deltas of readDeltaBatches(response, { format, limits, signal })) {
      receive({ type: 'deltas-received', requestId, deltas });
    }
    receive({ type: 'bytes-ended', requestId });
  } catch (error) {
    receive({ type: 'attempt-failed', requestId, error: nameRequest(toStreamError(error), requestId) });
  }
}

function nameRequest(error: StreamError, requestId: string): StreamError {
  const { kind, message, retryable, retryAfterMs, status, code, phase, cause } = error;
  return new StreamError({ kind, message, retryable, retryAfterMs, status, code, phase, cause, requestId });
}
