/**
 * Threads as they change in, saves out: at most one in each `delayMs`, with the last of what was written, and at once
 * when the page is hidden or left. Leaves no timer and no listener behind when there is nothing to save.
 */
import type { SavedThread, ThreadStorage } from '../chat/saved-thread';

/** What a writer needs of a clock; that of an engine has it. */
export interface WriterClock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Calls once, after a time in milliseconds. Returns how to take that back. */
  after(ms: number, call: () => void): () => void;
}

export interface ThreadWriterOptions {
  /** Default: the page's time. */
  readonly clock?: WriterClock | undefined;
  /** For how long changes are gathered, in milliseconds: what a tab that dies may lose. Default 500. */
  readonly delayMs?: number | undefined;
  /** What is stored after a save: with what other tabs wrote. */
  readonly onSave?: ((stored: SavedThread) => void) | undefined;
  /** Why a save failed. It is tried again with the next. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

export interface ThreadWriter {
  write(thread: SavedThread): void;
  /**
   * Saves now. To be called when a reply has ended. Never rejects.
   *
   * @returns whether everything is stored
   */
  flush(): Promise<boolean>;
  /** Saves what waits, and leaves nothing behind. A later write begins anew. */
  dispose(): void;
}

/**
 * Makes a writer. It does nothing until something is written.
 *
 * @example
 * ```ts
 * const writer = createThreadWriter(indexedDbThreads(), { onError: report });
 * writer.write(thread);
 * await writer.flush();
 * ```
 */
export function createThreadWriter(
  storage: ThreadStorage,
  { clock = pageTime, delayMs = 500, onSave, onError }: ThreadWriterOptions = {},
): ThreadWriter {
  const waiting = new Map<string, SavedThread>();
  let saving: Promise<unknown> = Promise.resolve();
  /** When the oldest change came that waits; and how its wait is ended. */
  let since = 0;
  let cancel: (() => void) | undefined;

  function listen(method: 'addEventListener' | 'removeEventListener'): void {
    for (const type of ['visibilitychange', 'pagehide']) globalThis[method]?.(type, flush);
  }

  function flush(): Promise<boolean> {
    cancel?.();
    cancel = undefined;
    listen('removeEventListener');
    const saved = saving.then(saveAll);
    saving = saved;
    return saved;
  }

  async function saveAll(): Promise<boolean> {
    let isStored = true;
    for (const [id, thread] of [...waiting]) {
      waiting.delete(id);
      try {
        const stored = await storage.save(thread);
        // What an app's callback throws is the app's.
        queueMicrotask(() => onSave?.(stored));
      } catch (error) {
        isStored = false;
        if (!waiting.has(id)) waiting.set(id, thread);
        queueMicrotask(() => onError?.(error));
      }
    }
    return isStored;
  }

  return {
    write(thread) {
      waiting.set(thread.id, thread);
      const now = clock.now();
      // In a page that nobody sees, timers come late.
      if (cancel) return now - since < delayMs ? undefined : void flush();
      since = now;
      cancel = clock.after(delayMs, flush);
      listen('addEventListener');
    },
    flush,
    dispose: () => void flush(),
  };
}

const pageTime: WriterClock = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
