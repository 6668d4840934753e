/** Finding threads and naming them, in a storage of memory. */
import {
  type FoundThread,
  memoryThreads,
  renameThread,
  StorageError,
  searchThreads,
  type ThreadStorage,
} from 'deltakit/storage';
import { expect, it } from 'vitest';
import { message, thread } from './saved';

async function store(texts: Record<string, readonly string[]>): Promise<ThreadStorage> {
  const storage = memoryThreads();
  let updatedAt = 0;
  for (const [title, said] of Object.entries(texts)) {
    const messages = said.map((text, index) => message({ id: `m${index}`, parts: [{ type: 'text', text }] }));
    await storage.save(thread(messages, { id: title, title, updatedAt: updatedAt++ }));
  }
  return storage;
}

async function find(storage: ThreadStorage, query: string) {
  const found: FoundThread[] = [];
  for await (const one of searchThreads(storage, query)) found.push(one);
  return found.map(({ thread: { id }, messageId }) => [id, messageId]);
}

it('lists threads, the newest first', async () => {
  const storage = await store({ old: [], new: [] });
  expect(await storage.list()).toEqual([
    { id: 'new', title: 'new', createdAt: 0, updatedAt: 1 },
    { id: 'old', title: 'old', createdAt: 0, updatedAt: 0 },
  ]);
  await storage.delete('old');
  expect(await storage.list()).toHaveLength(1);
  expect(await storage.load('old')).toBeUndefined();
});

it('finds what has every word, in its title or its messages, the newest first', async () => {
  const storage = await store({
    'Spring tides': ['the moon'],
    Moon: ['no tide', 'in spring'],
    Cats: ['spring'],
  });
  expect(await find(storage, 'spring TIDE')).toEqual([
    ['Moon', 'm0'],
    ['Spring tides', undefined],
  ]);
  expect(await find(storage, '  ')).toEqual([]);
});

it.each([
  ['creme brulee', 'Crème Brûlée'],
  ['CRÈME', 'creme'],
  ['strasse', 'Straße'],
  ['οδος', 'ΟΔΌΣ'],
  ['ﬁsh', 'fish'],
  ['istanbul', 'İSTANBUL'],
  ['محمد', 'مُحَمَّد'],
])('%s finds %s', async (query, text) => {
  expect(await find(await store({ x: [text] }), query)).toHaveLength(1);
});

it('tells vowel signs apart that are letters of their script', async () => {
  expect(await find(await store({ x: ['कि'] }), 'की')).toEqual([]);
});

it('has no more than one thread in memory, and reads no further than it is asked to', async () => {
  const storage = await store({ a: ['tide'], b: ['tide'], c: ['tide'] });
  const loaded: string[] = [];
  const load = (id: string) => {
    loaded.push(id);
    return storage.load(id);
  };
  const search = searchThreads({ ...storage, load }, 'tide');
  await search.next();
  expect(loaded).toEqual(['c']);
  await search.return();
  expect(loaded).toEqual(['c']);
});

it('passes over a damaged thread, but not over a storage that is denied', async () => {
  const storage = await store({ a: ['tide'], b: ['tide'] });
  const failing = (kind: 'corrupt' | 'denied'): ThreadStorage => ({
    ...storage,
    load: async (id) => {
      if (id === 'b') throw new StorageError({ kind });
      return storage.load(id);
    },
  });
  expect(await find(failing('corrupt'), 'tide')).toEqual([['a', 'm0']]);
  await expect(find(failing('denied'), 'tide')).rejects.toMatchObject({ kind: 'denied' });
});

it('renames a thread so that the new title is the later one, also where the clock is behind', async () => {
  const storage = memoryThreads();
  await storage.save(thread([], { updatedAt: 50 }));
  expect(await renameThread(storage, 't', 'Moons', () => 10)).toMatchObject({
    title: 'Moons',
    updatedAt: 51,
  });
  expect(await storage.load('t')).toMatchObject({ title: 'Moons' });
  expect(await renameThread(storage, 'none', 'Moons')).toBeUndefined();
});
