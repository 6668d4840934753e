import { networkError } from './network-error';

/**
 * A stream of bytes in, its chunks out. Leaving the loop early, or aborting, closes the stream; after an
 * abort no chunk comes.
 *
 * @throws StreamError `network` when the connection breaks
 */
export async function* readChunks(
  stream: ReadableStream<Uint8Array> | null,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const reader = stream?.getReader();
  const cancel = () => void reader?.cancel().catch(() => {});
  signal?.addEventListener('abort', cancel);
  try {
    while (reader && !signal?.aborted) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    throw networkError(cause);
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancel();
  }
}
