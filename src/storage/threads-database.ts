/**
 * The database of the threads, opened when it is first needed and again after it was lost. A thread's messages are
 * records of their own, so that a save writes those that changed and no more.
 */
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { SavedMessage, SavedThread } from '../chat/saved-thread';
import { StorageError } from './storage-error';
import { toStorageError } from './to-storage-error';

export interface ThreadRecord extends Omit<SavedThread, 'messages'> {
  /** Another one with each write: whether somebody else wrote in between. */
  readonly stamp: number;
}

interface Schema extends DBSchema {
  threads: { key: string; value: ThreadRecord };
  /** By thread and message. */
  messages: { key: [string, string]; value: SavedMessage };
}

export type ThreadsTransaction<Mode extends IDBTransactionMode> = IDBPTransaction<
  Schema,
  ['threads', 'messages'],
  Mode
>;

/** Does something in one transaction. Whatever it fails with is a `StorageError`. */
export type AccessThreads = <Mode extends IDBTransactionMode, Result>(
  mode: Mode,
  work: (transaction: ThreadsTransaction<Mode>) => Promise<Result>,
) => Promise<Result>;

type Connection = IDBPDatabase<Schema>;

/** @param version of the stores: 1, until there are others */
export function openThreadsDatabase(name: string, version = 1): AccessThreads {
  let current: { readonly opened: Promise<Connection>; readonly blocked: Promise<never> } | undefined;

  function close(): void {
    current?.opened.then((connection) => connection.close()).catch(() => {});
    current = undefined;
  }

  function begin() {
    let block = () => {};
    const blocked = new Promise<never>((_, reject) => {
      block = () => reject(new StorageError({ kind: 'blocked' }));
    });
    const opened = openConnection(name, version, block, close);
    blocked.catch(() => {});
    return { opened, blocked };
  }

  return async (mode, work) => {
    try {
      current ??= begin();
      // The first of them counts, where it was blocked and opened after all.
      const connection = await Promise.race([current.opened, current.blocked]);
      return await finish(connection.transaction(['threads', 'messages'], mode), work);
    } catch (cause) {
      const error = toStorageError(cause);
      // What has broken down may work when it is opened anew; what is blocked opens by itself.
      if (error !== cause || error.kind !== 'blocked') close();
      throw error;
    }
  };
}

/** Does the work, and gives its result once it is stored; all of it or nothing. */
async function finish<Mode extends IDBTransactionMode, Result>(
  transaction: ThreadsTransaction<Mode>,
  work: (transaction: ThreadsTransaction<Mode>) => Promise<Result>,
): Promise<Result> {
  const { done } = transaction;
  // Whoever waits for the work hears of it there.
  done.catch(() => {});
  try {
    const result = await work(transaction);
    await done;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It is over already.
    }
    throw error;
  }
}

async function openConnection(
  name: string,
  version: number,
  blocked: () => void,
  lost: () => void,
): Promise<Connection> {
  const { openDB } = await import('idb').catch((cause) => {
    throw new StorageError({ kind: 'unavailable', cause });
  });
  return openDB<Schema>(name, version, {
    upgrade(database) {
      if (database.objectStoreNames.contains('threads')) return;
      database.createObjectStore('threads', { keyPath: 'id' });
      database.createObjectStore('messages');
    },
    blocked,
    // A newer version of the app, in another tab, is not kept waiting.
    blocking: lost,
    terminated: lost,
  });
}
