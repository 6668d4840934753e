/** Threads that are kept, in Chromium: a page that goes in mid-stream, two tabs at once, a store that is full or denied. */

import type { MockRequest } from 'deltakit/mock';
import { indexedDbThreads, localStorageThreads } from 'deltakit/storage';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { PATIENCE, probeChat } from './chat-probe';
import { newThread, openTab } from './open-tab';

const HALF = 'The first half of this answer came quickly.';

async function outcomesOf(mark: string): Promise<string[]> {
  const requests: MockRequest[] = await (await fetch(`${inject('mockUrl')}/api/_requests`)).json();
  return requests.filter(({ query }) => query.includes(mark)).map(({ outcome }) => outcome);
}

describe('a page that goes in mid-stream', () => {
  it('leaves the partial answer behind, cancelled by `unmount`, and the next page can retry it', async () => {
    const thread = newThread();
    const before = await openTab(thread);
    before.play('stall');
    void before.chat.send('Go on');
    await expect.poll(before.texts, PATIENCE).toEqual(['Go on', HALF]);
    const look = indexedDbThreads(thread);
    const stored = async () => (await look.load(thread.threadId))?.messages.at(-1);
    await expect.poll(async () => (await stored())?.parts, PATIENCE).toEqual([{ type: 'text', text: HALF }]);
    expect(await stored()).toMatchObject({ status: 'streaming' });
    before.kill();
    await expect.poll(() => outcomesOf(thread.mark), PATIENCE).toEqual(['aborted']);

    const after = await openTab(thread);
    await expect.poll(after.texts).toEqual(['Go on', HALF]);
    expect(after.chat.messages.at(-1)).toMatchObject({ status: 'cancelled', reason: 'unmount' });
    expect(await after.chat.retry()).toMatchObject({ status: 'completed' });
    await expect.poll(after.texts).toEqual(['Go on', expect.stringMatching(/^Water boils .* longer\.$/)]);
    await expect.poll(async () => (await stored())?.status, PATIENCE).toBe('completed');
    expect((await look.load(thread.threadId))?.messages).toHaveLength(2);
  });

  it('by an unmount says so itself, at once', async () => {
    const { name, threadId } = newThread();
    const probe = await probeChat('stall', { storage: indexedDbThreads({ name }), threadId });
    const ended = probe.chat.send('Go on');
    await expect.poll(() => probe.texts()[1], PATIENCE).toBe(HALF);
    probe.unmount();
    expect(await ended).toMatchObject({ status: 'cancelled', reason: 'unmount' });
    const look = indexedDbThreads({ name });
    await expect
      .poll(async () => (await look.load(threadId))?.messages.at(-1))
      .toMatchObject({ status: 'cancelled', reason: 'unmount', parts: [{ text: HALF }] });
  });
});

