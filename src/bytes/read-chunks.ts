import { networkError } from './network-error';

/** The chunks of a stream, one after the other. */
export interface Chunks {
  /** The next one; nothing at the end, and after an abort. @throws StreamError `network` when the connection breaks */
  next(): Promise<Uint8Array | undefined>;
  /** Closes the stream. */
  close(): void;
}

/**
 * A stream of bytes in, its chunks out. An abort closes it. No generator: streams of many small chunks are where
 * time goes, and each generator adds its promises to each of them.
 */
export function openChunks(stream: ReadableStream<Uint8Array> | null, signal?: AbortSignal): Chunks {
  const reader = stream?.getReader();
  const cancel = () => void reader?.cancel().catch(() => {});
  signal?.addEventListener('abort', cancel);
  return {
    async next() {
      try {
        return signal?.aborted ? undefined : (await reader?.read())?.value;
      } catch (cause) {
        throw networkError(cause);
      }
    },
    close() {
      signal?.removeEventListener('abort', cancel);
      cancel();
    },
  };
}
