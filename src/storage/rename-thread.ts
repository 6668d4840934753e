/** Gives a stored thread another title. One that is open in a chat is renamed there: the chat writes its own. */
import type { SavedThread, ThreadStorage } from '../chat/saved-thread';

/**
 * Renames a stored thread.
 *
 * @param date milliseconds since 1970; default now
 * @returns the thread; nothing where there is none
 * @example
 * ```ts
 * await renameThread(storage, 'first', 'Tides');
 * ```
 */
export async function renameThread(
  storage: ThreadStorage,
  id: string,
  title: string,
  date: () => number = Date.now,
): Promise<SavedThread | undefined> {
  const thread = await storage.load(id);
  // Of two titles the one that was written later counts.
  return thread && storage.save({ ...thread, title, updatedAt: Math.max(date(), thread.updatedAt + 1) });
}
