/**
 * Threads in `localStorage`: one entry a thread, of two lines of JSON. A list reads the first of each, with what it
 * shows; the second has the rest. Some 5 MB for all; what is to hold more than a few threads takes `indexedDbThreads`.
 */
import type { SavedThread, ThreadStorage, ThreadSummary } from '../chat/saved-thread';
import { checkThread, isThread } from './check-thread';
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
 * without HTTPS) in one go. All it gives may reject with a `StorageError`.
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
  /** Those that were seen, to tell of each once another tab has cleared everything. */
  const seen = new Set<string>();
  /** What was written last need not be parsed again. */
  let last: { readonly text: string; readonly thread: SavedThread } | undefined;

  async function access<Result>(work: (opened: Storage) => Result, lock?: string): Promise<Result> {
    try {
      const opened = storage();
      const locks = lock && globalThis.navigator?.locks;
      return await (locks ? locks.request(lock, () => work(opened)) : work(opened));
    } catch (error) {
      throw toStorageError(error);
    }
  }

  return {
    list: () =>
      access((opened) => {
        const keys = Array.from(opened, (_, index) => opened.key(index) ?? '');
        const own = keys.filter((key) => key.startsWith(prefix));
        return sortNewestFirst(own.map((key) => readSummary(key.slice(prefix.length), opened.getItem(key))));
      }),
    load: (id) =>
      access((opened) => {
        seen.add(id);
        const text = opened.getItem(prefix + id);
        return text === null ? undefined : checkThread(parse(text));
      }),
    save: (thread) =>
      access((opened) => {
        const key = prefix + thread.id;
        const before = opened.getItem(key);
        const stored = before === last?.text ? last?.thread : parse(before);
        const merged = mergeThreads(thread, isThread(stored) ? stored : thread);
        const text = format(merged);
        if (text !== before) opened.setItem(key, text);
        seen.add(thread.id);
        last = { text, thread: merged };
        return merged;
      }, prefix + thread.id),
    delete: (id) => access((opened) => opened.removeItem(prefix + id), prefix + id),
    subscribe(listener) {
      const hear = ({ key }: StorageEvent) => {
        if (key === null) for (const id of seen) listener(id);
        else if (key.startsWith(prefix)) listener(key.slice(prefix.length));
      };
      globalThis.addEventListener?.('storage', hear);
      return () => globalThis.removeEventListener?.('storage', hear);
    },
  };
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