describe('a call that awaits approval', () => {
  it('still does when the page has been loaded again; once approved it runs, and the chat is busy', async () => {
    const { name, threadId } = newThread();
    const execute = vi.fn(({ boat }: { boat: string }) => `${boat} is yours`);
    const parameters = z.object({ boat: z.string(), hours: z.number() });
    const tools = { book_boat: { description: 'Books a boat.', parameters, approve: true, execute } };
    const open = () => probeChat('conversation', { storage: indexedDbThreads({ name }), threadId, tools });
    const before = await open();
    await before.ended(before.chat.send('A boat, please'));
    before.unmount();
    const look = indexedDbThreads({ name });
    await expect.poll(async () => (await look.load(threadId))?.messages.length).toBe(2);

    const after = await open();
    await expect.poll(() => after.texts().length).toBe(2);
    const call = after.last().parts.flatMap((part) => (part.type === 'tool-call' ? [part.call] : []))[0];
    expect(call?.state).toBe('awaiting-approval');
    const statuses = new Set<string>();
    const watcher = new MutationObserver(() => statuses.add(after.chat.status));
    watcher.observe(after.container, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    await after.chat.approve(call?.id ?? '');
    await expect.poll(() => after.last().text, PATIENCE).toMatch(/`Sandpiper is yours`.*settled\.$/);
    await expect.poll(() => after.chat.status).toBe('completed');
    watcher.disconnect();
    expect([...statuses]).toEqual(['streaming', 'completed']);
    expect(execute).toHaveBeenCalledTimes(1);
  });
});

describe('two tabs with one thread', () => {
  it('see what the other said', async () => {
    const thread = newThread();
    const [one, other] = [await openTab(thread), await openTab(thread)];
    one.play('echo');
    await one.chat.send('hello');
    await expect.poll(other.texts, PATIENCE).toEqual(['hello', 'hello']);
    await expect.poll(other.statuses, PATIENCE).toEqual(['completed', 'completed']);
    other.play('echo');
    await other.chat.send('and back');
    await expect.poll(one.texts, PATIENCE).toEqual(['hello', 'hello', 'and back', 'and back']);
  });

  it('that send at the same time lose nothing: each has both, as branches', async () => {
    const thread = newThread();
    const tabs = [await openTab(thread), await openTab(thread)] as const;
    const [one, other] = tabs;
    one.play('echo');
    other.play('echo');
    await one.chat.send('first');
    await expect.poll(other.statuses, PATIENCE).toEqual(['completed', 'completed']);

    await Promise.all([one.chat.send('from one'), other.chat.send('from the other')]);
    const saidIn = ({ chat }: (typeof tabs)[number]) => chat.messages[2];
    for (const tab of tabs) {
      await expect.poll(() => saidIn(tab)?.branch.count, PATIENCE).toBe(2);
      const said = new Set<unknown>();
      for (const index of [0, 1]) {
        tab.chat.selectBranch(saidIn(tab)?.id ?? '', index);
        await expect.poll(() => saidIn(tab)?.branch.index).toBe(index);
        await expect
          .poll(() => tab.chat.messages.slice(3).map(({ text, status }) => [text, status]), PATIENCE)
          .toEqual([[saidIn(tab)?.text, 'completed']]);
        said.add(saidIn(tab)?.text);
      }
      expect(said).toEqual(new Set(['from one', 'from the other']));
    }
    await expect
      .poll(async () => (await indexedDbThreads(thread).load(thread.threadId))?.messages.length)
      .toBe(6);
  });
});

describe('a store that does not store', () => {
  it('as it is full is reported, the chat goes on, and all is there once there is room', async () => {
    const prefix = `full-${Date.now()}:`;
    const filler = `filler-${prefix}`;
    onTestFinished(() => {
      for (const key of Object.keys(localStorage)) if (key.includes(prefix)) localStorage.removeItem(key);
    });
    const storage = localStorageThreads({ prefix });
    const probe = await probeChat('echo', { storage, threadId: 'one' });
    await expect.poll(() => probe.chat.isLoading).toBe(false);
    for (let size = 2 ** 22; size >= 1; ) {
      try {
        localStorage.setItem(filler, (localStorage.getItem(filler) ?? '') + 'x'.repeat(size));
      } catch {
        size /= 2;
      }
    }
    expect(await probe.chat.send('one')).toMatchObject({ status: 'completed' });
    await expect.poll(() => probe.chat.storageError).toMatchObject({ name: 'StorageError', kind: 'full' });
    expect(await probe.chat.send('two')).toMatchObject({ status: 'completed' });
    expect(await storage.list()).toEqual([]);

    localStorage.removeItem(filler);
    await probe.chat.send('three');
    await expect.poll(() => probe.chat.storageError).toBeUndefined();
    await expect.poll(async () => (await storage.load('one'))?.messages.length).toBe(6);
  });

  it('as the page may not is reported, and the chat goes on', async () => {
    const storage = localStorageThreads({
      storage() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
    const probe = await probeChat('echo', { storage, threadId: 'one' });
    await expect.poll(() => probe.chat.storageError).toMatchObject({ name: 'StorageError', kind: 'denied' });
    expect(await probe.ended(probe.chat.send('one'))).toMatchObject({ status: 'completed' });
    expect(probe.texts()).toEqual(['one', 'one']);
    expect(probe.chat.isLoading).toBe(false);
  });
});
