/** A source of bytes in, deltas or a whole reply out, without React and without a machine that lives on. */
import { type ByteSource, isResponse, readChunks } from '../bytes/read-chunks';
import { readResponseError } from '../bytes/read-response-error';
import type { Delta } from '../deltas/delta';
import { StreamError } from '../errors';
import type { Action } from '../machine/action';
import type { Outcome, State } from '../machine/state';
import { IDLE, isActive, transition } from '../machine/transition';
import { createDeltaPipeline, type PipelineOptions } from './delta-pipeline';

export interface ReadOptions extends PipelineOptions {
  /** Ends the reading: `readDeltas` throws its reason, `readReply` gives `cancelled`. */
  signal?: AbortSignal | undefined;
}

/**
 * Reads what the events of a source mean.
 *
 * @throws StreamError `network`, `malformed`, `too-large`; `http` or `rate-limit` for a `Response` that is not a success
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
  for await (const deltas of readDeltaBatches(source, options)) yield* deltas;
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
  let state: State = IDLE;
  const dispatch = (action: Action) => {
    [state] = transition(state, action);
  };
  dispatch({ type: 'start', request: { id: requestId, input: undefined } });
  try {
    for await (const deltas of readDeltaBatches(source, options)) {
      dispatch({ type: 'deltas-received', requestId, deltas });
      // A server that holds the connection open behind the end is not waited for.
      if (!isActive(state)) break;
    }
    dispatch({ type: 'bytes-ended', requestId });
  } catch (error) {
    dispatch(
      options.signal?.aborted
        ? { type: 'stop', reason: 'user' }
        : { type: 'attempt-failed', requestId, error: toStreamError(error) },
    );
  }
  return outcomeOf(state);
}

/** The deltas of each chunk together. What was read before an error comes before the error. */
export async function* readDeltaBatches(
  source: ByteSource,
  options: ReadOptions,
): AsyncGenerator<Delta[], void> {
  if (isResponse(source) && !source.ok) throw await readResponseError(source);
  const contentType = isResponse(source) ? source.headers.get('content-type') : options.contentType;
  const pipeline = createDeltaPipeline({ ...options, contentType });
  let deltas: Delta[] = [];
  try {
    for await (const bytes of readChunks(source, options.signal)) {
      pipeline.push(bytes, deltas);
      if (deltas.length === 0) continue;
      yield deltas;
      deltas = [];
    }
    pipeline.end(deltas);
  } catch (error) {
    if (deltas.length > 0) yield deltas;
    throw error;
  }
  if (deltas.length > 0) yield deltas;
}

/** What was thrown, as the one error type. */
export function toStreamError(error: unknown): StreamError {
  if (error instanceof StreamError) return error;
  return new StreamError({
    kind: 'malformed',
    message:
      'The reply could not be read: reading it threw. See `cause`; a wire format of your own may be at fault.',
    cause: error,
  });
}

function outcomeOf(state: State): Outcome {
  switch (state.status) {
    case 'completed':
      return { status: state.status, final: state.final };
    case 'failed':
      return { status: state.status, error: state.error, partial: state.partial };
    case 'cancelled':
      return { status: state.status, reason: state.reason, partial: state.partial };
    default:
      throw new Error(`A reply that was read to its end is ${state.status}.`);
  }
}
