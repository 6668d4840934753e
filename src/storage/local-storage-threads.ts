/**
 * Threads in `localStorage`: one entry a thread, of two lines of JSON. A list reads the first of each, with what it
 * shows; the second has the rest. Some 5 MB for all; what is to hold more than a few threads takes `indexedDbThreads`.
 */
import type { SavedThread, ThreadStorage, ThreadSummary } from '../chat/saved-thread';
import { checkThread } from './check-thread';
import { mergeThreads } from './merge-threads';
import { sortNewestFirst, toSummary } from './thread-summary';
import { toStorageError } from './to-storage-error';

export interface LocalStorageOptions {
  /** What the keys begin with. Default `deltakit:thread:`. */
  readonly prefix?: string | undefined;
  /** Default `localStorage`. A function, so that nothing is touched before it is needed. */
  readonly storage?: (() => Storage) | undefined;
}

/**
 * Keeps threads in `localStorage`. A save reads, merges and writes under a Web Lock, or where there are none (a page
 * without HTTPS) in one go. As long as somebody is subscribed, what another tab wrote over is written again. All it
 * gives may reject with a `StorageError`.
 *
 * @example
 * ```ts
 * const storage = localStorageThreads();
 * const chat = useChat({ url: '/api/chat', storage, threadId: 'first' });
 * ```
 */
export function localStorageThreads({
  prefix = 'deltakit:thread:',
  storage = () => localStorage,
}: LocalStorageOptions = {}): ThreadStorage {
  /** What was last read or written, as text, and all that was ever seen of the thread. */
  const known = new Map<string, { readonly text: string; readonly thread: SavedThread }>();

  async function access<Result>(work: (opened: Storage) => Result, lock?: string): Promise<Result> {
    try {
      const opened = storage();
      const locks = lock && globalThis.navigator?.locks;
      return await (locks ? locks.request(lock, () => work(opened)) : work(opened));
    } catch (error) {
      throw toStorageError(error);
    }
  }

  function read(opened: Storage, id: string): SavedThread | undefined {
    const text = opened.getItem(prefix + id);
    const before = known.get(id);
    if (text === null) {
      known.delete(id);
      return undefined;
    }
    if (text === before?.text) return before.thread;
    const stored = checkThread(parse(text));
    const thread = before ? mergeThreads(stored, before.thread) : stored;
    known.set(id, { text, thread });
    return thread;
  }

  function write(opened: Storage, thread: SavedThread): void {
    const text = format(thread);
    if (text !== opened.getItem(prefix + thread.id)) opened.setItem(prefix + thread.id, text);
    known.set(thread.id, { text, thread });
  }

  /**
   * A tab may write before it has seen what this one wrote, since browsers tell their tabs of it late, lock or no lock.
   * What it took away is written again.
   */
  function mend(id: string): void {
    access((opened) => {
      const thread = known.has(id) ? read(opened, id) : undefined;
      if (thread) write(opened, thread);
    }, prefix + id).catch(() => {});
  }

  return {
    list: () =>
      access((opened) => {
        const keys = Array.from(opened, (_, index) => opened.key(index) ?? '');
        const own = keys.filter((key) => key.startsWith(prefix));
        return sortNewestFirst(own.map((key) => readSummary(key.slice(prefix.length), opened.getItem(key))));
      }),
    load: (id) => access((opened) => read(opened, id)),
    save: (thread) =>
      access((opened) => {
        const merged = mergeThreads(
          thread,
          readOr(thread, () => read(opened, thread.id)),
        );
        write(opened, merged);
        return merged;
      }, prefix + thread.id),
    delete: (id) =>
      access((opened) => {
        known.delete(id);
        opened.removeItem(prefix + id);
      }, prefix + id),
    subscribe(listener) {
      const hear = ({ key, newValue }: StorageEvent) => {
        const ids =
          key === null ? [...known.keys()] : key.startsWith(prefix) ? [key.slice(prefix.length)] : [];
        for (const id of ids) {
          if (newValue === null) known.delete(id);
          else mend(id);
          listener(id);
        }
      };
      globalThis.addEventListener?.('storage', hear);
      return () => globalThis.removeEventListener?.('storage', hear);
    },
  };
}

/** What is damaged is written over. */
function readOr(thread: SavedThread, read: () => SavedThread | undefined): SavedThread {
  try {
    return read() ?? thread;
  } catch {
    return thread;
  }
}

function format({ id, title, createdAt, updatedAt, ...rest }: SavedThread): string {
  return `${JSON.stringify({ id, title, createdAt, updatedAt })}\n${JSON.stringify(rest)}`;
}

/** @returns what was written, or nothing that is a thread */
function parse(text: string | null): unknown {
  try {
    const [head = '', rest = ''] = (text ?? '').split('\n');
    return { ...JSON.parse(head), ...JSON.parse(rest) };
  } catch {
    return undefined;
  }
}

function readSummary(id: string, text: string | null): ThreadSummary {
  try {
    return toSummary(id, JSON.parse((text ?? '').split('\n', 1)[0] ?? ''));
  } catch {
    return toSummary(id, undefined);
  }
}
