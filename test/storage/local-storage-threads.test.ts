// @vitest-environment jsdom
/** Threads in the localStorage of jsdom: what is written, what is read, and what goes wrong. */
import { localStorageThreads, type SavedThread } from 'deltakit/storage';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { message, thread } from './saved';

beforeEach(() => localStorage.clear());
const PREFIX = 'deltakit:thread:';
const a = message({ id: 'a' });
const b = message({ id: 'b' });

it('gives back what was saved, and nothing where nothing was', async () => {
  const storage = localStorageThreads();
  const saved = thread([a, message({ id: 'c', parentId: 'a', timing: { createdAt: 1, endedAt: 2 } })]);
  expect(await storage.save(saved)).toBe(saved);
  expect(await localStorageThreads().load('t')).toEqual(saved);
  expect(await storage.load('none')).toBeUndefined();
  await storage.delete('t');
  expect(await storage.load('t')).toBeUndefined();
});

it('merges with what another tab saved', async () => {
  const [mine, theirs] = [localStorageThreads(), localStorageThreads()];
  await mine.save(thread([a]));
  await theirs.save(thread([b]));
  expect((await mine.save(thread([a]))).messages).toEqual([a, b]);
});

it('writes nothing where nothing changed', async () => {
  const storage = localStorageThreads();
  await storage.save(thread([a]));
  const write = vi.spyOn(Storage.prototype, 'setItem');
  await storage.save(thread([a]));
  expect(write).not.toHaveBeenCalled();
  write.mockRestore();
});

it('lists by the first line alone, the newest first, and only its own', async () => {
  const storage = localStorageThreads();
  await storage.save(thread([a], { id: 'old', updatedAt: 1 }));
  await storage.save(thread([a], { id: 'new', updatedAt: 2, title: 'Line\nbreak' }));
  localStorage.setItem('other', 'app');
  expect(await storage.list()).toEqual([
    { id: 'new', title: 'Line\nbreak', createdAt: 0, updatedAt: 2 },
    { id: 'old', title: 'Tides', createdAt: 0, updatedAt: 1 },
  ]);
});

it('keeps to the prefix and the storage that it is given', async () => {
  const storage = localStorageThreads({ prefix: 'x/', storage: () => sessionStorage });
  await storage.save(thread([a]));
  expect([localStorage.length, sessionStorage.key(0)]).toEqual([0, 'x/t']);
  sessionStorage.clear();
});

it.each([
  ['half', (text: string) => text.slice(0, 80)],
  ['empty', () => ''],
  ['of another app', () => '"hello"'],
  ['without messages', () => '{"id":"bad","title":"","createdAt":0,"updatedAt":0}\n{"selected":{}}'],
])('a record that is %s is listed and says what it is, and takes no other with it', async (_, damage) => {
  const storage = localStorageThreads();
  await storage.save(thread([a], { id: 'good', updatedAt: 5 }));
  await storage.save(thread([a], { id: 'bad' }));
  localStorage.setItem(`${PREFIX}bad`, damage(localStorage.getItem(`${PREFIX}bad`) ?? ''));
  expect((await storage.list()).map(({ id }) => id)).toEqual(['good', 'bad']);
  expect(await storage.load('good')).toBeDefined();
  await expect(storage.load('bad')).rejects.toMatchObject({ name: 'StorageError', kind: 'corrupt' });
  await storage.save(thread([b], { id: 'bad' }));
  expect((await storage.load('bad'))?.messages).toEqual([b]);
});

describe('a storage', () => {
  const failing = (name: string) =>
    localStorageThreads({
      storage: () => {
        throw new DOMException('no', name);
      },
    });

  it.each([
    ['SecurityError', 'denied'],
    ['QuotaExceededError', 'full'],
    ['NS_ERROR_DOM_QUOTA_REACHED', 'full'],
    ['InvalidStateError', 'unavailable'],
  ])('that throws a %s rejects with %s', async (name, kind) => {
    for (const call of [
      failing(name).list(),
      failing(name).load('t'),
      failing(name).save(thread()),
      failing(name).delete('t'),
    ]) {
      await expect(call).rejects.toMatchObject({
        kind,
        message: expect.stringMatching(/\w.*\. .*\.$/),
        cause: { name },
      });
    }
  });

  it('that is full keeps what it had', async () => {
    const storage = localStorageThreads();
    await storage.save(thread([a]));
    const long = message({ id: 'long', parts: [{ type: 'text', text: 'x'.repeat(6_000_000) }] });
    await expect(storage.save(thread([a, long]))).rejects.toMatchObject({ kind: 'full' });
    expect((await storage.load('t'))?.messages).toEqual([a]);
  });

  it('is asked for nothing before it is called', () => {
    const ask = vi.fn(() => localStorage);
    localStorageThreads({ storage: ask }).subscribe(() => {})();
    expect(ask).not.toHaveBeenCalled();
  });
});

it('a value that is no plain data is refused as corrupt', async () => {
  const value: unknown = 1n;
  const strange = message({ parts: [{ type: 'data', data: { name: 'd', value } }] });
  await expect(localStorageThreads().save(thread([strange]))).rejects.toMatchObject({ kind: 'corrupt' });
});

it('tells of each thread that another tab wrote, deleted or cleared, until nobody listens', async () => {
  const storage = localStorageThreads();
  const told: string[] = [];
  const end = storage.subscribe((id) => told.push(id));
  await storage.save(thread([a]));
  dispatchEvent(new StorageEvent('storage', { key: `${PREFIX}x` }));
  dispatchEvent(new StorageEvent('storage', { key: 'other' }));
  dispatchEvent(new StorageEvent('storage', { key: null }));
  end();
  dispatchEvent(new StorageEvent('storage', { key: `${PREFIX}y` }));
  expect(told).toEqual(['x', 't']);
});

it('writes again what a tab took away that had not seen it, once, and nothing where nothing is gone', async () => {
  const storage = localStorageThreads();
  const end = storage.subscribe(() => {});
  const write = vi.spyOn(Storage.prototype, 'setItem');
  await storage.save(thread([a]));
  const ours = localStorage.getItem(`${PREFIX}t`) ?? '';
  // As the other tab wrote it: with its own message, and its own title at the same time.
  const theirs = ours.replaceAll('"a"', '"b"').replace('Tides', 'Moons');
  const tellOf = async (newValue: string) => {
    dispatchEvent(new StorageEvent('storage', { key: `${PREFIX}t`, newValue }));
    await Promise.resolve();
  };
  write.mockClear();
  localStorage.setItem(`${PREFIX}t`, theirs);
  await tellOf(theirs);
  expect(await localStorageThreads().load('t')).toEqual(thread([a, b], { title: 'Moons' }));
  await tellOf(localStorage.getItem(`${PREFIX}t`) ?? '');
  expect(write).toHaveBeenCalledTimes(2);
  write.mockRestore();
  end();
});

it('takes a Web Lock for a thread, where there are some', async () => {
  const names: string[] = [];
  const request = async (name: string, work: () => SavedThread) => {
    names.push(name);
    return work();
  };
  vi.stubGlobal('navigator', { locks: { request } });
  await localStorageThreads().save(thread([a]));
  vi.unstubAllGlobals();
  expect(names).toEqual([`${PREFIX}t`]);
});
