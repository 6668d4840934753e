/** When a thread is written, on a clock that stands still until it is told to go on. */
import {
  createThreadWriter,
  memoryThreads,
  type SavedThread,
  StorageError,
  type ThreadStorage,
} from 'deltakit/storage';
import { afterEach, expect, it, vi } from 'vitest';
import { createFakeClock } from '../clock/fake-clock';
import { message, thread } from './saved';

/** A real storage in memory that can be made to fail, or to take its time. */
function setUp() {
  const clock = createFakeClock();
  const memory = memoryThreads();
  const saves: SavedThread[] = [];
  const errors: unknown[] = [];
  const stored: SavedThread[] = [];
  const state = { fails: false, takesMs: 0 };
  const storage: ThreadStorage = {
    ...memory,
    async save(one) {
      saves.push(one);
      if (state.takesMs > 0) await new Promise<void>((resolve) => clock.after(state.takesMs, resolve));
      if (state.fails) throw new StorageError({ kind: 'full' });
      return memory.save(one);
    },
  };
  const writer = createThreadWriter(storage, {
    clock,
    onError: (error) => errors.push(error),
    onSave: (one) => stored.push(one),
  });
  const say = (text: string, id = 't') =>
    thread([message({ status: 'streaming', parts: [{ type: 'text', text }] })], {
      id,
      updatedAt: clock.now(),
    });
  return { clock, memory, saves, errors, stored, state, writer, say };
}

const page = { target: new EventTarget(), heard: 0 };

/** What a page can be told, in Node. */
function givePage(): void {
  page.heard = 0;
  vi.stubGlobal('addEventListener', (type: string, listener: EventListener) => {
    page.heard++;
    page.target.addEventListener(type, listener);
  });
  vi.stubGlobal('removeEventListener', (type: string, listener: EventListener) => {
    page.heard--;
    page.target.removeEventListener(type, listener);
  });
}

afterEach(() => vi.unstubAllGlobals());

it('many changes make one save in each half second, with the last of them', async () => {
  const { clock, saves, writer, say } = setUp();
  for (let step = 0; step < 100; step++) {
    writer.write(say('x'.repeat(step)));
    await clock.advance(16);
  }
  await clock.advance(500);
  expect(saves).toHaveLength(4);
  expect(saves.at(-1)?.messages[0]?.parts).toEqual([{ type: 'text', text: 'x'.repeat(99) }]);
});

it('no change waits longer than half a second', async () => {
  const { clock, memory, writer, say } = setUp();
  writer.write(say('half'));
  await clock.advance(499);
  expect(await memory.load('t')).toBeUndefined();
  await clock.advance(1);
  expect(await memory.load('t')).toMatchObject({ id: 't' });
});

it('a change saves by itself where timers do not come', async () => {
  const { clock, saves, writer, say } = setUp();
  const after = vi.spyOn(clock, 'after').mockReturnValue(() => {});
  writer.write(say('a'));
  await clock.advance(600);
  writer.write(say('ab'));
  await clock.settle();
  expect(after).toHaveBeenCalledOnce();
  expect(saves).toHaveLength(1);
});

it('flush saves at once, tells when it is stored, and leaves nothing waiting', async () => {
  const { clock, memory, saves, stored, writer, say } = setUp();
  writer.write(say('all of it'));
  expect(await writer.flush()).toBe(true);
  expect((await memory.load('t'))?.messages).toHaveLength(1);
  expect(clock.waiting).toBe(0);
  expect(await writer.flush()).toBe(true);
  expect(saves).toHaveLength(1);
  expect(stored).toHaveLength(1);
});

it('flush waits for a save that is under way, and saves what came meanwhile', async () => {
  const { clock, saves, state, writer, say } = setUp();
  state.takesMs = 100;
  writer.write(say('a'));
  const first = writer.flush();
  await clock.settle();
  writer.write(say('ab'));
  const second = writer.flush();
  await clock.advance(100);
  await first;
  expect(saves).toHaveLength(2);
  await clock.advance(100);
  expect(await second).toBe(true);
  expect(saves.map(({ messages }) => messages[0]?.parts[0])).toEqual([
    { type: 'text', text: 'a' },
    { type: 'text', text: 'ab' },
  ]);
});

it('a save that fails is told, never thrown, and made up for with the next', async () => {
  const { clock, memory, errors, state, writer, say } = setUp();
  state.fails = true;
  writer.write(say('lost?', 'first'));
  expect(await writer.flush()).toBe(false);
  await clock.settle();
  expect(errors).toMatchObject([{ kind: 'full' }]);
  expect(clock.waiting).toBe(0);
  state.fails = false;
  writer.write(say('second', 'second'));
  await clock.advance(500);
  expect((await memory.list()).map(({ id }) => id).sort()).toEqual(['first', 'second']);
});

it('what failed does not take the place of what came later', async () => {
  const { clock, memory, state, writer, say } = setUp();
  Object.assign(state, { fails: true, takesMs: 100 });
  writer.write(say('old'));
  const failed = writer.flush();
  await clock.advance(50);
  writer.write(say('old and new'));
  await clock.advance(50);
  expect(await failed).toBe(false);
  state.fails = false;
  await clock.advance(700);
  expect((await memory.load('t'))?.messages[0]?.parts).toEqual([{ type: 'text', text: 'old and new' }]);
});

it('two threads that change together are both saved', async () => {
  const { clock, memory, writer, say } = setUp();
  writer.write(say('a', 'a'));
  writer.write(say('b', 'b'));
  await clock.advance(500);
  expect(await memory.list()).toHaveLength(2);
});

it.each(['visibilitychange', 'pagehide'])('%s saves at once', async (event) => {
  givePage();
  const { clock, memory, writer, say } = setUp();
  writer.write(say('half a'));
  page.target.dispatchEvent(new Event(event));
  await clock.settle();
  expect(await memory.load('t')).toBeDefined();
});

it('listens to the page only while something waits', async () => {
  givePage();
  const { clock, writer, say } = setUp();
  expect(page.heard).toBe(0);
  writer.write(say('a'));
  writer.write(say('ab'));
  expect(page.heard).toBe(2);
  await clock.advance(500);
  expect(page.heard).toBe(0);
  writer.write(say('abc'));
  writer.dispose();
  await clock.settle();
  expect([page.heard, clock.waiting]).toEqual([0, 0]);
});

it('goes on after it was disposed, as a component does that mounts again', async () => {
  const { clock, memory, writer, say } = setUp();
  writer.write(say('a'));
  writer.dispose();
  writer.write(say('ab'));
  await clock.advance(500);
  expect((await memory.load('t'))?.messages[0]?.parts).toEqual([{ type: 'text', text: 'ab' }]);
});

it('what an app throws in its callback stops no save', async () => {
  const { clock, memory, say } = setUp();
  const thrown: unknown[] = [];
  const report = (error: unknown) => thrown.push(error);
  process.once('uncaughtException', report);
  const before = process.listeners('uncaughtException').filter((listener) => listener !== report);
  for (const listener of before) process.off('uncaughtException', listener);
  const writer = createThreadWriter(memory, {
    clock,
    onSave() {
      throw new Error('of the app');
    },
  });
  writer.write(say('a'));
  expect(await writer.flush()).toBe(true);
  await clock.settle();
  for (const listener of before) process.on('uncaughtException', listener);
  expect(thrown).toHaveLength(1);
});
