/** The chunks of a stream, one after the other. */
export interface Chunks {
  /** The next one; no value at the end, and after an abort. Rejects when the connection breaks. */
  read(): Promise<{ value?: Uint8Array | undefined }>;
  /** Closes the stream. */
  close(): void;
}

/**
 * A stream of bytes in, its chunks out. An abort closes it. No generator, and no promise of its own: in streams of
 * many small chunks they are where time goes.
 */
export function openChunks(stream: ReadableStream<Uint8Array> | null, signal?: AbortSignal): Chunks {
  const reader = stream?.getReader();
  const cancel = () => void reader?.cancel().catch(() => {});
  signal?.addEventListener('abort', cancel);
  return {
    read: () => (reader && !signal?.aborted ? reader.read() : Promise.resolve({})),
    close() {
      signal?.removeEventListener('abort', cancel);
      cancel();
    },
  };
}
