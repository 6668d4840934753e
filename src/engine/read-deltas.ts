/** A source of bytes in, deltas or a whole reply out, without React and without an engine that lives on. */
import type { Delta } from '../deltas/delta';
import type { Action } from '../machine/action';
import { isActive, type Outcome, type State, toOutcome } from '../machine/state';
import { IDLE, transition } from '../machine/transition';
import { type ByteSource, type ReadOptions, readBatches } from './read-batches';
import { toStreamError } from './to-stream-error';

/**
 * Reads what the events of a source mean. When its `signal` aborts, it throws the signal's reason.
 *
 * @throws StreamError `network`, `malformed`, `too-large`; `http` or `rate-limit` for a `Response` that is
 * not a success
 * @example
 * ```ts
 * for await (const delta of readDeltas(await fetch('/api/chat'))) {
 *   if (delta.type === 'text-delta') process.stdout.write(delta.text);
 * }
 * ```
 */
export async function* readDeltas(
  source: ByteSource,
  options: ReadOptions = {},
): AsyncGenerator<Delta, void> {
  for await (const deltas of readBatches(source, options)) {
    // Not `yield*`, which waits for each of them.
    for (const delta of deltas) yield delta;
  }
  options.signal?.throwIfAborted();
}

/**
 * Reads a whole reply. Never rejects: an outcome says how it ended, `cancelled` when its `signal` aborts.
 *
 * @example
 * ```ts
 * const outcome = await readReply(await fetch('/api/chat'), { format: openaiChat });
 * if (outcome.status === 'completed') console.log(outcome.final.text);
 * ```
 */
export async function readReply(source: ByteSource, options: ReadOptions = {}): Promise<Outcome> {
  const requestId = 'reply';
  let [state]: readonly [State, unknown] = transition(IDLE, {
    type: 'start',
    request: { id: requestId, input: source },
  });
  const dispatch = (action: Action) => {
    [state] = transition(state, action);
  };
  try {
    for await (const deltas of readBatches(source, options)) {
      dispatch({ type: 'deltas-received', requestId, deltas });
      // A server that holds the connection open behind the end is not waited for.
      if (!isActive(state)) break;
    }
  } catch (error) {
    dispatch({ type: 'attempt-failed', requestId, error: toStreamError(error) });
  }
  if (options.signal?.aborted) dispatch({ type: 'stop', reason: 'user' });
  dispatch({ type: 'bytes-ended', requestId });
  if (isActive(state) || state.status === 'idle') throw new Error('A machine whose bytes ended has ended.');
  return toOutcome(state);
}
