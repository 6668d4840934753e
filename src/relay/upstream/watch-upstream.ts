/** A stream of bytes in, its chunks out, each within a time and until an abort; a stream that hangs can't hold it up. */
export interface UpstreamWatch {
  /** @throws what broke the connection */
  read(withinMs: number): Promise<Uint8Array | 'ended' | 'late' | 'aborted'>;
  /** @param isOver nothing is expected any more: its end is waited for a little, so that the connection can be used again */
  close(isOver: boolean): void;
}

const LINGER_MS = 500;

export function createWatch(stream: ReadableStream<Uint8Array> | null, signal: AbortSignal): UpstreamWatch {
  const reader = stream?.getReader();
  let onAbort = () => {};
  const aborted = new Promise<'aborted'>((resolve) => {
    onAbort = () => resolve('aborted');
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort);
  });
  return {
    async read(withinMs) {
      if (!reader) return 'ended';
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), Math.max(0, withinMs));
      });
      try {
        const next = reader.read().then(({ done, value }) => (done ? 'ended' : value));
        // Nobody may wait for it any more when it fails.
        next.catch(() => {});
        return await Promise.race([aborted, next, late]);
      } finally {
        clearTimeout(timer);
      }
    },
    close(isOver) {
      signal.removeEventListener('abort', onAbort);
      const cancel = () => void reader?.cancel().catch(() => {});
      if (!reader || !isOver) return cancel();
      const timer = setTimeout(cancel, LINGER_MS);
      void reader
        .read()
        .then(({ done }) => done || cancel(), cancel)
        .finally(() => clearTimeout(timer));
    },
  };
}
