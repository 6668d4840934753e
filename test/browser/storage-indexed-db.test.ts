/** Threads in a real IndexedDB: what is written, what others do to it, and what goes wrong. */
import { indexedDbThreads, localStorageThreads, type SavedThread } from 'deltakit/storage';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openThreadsDatabase } from '../../src/storage/threads-database';
import { message, thread } from '../storage/saved';

let count = 0;

function setUp() {
  const name = `threads-${Date.now()}-${count++}`;
  onTestFinished(() => void indexedDB.deleteDatabase(name));
  return { name, storage: indexedDbThreads({ name }), other: indexedDbThreads({ name }) };
}

/** The database without the library, as another page may have it open. */
function openRaw(
  name: string,
  version: number,
  upgrade?: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => upgrade?.(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const chain = (length: number): SavedThread =>
  thread(
    Array.from({ length }, (_, index) =>
      message({
        id: `m${index}`,
        parentId: index === 0 ? null : `m${index - 1}`,
        timing: { createdAt: index },
      }),
    ),
  );

it('gives back what was saved, in order, and lists it', async () => {
  const { storage, other } = setUp();
  const saved = chain(12);
  expect(await storage.save(saved)).toEqual(saved);
  await storage.save(thread([], { id: 'newer', updatedAt: 9, title: 'Newer' }));
  expect(await other.load('t')).toEqual(saved);
  expect(await other.list()).toEqual([
    { id: 'newer', title: 'Newer', createdAt: 0, updatedAt: 9 },
    { id: 't', title: 'Tides', createdAt: 0, updatedAt: 0 },
  ]);
  await other.delete('t');
  expect(await storage.load('t')).toBeUndefined();
  expect(await storage.list()).toHaveLength(1);
});

it('keeps threads apart whose ids begin alike', async () => {
  const { storage } = setUp();
  await storage.save(thread([message({ id: 'a' })], { id: 't' }));
  await storage.save(thread([message({ id: 'b' })], { id: 't2' }));
  await storage.delete('t');
  expect((await storage.load('t2'))?.messages.map(({ id }) => id)).toEqual(['b']);
});

it('writes the messages that changed and no others', async () => {
  const { storage } = setUp();
  const first = chain(200);
  await storage.save(first);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  onTestFinished(() => void vi.restoreAllMocks());
  const last = message({ id: 'm200', parentId: 'm199', timing: { createdAt: 200 }, status: 'streaming' });
  await storage.save({ ...first, messages: [...first.messages, last] });
  // The message and the record of the thread.
  expect(put).toHaveBeenCalledTimes(2);
  expect(getAll).not.toHaveBeenCalled();
});

it('reads all again once somebody else wrote', async () => {
  const { storage, other } = setUp();
  const mine = thread([message({ id: 'mine' })]);
  await storage.save(mine);
  await other.save(thread([message({ id: 'theirs' })]));
  expect((await storage.save(mine)).messages).toHaveLength(2);
  await other.delete('t');
  expect((await storage.save(mine)).messages).toEqual(mine.messages);
  expect((await other.load('t'))?.messages).toEqual(mine.messages);
});

it('removes for good what was deleted', async () => {
  const { storage, other } = setUp();
  const { messages } = chain(3);
  await storage.save(thread(messages));
  await storage.save(thread(messages.slice(0, 1), { deleted: ['m1', 'm2'], updatedAt: 1 }));
  expect((await other.load('t'))?.messages.map(({ id }) => id)).toEqual(['m0']);
  expect((await other.save(thread(messages))).messages).toHaveLength(1);
});

describe('a thread that is damaged', () => {
  it('is listed, says what it is, takes no other with it, and can be written anew', async () => {
    const { name, storage, other } = setUp();
    await storage.save(thread([message()], { id: 'good', updatedAt: 5 }));
    await storage.save(thread([message()], { id: 'bad' }));
    const raw = await openRaw(name, 1);
    const writing = raw.transaction('messages', 'readwrite');
    writing.objectStore('messages').put('damaged', ['bad', 'm']);
    await new Promise((resolve) => {
      writing.oncomplete = resolve;
    });
    raw.close();
    expect((await other.list()).map(({ id }) => id)).toEqual(['good', 'bad']);
    expect(await other.load('good')).toBeDefined();
    await expect(other.load('bad')).rejects.toMatchObject({ name: 'StorageError', kind: 'corrupt' });
    await other.save(thread([message({ id: 'new' })], { id: 'bad' }));
    expect((await other.load('bad'))?.messages.map(({ id }) => id)).toEqual(['new']);
  });

  it('in what is to be saved is refused, and nothing of it is written', async () => {
    const { storage } = setUp();
    await storage.save(chain(1));
    const strange = message({
      id: 'm1',
      parentId: 'm0',
      parts: [{ type: 'data', data: { name: 'd', value: () => {} } }],
    });
    const withStrange = { ...chain(1), messages: [...chain(1).messages, strange], title: 'Half' };
    await expect(storage.save(withStrange)).rejects.toMatchObject({
      kind: 'corrupt',
      cause: { name: 'DataCloneError' },
    });
    expect(await storage.load('t')).toEqual(chain(1));
  });
});

describe('a database', () => {
  it('that is deleted under it is opened anew', async () => {
    const { name, storage } = setUp();
    await storage.save(chain(1));
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onblocked = reject;
    });
    expect(await storage.load('t')).toBeUndefined();
    expect((await storage.save(chain(2))).messages).toHaveLength(2);
    expect(await storage.load('t')).toEqual(chain(2));
  });

  it('of a newer version of the app says so, and lets that one have it', async () => {
    const { name, storage } = setUp();
    await storage.save(chain(1));
    const newer = await openRaw(name, 2);
    await expect(storage.save(chain(2))).rejects.toMatchObject({
      kind: 'blocked',
      cause: { name: 'VersionError' },
    });
    newer.close();
  });

  it('that an older version keeps open is blocked until that one closes it', async () => {
    const { name } = setUp();
    const older = await openRaw(name, 1);
    const access = openThreadsDatabase(name, 2);
    const readAll = () => access('readonly', (transaction) => transaction.objectStore('threads').getAll());
    await expect(readAll()).rejects.toMatchObject({ kind: 'blocked' });
    await expect(readAll()).rejects.toMatchObject({ kind: 'blocked' });
    older.close();
    await expect.poll(() => readAll().catch(({ kind }) => kind)).toEqual([]);
  });

  it('that is full says so, and keeps what it had', async () => {
    const { storage } = setUp();
    await storage.save(chain(1));
    // A disk can't be filled here: the second message is what no longer fits.
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      if (value.id === 'm2') throw new DOMException('No room is left.', 'QuotaExceededError');
      return put.call(this, value, key);
    });
    await expect(storage.save(chain(3))).rejects.toMatchObject({ kind: 'full' });
    vi.restoreAllMocks();
    expect(await storage.load('t')).toEqual(chain(1));
    expect(await storage.save(chain(3))).toEqual(chain(3));
  });
});

it('a localStorage that is full says so, and keeps what it had', async () => {
  const storage = localStorageThreads();
  onTestFinished(() => localStorage.clear());
  await storage.save(chain(1));
  const long = message({ id: 'm1', parentId: 'm0', parts: [{ type: 'text', text: 'x'.repeat(6_000_000) }] });
  await expect(storage.save(thread([...chain(1).messages, long]))).rejects.toMatchObject({
    kind: 'full',
    cause: { name: 'QuotaExceededError' },
  });
  expect(await localStorageThreads().load('t')).toEqual(chain(1));
});

it('a storage that the browser denies is reported as denied', async () => {
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts');
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  const denied = localStorageThreads({ storage: () => frame.contentWindow!.localStorage });
  await expect(denied.list()).rejects.toMatchObject({ kind: 'denied', cause: { name: 'SecurityError' } });
});
