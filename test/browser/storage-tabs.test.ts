/** Threads that two tabs of a real browser have open at once, in its real storages. */
import { reviveThread } from 'deltakit/storage';
import { describe, expect, it, onTestFinished } from 'vitest';
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
  setTimeout(()=>console.log(said.slice(0,5),said.length),6000);
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
    say('go');
    await saveMany(job, 'mine');
    await hears('saved');
    const stored = await storage.load('t');
    const ids = new Set(stored?.messages.map(({ id }) => id));
    expect(ids.size).toBe(2 * SAVES);
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

  it('find what one was streaming when it was closed, cancelled, and with all but the last moment', async () => {
    const { said, hears, close, storage } = await openTab({ where, does: 'stream' });
    await hears(/^wrote 60$/);
    close();
    await expect.poll(() => said.length, { interval: 300 }).toBe(said.length);
    const wrote = Number(said.at(-1)?.slice('wrote '.length));
    const stored = await storage.load('t');
    const [revived] = reviveThread(stored!).messages;
    expect(revived).toMatchObject({ status: 'cancelled', reason: 'unmount' });
    const words = revived?.parts[0]?.type === 'text' ? revived.parts[0].text.split(' ').length - 1 : 0;
    expect(words).toBeGreaterThan(0);
    expect(words).toBeLessThanOrEqual(wrote);
    console.info(`${where}: ${words} of ${wrote} words were stored when the tab was closed`);
  });
});
