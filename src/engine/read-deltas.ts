/** A source of bytes in, deltas or a whole reply out, without React and without an engine that lives on. */
import { readResponseError } from '../bytes/read-response-error';
import type { Delta } from '../deltas/delta';
import type { Action } from '../machine/action';
import { isActive, type Outcome, type State, toOutcome } from '../machine/state';
import { IDLE, transition } from '../machine/transition';
import { type FormatOptions, readDeltaBatches, toStreamError } from './read-delta-batches';

/** Where bytes come from. */
export type ByteSource = Response | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

export interface ReadOptions extends FormatOptions {
  /** Ends the reading: `readDeltas` throws its reason, `readReply` gives `cancelled`. */
  signal?: AbortSignal | undefined;
}

/**
 * Reads what the events of a source mean.
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
  for await (const deltas of readSource(source, options)) yield* deltas;
  options.signal?.throwIfAborted();
}

/**
 * Reads a whole reply. Never rejects: an outcome says how it ended.
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
    for await (const deltas of readSource(source, options)) {
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

async function* readSource(source: ByteSource, options: ReadOptions): AsyncGenerator<Delta[], void> {
  if (!('headers' in source)) return yield* readDeltaBatches(toStream(source), options, options.signal);
  if (!source.ok) throw await readResponseError(source);
  const contentType = options.contentType ?? source.headers.get('content-type');
  yield* readDeltaBatches(source.body, { ...options, contentType }, options.signal);
}

/** A stream can be cancelled while it hangs; an iteration can't. */
function toStream(
  source: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
): ReadableStream<Uint8Array> {
  if ('getReader' in source) return source;
  const iterator = source[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      void iterator.return?.();
    },
  });
}
