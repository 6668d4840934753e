/** A source of bytes in, its chunks out; a broken connection is a typed error. */
import { StreamError } from '../errors';
import { networkError } from './open-request';

/** Where bytes come from. */
export type ByteSource = Response | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Reads a source to its end. Leaving the loop early, or aborting, closes the source.
 *
 * @throws StreamError `network` when the connection breaks; the reason of `signal` when it aborts
 */
export async function* readChunks(
  source: ByteSource,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const body = isResponse(source) ? source.body : source;
  if (!body) return;
  const chunks = 'getReader' in body ? readStream(body) : body;
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    while (true) {
      const next = await unlessAborted(iterator.next(), signal);
      if (next.done) return;
      if (!ArrayBuffer.isView(next.value)) throw notBytes();
      yield next.value;
    }
  } catch (error) {
    throw signal?.aborted || error instanceof StreamError ? error : networkError(error);
  } finally {
    // Not awaited: a source that hangs must not hang its reader.
    void iterator.return?.()?.catch?.(() => {});
  }
}

/** By its shape: a response may come from another realm. */
export function isResponse(source: ByteSource): source is Response {
  return 'headers' in source;
}

function readStream(stream: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  // `for await` over a stream is missing in Safari before 26.4.
  const reader = stream.getReader();
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => reader.read() as Promise<IteratorResult<Uint8Array, undefined>>,
      return: async () => {
        await reader.cancel();
        return { done: true, value: undefined };
      },
    }),
  };
}

/** A listener a read, taken away again, so that a long stream does not pile them up. */
function unlessAborted<T>(read: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return read;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    read.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function notBytes(): StreamError {
  return new StreamError({
    kind: 'malformed',
    message: 'The source gave something other than bytes. Pass a Response, or a stream of Uint8Array.',
  });
}
