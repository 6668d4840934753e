/** Threads that two tabs of a real browser have open at once, in its real storages. */
import { reviveThread } from 'deltakit/storage';
import { describe, expect, it, onTestFinished } from 'vitest';
import { textOf } from '../../src/chat/chat-message';
import { message, thread } from '../storage/saved';
import { openStorage, SAVES, saveMany, type TabJob } from './storage-tab';

let count = 0;

/** Opens a tab that shares nothing with this one but its origin. */
async function openTab(facts: Omit<TabJob, 'name'>) {
  const job: TabJob = { ...facts, name: `tabs-${Date.now()}-${count++}` };
  const channel = new BroadcastChannel(job.name);
  const said: string[] = [];
  channel.onmessage = ({ data }) => said.push(data);
  const url = new URL('./storage-tab.html', import.meta.url);
  url.searchParams.set('job', JSON.stringify(job));
  window.open(url, '_blank', 'noopener');
  const hears = (what: string | RegExp) =>
    expect.poll(() => said.some((one) => one.match(what)), { timeout: 10_000 }).toBe(true);
  const close = () => channel.postMessage('close');
  onTestFinished(() => {
    close();
    channel.close();
    indexedDB.deleteDatabase(job.name);
    localStorage.clear();
  });
  await hears('ready');
  return {
    job,
    said,
    hears,
    close,
    say: (what: string) => channel.postMessage(what),
    storage: openStorage(job),
  };
}

describe.each(['IndexedDB', 'localStorage'] as const)('two tabs with %s', { timeout: 30_000 }, (where) => {
  it('that save the same thread at the same time lose nothing of each other', async () => {
    const { job, hears, say, storage } = await openTab({ where, does: 'save' });
    // As a chat does that shows the thread.
    onTestFinished(storage.subscribe(() => {}));
    say('go');
    await saveMany(storage, 'mine');
    await hears('saved');
    const countStored = async () => (await openStorage(job).load('t'))?.messages.length;
    await expect.poll(countStored).toBe(2 * SAVES);
  });

  it('hear of what the other one wrote and deleted, and not of their own', async () => {
    const { hears, storage } = await openTab({ where, does: 'listen' });
    const heard: string[] = [];
    onTestFinished(storage.subscribe((id) => heard.push(id)));
    await storage.save(thread([message()], { id: 'x' }));
    await hears('heard x');
    await storage.save(thread([message()], { id: 'y' }));
    await hears('heard y');
    await storage.delete('y');
    expect(await storage.load('y')).toBeUndefined();
    expect(heard).toEqual([]);
  });

  it('find what one was streaming when it was closed, cancelled and with what was stored of it', async () => {
    const { job, hears, close, storage } = await openTab({ where, does: 'stream' });
    await hears(/^wrote 60$/);
    close();
    // The browser takes it from a tab that is gone.
    await navigator.locks.request(job.name, () => {});
    const stored = await storage.load('t');
    const [revived] = reviveThread(stored!).messages;
    expect(revived).toMatchObject({ status: 'cancelled', reason: 'unmount' });
    const text = textOf(revived!.parts);
    expect(text).toMatch(/^(word )+$/);
    // How little is lost is held by test/storage/create-thread-writer.test.ts, on a clock.
    console.info(`${where}: of some 60 words ${text.length / 5} were stored when the tab was closed`);
  });
});
