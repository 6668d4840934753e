/** A stop at every moment of a request: over within one frame, nothing more asked for, nothing left running. */
import { createEngine, type Engine, type EngineOptions, type Outcome } from 'deltakit/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createFakeServer, type FakeServer } from '../clock/fake-server';
import { DONE, FINISH, HALF, numbered, say } from './say';

/** The frame that an end was due with, had it not been shown before. */
const FRAME_MS = 16;

let clock: FakeClock;
let server: FakeServer;
let engine: Engine;
let ended: Promise<Outcome>;
const onCancel = vi.fn();

/** The page, of which one thing is known: who listens to it. */
const listeners = new Set<unknown>();

beforeEach(() => {
  clock = createFakeClock();
  clock.settle = () => new Promise((settled) => setImmediate(settled));
  server = createFakeServer();
  onCancel.mockClear();
  vi.stubGlobal('addEventListener', (_type: string, listener: unknown) => listeners.add(listener));
  vi.stubGlobal('removeEventListener', (_type: string, listener: unknown) => listeners.delete(listener));
});

afterEach(() => {
  engine.dispose();
  vi.unstubAllGlobals();
});

function start(options: Partial<EngineOptions> = {}): void {
  engine = createEngine({
    ...{ url: '/api/chat', fetch: server.fetch, clock, random: () => 0.5, cancel: onCancel },
    ...options,
  });
  ended = engine.start('hi');
}

async function answer(text = ''): Promise<void> {
  await clock.settle();
  server.last.open();
  if (text) server.last.send(text);
  await clock.advance(300);
}

async function backOff(): Promise<void> {
  await clock.settle();
  server.last.refuse();
  await clock.advance(2 * FRAME_MS);
  expect(engine.getSnapshot().state).toMatchObject({ attempt: 2, retryAt: expect.any(Number) });
}

const never = new Promise<never>(() => {});

/** A moment, how it comes about, and what is kept. */
const MOMENTS: readonly [moment: string, reach: () => Promise<void>, text: string][] = [
  ['before the request has left', async () => start(), ''],
  [
    'while a header is waited for',
    async () => {
      start({ headers: () => never });
      await clock.advance(100);
    },
    '',
  ],
  [
    'while no head has come',
    async () => {
      start();
      await clock.advance(100);
    },
    '',
  ],
  [
    'while no content has come',
    async () => {
      start();
      await answer(': keep-alive\n\n');
    },
    '',
  ],
  [
    'in the middle of the text',
    async () => {
      start();
      await answer(say(HALF));
    },
    HALF,
  ],
  [
    'while text is still painted',
    async () => {
      start();
      await clock.settle();
      server.last.open();
      server.last.send(say('word '.repeat(200)));
      await clock.advance(32);
      expect(engine.getSnapshot().display.text.length).toBeLessThan(1000);
    },
    'word '.repeat(200),
  ],
  [
    'while the next attempt is waited for',
    async () => {
      start();
      await backOff();
    },
    '',
  ],
  [
    'in the second attempt',
    async () => {
      start();
      await backOff();
      await clock.advance(1000);
      expect(server.requests).toHaveLength(2);
      await answer(say(HALF));
    },
    HALF,
  ],
  [
    'while the server’s own wait passes',
    async () => {
      start();
      await clock.settle();
      server.last.open('application/json', 429, { 'retry-after': '5' });
      server.last.close();
      await clock.advance(16);
    },
    '',
  ],
  [
    'while it waits to go on',
    async () => {
      start({ resume: true });
      await answer(numbered(say('The ')));
      server.last.drop();
      await clock.advance(2 * FRAME_MS);
      expect(engine.getSnapshot().state).toMatchObject({ retryAt: expect.any(Number) });
    },
    'The ',
  ],
  [
    'while an error page is read',
    async () => {
      start();
      await clock.settle();
      server.last.open('text/html', 500);
      server.last.send('<h1>');
      await clock.advance(16);
    },
    '',
  ],
];

