import { describe, expect, it, vi } from 'vitest';
import type { SavedThread } from '../../src/chat/saved-thread';
import { memoryThreads } from '../../src/storage/memory-threads';
import { createTestChat, delta, FINISHED } from './create-test-chat';

/** Past the time for which changes are gathered. */
const SAVED = 1000;

async function open(storage = memoryThreads()) {
  const test = createTestChat({ storage, threadId: 't' });
  test.chat.subscribe(() => {});
  await vi.waitFor(() => expect(test.chat.getSnapshot().isLoading).toBe(false));
  return { ...test, storage };
}

describe('a thread that is stored', () => {
  it('is there again, with all its branches and the one that was shown', async () => {
    const { chat, say, clock, storage, messages } = await open();
    void chat.send('one');
    await say('1');
    void chat.regenerate();
    await say('I');
    chat.selectBranch(messages()[1]?.id ?? '', 0);
    await clock.advance(SAVED);
    expect(await storage.list()).toMatchObject([{ id: 't', title: 'one' }]);
    const again = await open(storage);
    expect(again.texts()).toEqual(['one', '1']);
    expect(again.messages()[1]?.branch).toEqual({ index: 0, count: 2 });
  });

  it('that was left in mid-stream has its partial, cancelled by `unmount`, and can be retried', async () => {
    const { chat, answer, clock, storage } = await open();
    void chat.send('one');
    await answer(delta({ content: 'half' }));
    await clock.advance(SAVED);
    const again = await open(storage);
    expect(again.messages()[1]).toMatchObject({ text: 'half', status: 'cancelled', reason: 'unmount' });
    void again.chat.retry();
    await again.answer(delta({ content: 'whole' }), ...FINISHED);
    expect(again.messages()[1]).toMatchObject({ text: 'whole', status: 'completed' });
    chat.dispose();
  });

  it('is there before what is said meanwhile', async () => {
    const { chat, say, clock, storage } = await open();
    void chat.send('one');
    await say('1');
    await clock.advance(SAVED);
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const load: typeof storage.load = (id) => slow.then(() => storage.load(id));
    const again = createTestChat({ storage: { ...storage, load }, threadId: 't' });
    again.chat.subscribe(() => {});
    void again.chat.send('two');
    await again.clock.advance(64);
    expect(again.server.requests).toHaveLength(0);
    release();
    await vi.waitFor(() => expect(again.texts()).toEqual(['one', '1', 'two', '']));
    await again.clock.advance(64);
    expect(again.server.last.body).toMatchObject({ messages: [{}, { content: '1' }, { content: 'two' }] });
    again.chat.dispose();
  });

  it('takes over what another tab wrote meanwhile, and takes nothing away', async () => {
    const one = await open();
    const two = await open(one.storage);
    void one.chat.send('from one');
    await one.say('1');
    void two.chat.send('from two');
    await two.say('2');
    await one.clock.advance(SAVED);
    await two.clock.advance(SAVED);
    const stored = await one.storage.load('t');
    expect(stored?.messages).toHaveLength(4);
    expect(two.messages()[0]?.branch.count).toBe(2);
  });

  it('keeps an answer that is on its way while another tab writes', async () => {
    const listeners = new Set<(id: string) => void>();
    const memory = memoryThreads();
    const storage = {
      ...memory,
      subscribe(listener: (id: string) => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const one = await open(storage);
    void one.chat.send('one');
    await one.say('old');
    await one.clock.advance(SAVED);
    const two = await open(storage);
    void two.chat.send('two');
    await two.say('2');
    await two.clock.advance(SAVED);
    void one.chat.regenerate();
    for (const listener of listeners) listener('t');
    await one.clock.advance(64);
    expect(one.chat.getSnapshot().messages.map(({ text }) => text)).toContain('2');
    await one.say('new');
    expect(one.texts()).toEqual(['one', 'new']);
  });

  it('forgets what was cleared, also where another version still has it', async () => {
    const { chat, say, clock, storage } = await open();
    void chat.send('one');
    await say('1');
    await clock.advance(SAVED);
    chat.clear();
    await clock.advance(SAVED);
    expect((await storage.load('t'))?.messages).toEqual([]);
    expect((await open(storage)).texts()).toEqual([]);
  });

  it('goes on where the storage fails, and says why', async () => {
    const full = new Error('full');
    const storage = { ...memoryThreads(), save: (_: SavedThread) => Promise.reject(full) };
    const { chat, say, clock, texts } = await open(storage);
    void chat.send('one');
    await say('1');
    await clock.advance(SAVED);
    expect(chat.getSnapshot().storageError).toBe(full);
    expect(texts()).toEqual(['one', '1']);
  });

  it('writes what there is when it is left', async () => {
    const { chat, answer, storage } = await open();
    void chat.send('one');
    await answer(delta({ content: 'half' }));
    chat.dispose();
    await vi.waitFor(async () =>
      expect((await storage.load('t'))?.messages[1]).toMatchObject({
        status: 'cancelled',
        reason: 'unmount',
      }),
    );
  });
});
