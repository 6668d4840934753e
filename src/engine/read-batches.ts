/** A source of bytes in, the deltas of each of its chunks together out. */
import { networkError } from '../bytes/network-error';
import { openChunks } from '../bytes/read-chunks';
import { readRateLimits } from '../bytes/read-rate-limits';
import { readResponseError } from '../bytes/read-response-error';
import type { Delta } from '../deltas/delta';
import type { WireFormat } from '../deltas/wire-format';
import type { FrameClock } from '../display/page-clock';
import type { RateLimits } from '../rate-limits';
import { createDeltaReader, type ReadLimits, type ReadSession } from './create-delta-reader';
import { loadFormat } from './load-format';

/** Where bytes come from. */
export type ByteSource = Response | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

export interface ReadOptions {
  /** Default `auto`, whose code is fetched when it is first used. */
  format?: 'auto' | WireFormat | undefined;
  /** Of a source that is no `Response`. */
  contentType?: string | null | undefined;
  /** What a server may send at most, so that it can't fill the memory. */
  limits?: ReadLimits | undefined;
  /** Ends the reading. */
  signal?: AbortSignal | undefined;
}

/** What an engine wants besides. */
export interface ReadHooks {
  session?: ReadSession | undefined;
  canResume?: boolean | undefined;
  clock?: FrameClock | undefined;
  /** Called for each chunk, also where it holds no delta. */
  onBytes?: ((count: number) => void) | undefined;
  onLimits?: ((limits: RateLimits) => void) | undefined;
}

/**
 * What was read before an error comes before it.
 *
 * @throws StreamError `network`, `malformed`, `too-large`; `http` or `rate-limit` for a `Response` that is
 * not a success
 */
export async function* readBatches(
  source: ByteSource,
  { format, contentType, limits = {}, signal }: ReadOptions,
  { session = {}, canResume, clock, onBytes, onLimits }: ReadHooks = {},
): AsyncGenerator<Delta[], void> {
  let promptVersion: string | null = null;
  if ('headers' in source) {
    const told = readRateLimits(source.headers);
    if (told) onLimits?.(told);
    if (!source.ok) throw await readResponseError(source, clock?.after);
    contentType ??= source.headers.get('content-type');
    promptVersion = source.headers.get('x-prompt-version');
  }
  const stream = 'headers' in source ? await bodyOf(source) : toStream(source);
  const chunks = openChunks(stream, signal);
  try {
    const wire = await loadFormat(format);
    const reader = createDeltaReader(wire, contentType ?? '', limits, session, canResume);
    if (promptVersion) reader.batch.push({ type: 'reply-info', promptVersion });
    let isReading = true;
    try {
      for (let { value } = await chunks.read(); value; { value } = await chunks.read()) {
        isReading = false;
        // It came in the same breath as the abort.
        if (signal?.aborted) break;
        onBytes?.(value.length);
        reader.push(value);
        if (reader.batch.length > 0) yield reader.batch.splice(0);
        isReading = true;
      }
      isReading = false;
      reader.end();
    } catch (cause) {
      yield reader.batch;
      throw isReading ? networkError(cause) : cause;
    }
    yield reader.batch;
  } finally {
    chunks.close();
  }
}

/** Some `fetch`es, such as React Native's, give no stream but the whole body. */
async function bodyOf(response: Response): Promise<ReadableStream<Uint8Array> | null> {
  if (response.body || response.status === 204) return response.body;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return toStream(
    (async function* () {
      if (bytes.length > 0) yield bytes;
    })(),
  );
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
