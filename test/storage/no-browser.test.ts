/** On a server: making a storage touches nothing, and using one says what is missing. */
import { createThreadWriter, indexedDbThreads, localStorageThreads } from 'deltakit/storage';
import { expect, it } from 'vitest';
import { thread } from './saved';

it.each([
  ['localStorage', localStorageThreads],
  ['IndexedDB', indexedDbThreads],
])('a storage of %s can be made, and rejects with unavailable', async (_, create) => {
  const storage = create();
  storage.subscribe(() => {})();
  for (const call of [storage.list(), storage.load('t'), storage.save(thread()), storage.delete('t')]) {
    await expect(call).rejects.toMatchObject({ name: 'StorageError', kind: 'unavailable' });
  }
});

it('a writer reports it, and nothing else happens', async () => {
  const errors: unknown[] = [];
  const writer = createThreadWriter(indexedDbThreads(), { onError: (error) => errors.push(error) });
  writer.write(thread());
  expect(await writer.flush()).toBe(false);
  await Promise.resolve();
  expect(errors).toMatchObject([{ kind: 'unavailable' }]);
});
