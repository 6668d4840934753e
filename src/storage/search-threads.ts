/** Words in, threads that have them out, one at a time: no more than one is in memory, and who has enough stops. */
import { textOf } from '../chat/chat-message';
import type { ThreadStorage, ThreadSummary } from '../chat/saved-thread';
import { isStorageError } from './storage-error';

/** A thread that was found. */
export interface FoundThread {
  readonly thread: ThreadSummary;
  /** The first message with a word of the query; none where the title has them all. */
  readonly messageId?: string | undefined;
}

/**
 * Searches titles and texts, on all branches, the newest thread first. A thread is found if it has every word of the
 * query, somewhere; capitals and accents do not count. Damaged threads are passed over.
 *
 * @throws StorageError where the list can't be read
 * @example
 * ```ts
 * for await (const { thread, messageId } of searchThreads(storage, 'spring tide')) show(thread, messageId);
 * ```
 */
export async function* searchThreads(
  storage: ThreadStorage,
  query: string,
): AsyncGenerator<FoundThread, void> {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return;
  for (const thread of await storage.list()) {
    const title = fold(thread.title);
    const missing = new Set(words.filter((word) => !title.includes(word)));
    const messageId = missing.size > 0 ? await findWords(storage, thread.id, missing) : undefined;
    if (missing.size === 0) yield { thread, messageId };
  }
}

/** Takes the words that a thread has out of those that are missing. @returns the first message that had one */
async function findWords(
  storage: ThreadStorage,
  id: string,
  missing: Set<string>,
): Promise<string | undefined> {
  const stored = await storage.load(id).catch((error) => {
    if (isStorageError(error) && error.kind === 'corrupt') return undefined;
    throw error;
  });
  let first: string | undefined;
  for (const message of stored?.messages ?? []) {
    const text = fold(textOf(message.parts));
    for (const word of missing) {
      if (!text.includes(word)) continue;
      missing.delete(word);
      first ??= message.id;
    }
    if (missing.size === 0) break;
  }
  return first;
}

/** Capitals, as `ß` and `SS` are one there, and without the marks that all scripts share; vowel signs stay. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Script=Inherited}/gu, '')
    .toUpperCase();
}
