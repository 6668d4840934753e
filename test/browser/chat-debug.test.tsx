import { expect, it } from 'vitest';
import { newThread, openTab } from './open-tab';
it('debug', async () => {
  const thread = newThread();
  const one = await openTab(thread);
  one.play('echo');
  const asked = one.chat.send('hello');
  const result = await Promise.race([asked, new Promise((r) => setTimeout(() => r('timeout'), 3000))]);
  const { status, error, storageError, messages } = one.chat;
  console.info(JSON.stringify({ result, status, error: String(error), cause: String(error?.cause), storageError: String(storageError), messages }).slice(0, 1500));
  expect(1).toBe(1);
});
