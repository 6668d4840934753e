/** Threads in memory: for tests, for a server, and for pages that are to leave nothing behind. */
import type { SavedThread, ThreadStorage } from '../chat/saved-thread';
import { mergeThreads } from './merge-threads';
import { sortNewestFirst, toSummary } from './thread-summary';

/**
 * Keeps threads as long as the page lives. No other tab sees them.
 *
 * @example
 * ```ts
 * const storage = memoryThreads();
 * ```
 */
export function memoryThreads(): ThreadStorage {
  const threads = new Map<string, SavedThread>();
  return {
    list: async () => sortNewestFirst([...threads.values()].map((thread) => toSummary(thread.id, thread))),
    load: async (id) => threads.get(id),
    async save(thread) {
      const merged = mergeThreads(thread, threads.get(thread.id) ?? thread);
      threads.set(thread.id, merged);
      return merged;
    },
    async delete(id) {
      threads.delete(id);
    },
    subscribe: () => () => {},
  };
}