describe('a stop', () => {
  it.each(MOMENTS)('%s is cancelled within a frame, and leaves nothing running', async (_, reach, text) => {
    await reach();
    const before = server.requests.length;
    const shown = vi.fn();
    engine.subscribe(shown);
    engine.stop();

    const { state, display } = engine.getSnapshot();
    expect(state).toMatchObject({ status: 'cancelled', reason: 'user', reply: { text } });
    expect(display).toBe(state.reply);
    expect(shown).toHaveBeenCalledOnce();
    await clock.advance(FRAME_MS);
    expect(clock.waiting).toBe(0);
    expect(listeners.size).toBe(0);
    expect(await ended).toMatchObject({ status: 'cancelled', reason: 'user', partial: { text } });
    expect(onCancel).toHaveBeenCalledOnce();

    await clock.advance(60_000);
    expect(server.requests).toHaveLength(before);
    expect(shown).toHaveBeenCalledOnce();
    expect(engine.getSnapshot().state).toBe(state);
  });

  it('in the breath of the start sends nothing, and has nothing to tell', async () => {
    start();
    engine.stop();
    expect(await ended).toMatchObject({ status: 'cancelled', reason: 'user' });
    await clock.advance(FRAME_MS);
    expect(server.requests).toHaveLength(0);
    expect(onCancel).not.toHaveBeenCalled();
    expect(clock.waiting).toBe(0);
  });

  it('with requests in the queue ends all of them, and none is sent', async () => {
    start({ concurrency: 'queue' });
    await answer(say(HALF));
    const waiting = [engine.start('two'), engine.start('three')];
    engine.stop();
    expect(engine.getSnapshot().state).toMatchObject({ status: 'cancelled', queue: [] });
    for (const outcome of await Promise.all([ended, ...waiting])) {
      expect(outcome).toMatchObject({ status: 'cancelled', reason: 'user' });
    }
    await clock.advance(60_000);
    expect(server.requests).toHaveLength(1);
    expect(onCancel).toHaveBeenCalledOnce();
    expect(clock.waiting).toBe(0);
    expect(listeners.size).toBe(0);
  });

  it('behind the finish reason leaves the reply completed: it was whole', async () => {
    start();
    await answer(say(HALF) + FINISH);
    engine.stop();
    expect(engine.getSnapshot().state).toMatchObject({ status: 'completed', reply: { text: HALF } });
    expect(await ended).toMatchObject({ status: 'completed' });
    expect(onCancel).not.toHaveBeenCalled();
    await clock.advance(FRAME_MS);
    expect(clock.waiting).toBe(0);
    expect(listeners.size).toBe(0);
  });

  it('behind the end changes nothing, and nothing is told', async () => {
    start();
    await answer(say(HALF) + FINISH + DONE);
    server.last.close();
    await clock.advance(300);
    const before = engine.getSnapshot();
    engine.stop();
    expect(engine.getSnapshot()).toBe(before);
    expect(onCancel).not.toHaveBeenCalled();
    expect(clock.waiting).toBe(0);
  });

  it('twice is one', async () => {
    start();
    await answer(say(HALF));
    engine.stop();
    engine.stop();
    await ended;
    expect(onCancel).toHaveBeenCalledOnce();
  });
});

describe('a page that is left', () => {
  it('ends the request as unmount, and tells the server in the same breath', async () => {
    const fetch = vi.fn(server.fetch);
    start({ fetch, cancel: '/api/cancel' });
    await answer(say(HALF));
    for (const listener of listeners) if (typeof listener === 'function') listener();
    expect(engine.getSnapshot().state).toMatchObject({ status: 'cancelled', reason: 'unmount' });
    await Promise.resolve();
    expect(fetch).toHaveBeenLastCalledWith('/api/cancel', expect.objectContaining({ keepalive: true }));
    expect(listeners.size).toBe(0);
    await clock.advance(FRAME_MS);
    expect(clock.waiting).toBe(0);
  });
});

describe('a machine that slept', () => {
  it('finds its deadlines as they were, and the request alive', async () => {
    start({ timeouts: { idle: 10_000, stall: 20_000 } });
    await answer(say('The '));
    clock.sleep(8 * 3_600_000);
    await clock.advance(9000);
    expect(engine.getSnapshot().state.status).toBe('streaming');
    server.last.send(say('tide') + FINISH + DONE);
    await clock.advance(300);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'The tide' } });
  });
});
