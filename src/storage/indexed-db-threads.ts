/**
 * Threads in IndexedDB: as much as the browser allows, and a save writes what changed alone. The library that it is
 * built on is fetched with the first call.
 */
import type { SavedMessage, SavedThread, ThreadStorage } from '../chat/saved-thread';
import { checkThread, isThread } from './check-thread';
import { mergeThreads } from './merge-threads';
import { orderMessages } from './order-messages';
import { sortNewestFirst, toSummary } from './thread-summary';
import { openThreadsDatabase, type ThreadRecord, type ThreadsTransaction } from './threads-database';

export interface IndexedDbOptions {
  /** The name of the database. Default `deltakit`. */
  readonly name?: string | undefined;
}

/**
 * Keeps threads in IndexedDB. A save reads, merges and writes in one transaction, so tabs never overwrite each other.
 * All it gives may reject with a `StorageError`; the next call tries anew.
 *
 * @example
 * ```ts
 * const storage = indexedDbThreads();
 * const chat = useChat({ url: '/api/chat', storage, threadId: 'first' });
 * ```
 */
export function indexedDbThreads({ name = 'deltakit' }: IndexedDbOptions = {}): ThreadStorage {
  const access = openThreadsDatabase(name);
  const hearers = new Set<(event: MessageEvent) => void>();
  let channel: BroadcastChannel | undefined;
  /** What is stored of the thread that was touched last: as long as its stamp is there, nobody else wrote. */
  let last: { readonly stamp: number; readonly thread: SavedThread } | undefined;

  /** Tells the other tabs; a channel does not hear itself. */
  function tell(id: string): void {
    const sender = channel ?? openChannel(name);
    sender?.postMessage(id);
    if (sender !== channel) sender?.close();
  }

  return {
    list: () =>
      access('readonly', async (transaction) => {
        const records = await transaction.objectStore('threads').getAll();
        return sortNewestFirst(records.map((record) => toSummary(record.id, record)));
      }),
    load: (id) =>
      access('readonly', async (transaction) => {
        const record = await transaction.objectStore('threads').get(id);
        if (!record) return undefined;
        const thread = checkThread(await readThread(transaction, record));
        last = { stamp: record.stamp, thread };
        return thread;
      }),
    async save(thread) {
      const { id } = thread;
      const stamp = Math.random();
      const merged = await access('readwrite', async (transaction) => {
        const record = await transaction.objectStore('threads').get(id);
        const isLast = record && record.stamp === last?.stamp && id === last.thread.id;
        const stored = isLast ? last?.thread : record && (await readThread(transaction, record));
        return writeThread(transaction, thread, isThread(stored) ? stored : undefined, stamp);
      });
      last = { stamp, thread: merged };
      tell(id);
      return merged;
    },
    async delete(id) {
      await access('readwrite', async (transaction) => {
        await Promise.all([
          transaction.objectStore('threads').delete(id),
          transaction.objectStore('messages').delete(messagesOf(id)),
        ]);
      });
      tell(id);
    },
    subscribe(listener) {
      const hear = ({ data }: MessageEvent) => listener(String(data));
      channel ??= openChannel(name);
      channel?.addEventListener('message', hear);
      hearers.add(hear);
      return () => {
        channel?.removeEventListener('message', hear);
        hearers.delete(hear);
        if (hearers.size > 0) return;
        channel?.close();
        channel = undefined;
      };
    },
  };
}

function openChannel(name: string): BroadcastChannel | undefined {
  return globalThis.BroadcastChannel && new BroadcastChannel(`deltakit:${name}`);
}

/** All messages of a thread: an array stands behind every text. */
function messagesOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/** A thread, or something that is damaged. */
async function readThread(
  transaction: ThreadsTransaction<'readonly' | 'readwrite'>,
  { stamp: _, ...facts }: ThreadRecord,
): Promise<unknown> {
  const messages = await transaction.objectStore('messages').getAll(messagesOf(facts.id));
  const thread = { ...facts, messages };
  return isThread(thread) ? { ...thread, messages: orderMessages(messages) } : undefined;
}

/** Writes what is not stored already, as the very same object. */
async function writeThread(
  transaction: ThreadsTransaction<'readwrite'>,
  thread: SavedThread,
  stored: SavedThread | undefined,
  stamp: number,
): Promise<SavedThread> {
  const { messages, ...facts } = mergeThreads(thread, stored ?? thread);
  const store = transaction.objectStore('messages');
  const left = new Map<string, SavedMessage>(stored?.messages.map((message) => [message.id, message]));
  const writes: Promise<unknown>[] = [];
  /** Each is heard of below; until then none may count as unhandled. */
  const add = (write: Promise<unknown>) => {
    write.catch(() => {});
    writes.push(write);
  };
  // What is damaged would stay for ever.
  if (!stored) add(store.delete(messagesOf(thread.id)));
  for (const message of messages) {
    if (left.get(message.id) !== message) add(store.put(message, [thread.id, message.id]));
    left.delete(message.id);
  }
  for (const id of left.keys()) add(store.delete([thread.id, id]));
  add(transaction.objectStore('threads').put({ ...facts, stamp }));
  await Promise.all(writes);
  return { ...facts, messages };
}
