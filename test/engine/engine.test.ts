import {
  createEngine,
  type Engine,
  type EngineOptions,
  isStreamError,
  type Outcome,
  openaiChat,
  rawText,
} from 'deltakit/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createFakeServer, type FakeServer } from '../clock/fake-server';
import { createRandom } from '../laws/cuts';

let clock: FakeClock;
let server: FakeServer;
let engine: Engine;

function createTestEngine(options: Partial<EngineOptions> = {}): Engine {
  return createEngine({
    url: '/api/chat',
    fetch: server.fetch,
    clock,
    random: createRandom(1),
    // Tried again by itself only where that is what a test is about.
    retry: false,
    ...options,
  });
}

beforeEach(() => {
  clock = createFakeClock();
  server = createFakeServer();
  engine = createTestEngine();
});

afterEach(() => {
  engine.dispose();
  expect(clock.waiting).toBe(0);
});

/** A request that was sent, and whose answer has begun. */
async function startAndOpen(): Promise<{ ended: Promise<Outcome> }> {
  const ended = engine.start('hi');
  await clock.settle();
  server.last.open();
  return { ended };
}

const status = () => engine.getSnapshot().state.status;
const shown = () => engine.getSnapshot().display.text;

describe('the way of a reply', () => {
  it('goes from idle over pending and streaming to completed, and the promise tells its end', async () => {
    expect(status()).toBe('idle');
    const ended = engine.start('hi');
    expect(status()).toBe('pending');
    await clock.settle();
    expect(server.last.body).toEqual({ messages: [{ role: 'user', content: 'hi' }], stream: true });

    server.last.open();
    await clock.advance(500);
    expect(status()).toBe('pending');

    server.last.token('Hello', ' world');
    await clock.advance(16);
    expect(status()).toBe('streaming');
    await clock.advance(250);
    expect(shown()).toBe('Hello world');

    server.last.send('data: {"done":true}\n\n');
    await clock.advance(16);
    const { state, display } = engine.getSnapshot();
    expect(state.status === 'completed' && state.reply).toBe(display);
    expect(await ended).toEqual({ status: 'completed', final: display });
  });

  it('is completed only when the display has caught up', async () => {
    const seen: string[] = [];
    engine.subscribe(() => seen.push(`${status()} ${shown().length}`));
    await startAndOpen();
    server.last.token('x'.repeat(100));
    await clock.advance(50);
    server.last.send('data: [DONE]\n\n');
    await clock.advance(300);
    expect(seen.at(-1)).toBe('completed 100');
    expect(seen.filter((line) => line.startsWith('completed'))).toHaveLength(1);
    expect(seen.filter((line) => line.startsWith('streaming')).length).toBeGreaterThan(0);
  });

  it('ends without a terminal event as truncated, with what came', async () => {
    const { ended } = await startAndOpen();
    server.last.token('Half a wo');
    server.last.close();
    await clock.advance(32);
    expect(status()).toBe('failed');
    expect(await ended).toMatchObject({
      status: 'failed',
      error: { kind: 'truncated' },
      partial: { text: 'Half a wo' },
    });
    expect(shown()).toBe('Half a wo');
  });

  it('keeps a reply that was whole when its connection breaks behind the end', async () => {
    const { ended } = await startAndOpen();
    server.last.send('data: {"choices":[{"index":0,"delta":{"content":"ok"},"finish_reason":"stop"}]}\n\n');
    await clock.advance(300);
    expect(status()).toBe('streaming');
    server.last.drop();
    await clock.advance(32);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'ok', finishReason: 'stop' } });
  });

  it('ignores what comes behind a terminal status', async () => {
    await startAndOpen();
    server.last.token('done');
    server.last.send('data: [DONE]\n\n');
    await clock.advance(300);
    const before = engine.getSnapshot();
    server.last.token(' and more');
    await clock.advance(300);
    expect(engine.getSnapshot()).toBe(before);
  });
});

describe('stop', () => {
  it('while pending ends in cancelled and keeps no text', async () => {
    const ended = engine.start('hi');
    await clock.settle();
    engine.stop();
    expect(engine.getSnapshot().state).toMatchObject({
      status: 'cancelled',
      reason: 'user',
      reply: { text: '' },
    });
    expect(server.last.isAborted).toBe(true);
    expect(await ended).toMatchObject({ status: 'cancelled', reason: 'user' });
  });

  it('while streaming shows all that came at once, and aborts the request', async () => {
    await startAndOpen();
    server.last.token('a long text that is still waiting to be painted');
    await clock.advance(16);
    expect(shown().length).toBeLessThan(10);
    engine.stop();
    expect(status()).toBe('cancelled');
    expect(shown()).toBe('a long text that is still waiting to be painted');
    expect(server.last.isAborted).toBe(true);
  });

  it('before the request was sent sends none', async () => {
    void engine.start('hi');
    engine.stop();
    await clock.settle();
    expect(server.requests).toHaveLength(0);
    expect(status()).toBe('cancelled');
  });

  it('while a whole reply is still being painted shows it as what it is: completed', async () => {
    const { ended } = await startAndOpen();
    server.last.token('x'.repeat(500));
    await clock.advance(50);
    server.last.send('data: [DONE]\n\n');
    await clock.settle();
    expect(status()).toBe('streaming');
    engine.stop();
    expect(status()).toBe('completed');
    expect(await ended).toMatchObject({ status: 'completed' });
  });

  it('means nothing when nothing is under way', () => {
    engine.stop();
    expect(status()).toBe('idle');
  });
});

describe('a second start', () => {
  it('supersedes the first, aborts it and tells its caller so', async () => {
    const first = engine.start('one');
    await clock.settle();
    server.last.open();
    server.last.token('old');
    await clock.advance(300);
    const second = engine.start('two');
    expect(await first).toMatchObject({
      status: 'cancelled',
      reason: 'superseded',
      partial: { text: 'old' },
    });
    expect(server.requests[0]?.isAborted).toBe(true);
    expect(shown()).toBe('');
    await clock.settle();
    server.last.open();
    server.last.token('new');
    server.last.send('data: [DONE]\n\n');
    await clock.advance(300);
    expect(await second).toMatchObject({ status: 'completed', final: { text: 'new' } });
  });

  it('is told apart from the first even where random always gives the same', async () => {
    engine = createTestEngine({ random: () => 0.5 });
    const first = engine.start('one');
    const second = engine.start('two');
    engine.stop();
    expect(await first).toMatchObject({ status: 'cancelled', reason: 'superseded' });
    expect(await second).toMatchObject({ status: 'cancelled', reason: 'user' });
  });

  it('in the same breath sends one request', async () => {
    void engine.start('one');
    void engine.start('two');
    await clock.settle();
    expect(server.requests.map(({ body }) => body)).toMatchObject([{ messages: [{ content: 'two' }] }]);
  });
});

describe('retry', () => {
  async function failWith(text: string): Promise<void> {
    await startAndOpen();
    server.last.token(text);
    await clock.advance(16);
    server.last.drop();
    await clock.advance(32);
    expect(engine.getSnapshot().state).toMatchObject({ status: 'failed', error: { kind: 'network' } });
  }

  it('asks the same again, and shows the old partial until the new reply has content', async () => {
    await failWith('Hello wo');
    const ended = engine.retry();
    expect(status()).toBe('pending');
    expect(shown()).toBe('Hello wo');
    await clock.settle();
    expect(server.requests[1]?.body).toEqual(server.requests[0]?.body);
    server.last.open();
    server.last.token('Hello world');
    server.last.send('data: [DONE]\n\n');
    await clock.advance(300);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'Hello world' } });
    expect(shown()).toBe('Hello world');
  });

  it('that brings nothing does not take away what was there', async () => {
    await failWith('Hello wo');
    const ended = engine.retry();
    await clock.settle();
    server.last.refuse();
    await clock.advance(32);
    expect(await ended).toMatchObject({ status: 'failed', partial: { text: 'Hello wo' } });
    expect(shown()).toBe('Hello wo');
  });

  it('without a request to repeat gives nothing, and changes nothing', async () => {
    expect(await engine.retry()).toBeUndefined();
    expect(status()).toBe('idle');
  });

  it('while a request is under way waits for that one', async () => {
    const first = engine.start('hi');
    const second = engine.retry();
    await clock.settle();
    engine.stop();
    expect(await second).toBe(await first);
    expect(server.requests).toHaveLength(1);
  });
});

describe('bad input', () => {
  it.each<[string, Partial<EngineOptions>, unknown]>([
    ['a missing url', { url: undefined as never }, 'hi'],
    ['an empty url', { url: ' ' }, 'hi'],
    ['a url that is none', { url: 'http://[' }, 'hi'],
    ['a body with a BigInt', {}, { n: 1n }],
    [
      'a body function that throws',
      {
        body: () => {
          throw new Error('no');
        },
      },
      'hi',
    ],
    [
      'a headers function that throws',
      {
        headers: () => {
          throw new Error('no');
        },
      },
      'hi',
    ],
    ['a header that is not valid', { headers: { 'x y': 'z' } }, 'hi'],
  ])('%s fails as invalid-request before anything is sent', async (_name, options, input) => {
    engine = createTestEngine(options);
    const outcome = await endOf(engine.start(input as string));
    expect(outcome).toMatchObject({ status: 'failed', error: { kind: 'invalid-request', retryable: false } });
    expect(server.requests).toHaveLength(0);
  });

  it('a body with a cycle fails as invalid-request', async () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    expect(await endOf(engine.start(cycle))).toMatchObject({ error: { kind: 'invalid-request' } });
  });

  it.each<[string, string, string, Partial<EngineOptions>]>([
    ['an HTML page', 'text/html', '<!doctype html><title>Login</title>', {}],
    ['an HTML page without a type', '', '<!DOCTYPE html><html>', {}],
    ['a format that does not fit', 'text/plain', 'Hello there', { format: openaiChat }],
    ['JSON where plain text was asked for', 'application/json', '{"a":1}', { format: rawText }],
    ['JSON of no known format', 'application/json', '{"a":1}', {}],
    ['events of no known format', 'text/event-stream', 'data: {"a":1}\n\n', {}],
    ['an event that is broken JSON', 'text/event-stream', 'data: {"token":\n\n', {}],
  ])('%s as an answer fails as malformed', async (_name, type, body, options) => {
    engine = createTestEngine(options);
    const ended = engine.start('hi');
    await clock.settle();
    server.last.open(type);
    server.last.send(body);
    server.last.close();
    const outcome = await endOf(ended);
    expect(outcome).toMatchObject({
      status: 'failed',
      error: { kind: 'malformed', requestId: expect.any(String) },
    });
  });

  it('a 429 fails as rate-limit with its wait, its code and what the server said', async () => {
    const ended = engine.start('hi');
    await clock.settle();
    server.last.open('application/json', 429, { 'retry-after': '3' });
    server.last.send('{"error":{"message":"Slow down, sk-abcdef1234567890.","code":"rate_limit_exceeded"}}');
    server.last.close();
    const outcome = await endOf(ended);
    expect(outcome).toMatchObject({
      status: 'failed',
      error: {
        kind: 'rate-limit',
        status: 429,
        retryAfterMs: 3000,
        code: 'rate_limit_exceeded',
        retryable: true,
      },
    });
    const message = outcome.status === 'failed' ? outcome.error.message : '';
    expect(message).toContain('Slow down');
    expect(message).not.toContain('abcdef');
  });

  it('a 500 with a page fails as http, and keeps the page out of the message', async () => {
    const ended = engine.start('hi');
    await clock.settle();
    server.last.open('text/html', 500);
    server.last.send('<html><h1>Internal Server Error</h1></html>');
    server.last.close();
    const outcome = await endOf(ended);
    expect(outcome).toMatchObject({
      status: 'failed',
      error: { kind: 'http', status: 500, retryable: true },
    });
    expect(outcome.status === 'failed' && outcome.error.message).not.toContain('<');
  });

  it('an empty body fails as truncated', async () => {
    for (const type of ['text/event-stream', 'text/plain', 'application/json']) {
      const ended = engine.start('hi');
      await clock.settle();
      server.last.open(type);
      server.last.close();
      expect(await endOf(ended)).toMatchObject({ status: 'failed', error: { kind: 'truncated' } });
    }
  });

  async function endOf(ended: Promise<Outcome>): Promise<Outcome> {
    await clock.advance(64);
    const outcome = await ended;
    if (outcome.status === 'failed') expect(isStreamError(outcome.error)).toBe(true);
    return outcome;
  }
});

describe('options', () => {
  it('are read when they are needed', async () => {
    const onEnd = vi.fn();
    void engine.start('hi');
    engine.setOptions({ url: '/other', fetch: server.fetch, clock, onEnd });
    await clock.settle();
    expect(server.last.url).toBe('/other');
    server.last.open();
    server.last.send('data: [DONE]\n\n');
    await clock.advance(32);
    expect(onEnd).toHaveBeenCalledOnce();
  });

  it('add fields to the body, or make all of it', async () => {
    engine.setOptions({ url: '/', fetch: server.fetch, clock, body: { model: 'm' } });
    void engine.start([{ role: 'user', content: 'hi' }]);
    await clock.settle();
    expect(server.last.body).toEqual({
      messages: [{ role: 'user', content: 'hi' }],
      stream: true,
      model: 'm',
    });
    engine.setOptions({ url: '/', fetch: server.fetch, clock, body: (input) => ({ question: input }) });
    void engine.start('why');
    await clock.settle();
    expect(server.last.body).toEqual({ question: 'why' });
    engine.setOptions({ url: '/', fetch: server.fetch, clock });
    void engine.start({ mine: true });
    await clock.settle();
    expect(server.last.body).toEqual({ mine: true });
  });

  it.each([
    ['text', 'plain words'],
    ['form data', new FormData()],
    ['form parameters', new URLSearchParams('q=why')],
    ['a blob', new Blob(['x'])],
    ['bytes', new Uint8Array([1, 2])],
    ['a buffer', new ArrayBuffer(2)],
  ])('send %s as it is, and leave its content type to fetch', async (_name, body) => {
    engine.setOptions({ url: '/', fetch: server.fetch, clock, body: () => body });
    void engine.start('why');
    await clock.settle();
    expect(server.last.init.body).toBe(body);
    expect(new Headers(server.last.init.headers).has('content-type')).toBe(false);
  });

  it('send no body with GET, which has none', async () => {
    engine.setOptions({ url: '/?q=why', fetch: server.fetch, clock, method: 'GET' });
    void engine.start('why');
    await clock.settle();
    expect(server.last.init).toMatchObject({ method: 'GET', body: null });
    expect(new Headers(server.last.init.headers).has('content-type')).toBe(false);
  });

  it('may bring a fetch that throws, which is a network error', async () => {
    const fetch = () => {
      throw new TypeError('offline');
    };
    engine.setOptions({ url: '/', fetch, clock, retry: false });
    const ended = engine.start('why');
    await clock.advance(32);
    expect(await ended).toMatchObject({ status: 'failed', error: { kind: 'network' } });
  });

  it('ask for one JSON body with mode json, which shows at once', async () => {
    const seen: string[] = [];
    engine.setOptions({ url: '/', fetch: server.fetch, clock, mode: 'json' });
    engine.subscribe(() => seen.push(`${status()} ${shown()}`));
    const ended = engine.start('hi');
    await clock.settle();
    expect(new Headers(server.last.init.headers).get('accept')).toBe('application/json');
    expect(server.last.body).toMatchObject({ stream: false });
    server.last.open('application/json');
    server.last.send('{"choices":[{"index":0,"message":{"content":"All at once"},"finish_reason":"stop"}],');
    server.last.send('"usage":{"total_tokens":7}}');
    server.last.close();
    await clock.advance(32);
    expect(seen).toEqual(['pending ', 'completed All at once']);
    expect(await ended).toMatchObject({ final: { usage: { totalTokens: 7 } } });
  });

  it('call onDelta for each delta, and a callback that throws breaks nothing', async () => {
    const thrown: unknown[] = [];
    const catchThrown = (error: unknown) => thrown.push(error);
    process.on('uncaughtException', catchThrown);
    const onDelta = vi.fn(() => {
      throw new Error('mine');
    });
    engine.setOptions({ url: '/', fetch: server.fetch, clock, onDelta });
    const { ended } = await startAndOpen();
    server.last.token('a', 'b');
    server.last.send('data: [DONE]\n\n');
    await clock.advance(300);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'ab' } });
    expect(onDelta).toHaveBeenCalledTimes(3);
    process.off('uncaughtException', catchThrown);
    expect(thrown).toHaveLength(3);
  });
});

describe('painting', () => {
  it('notifies at most once a frame, however many deltas come', async () => {
    const listener = vi.fn();
    engine.subscribe(listener);
    await startAndOpen();
    listener.mockClear();
    for (let i = 0; i < 1000; i++) server.last.token('x');
    await clock.advance(160);
    expect(listener.mock.calls.length).toBeLessThanOrEqual(10);
  });

  it('asks for no frames while nothing comes', async () => {
    await startAndOpen();
    server.last.token('waiting 👨\u200d');
    await clock.advance(1000);
    expect(status()).toBe('streaming');
    expect(clock.frames).toBe(0);
  });

  it('is calm where less motion is asked for: at most four paints a second', async () => {
    clock.reducedMotion = true;
    const listener = vi.fn();
    engine.subscribe(listener);
    await startAndOpen();
    listener.mockClear();
    for (let i = 0; i < 100; i++) {
      server.last.token('word ');
      await clock.advance(20);
    }
    expect(listener.mock.calls.length).toBeLessThanOrEqual(9);
    expect(listener.mock.calls.length).toBeGreaterThanOrEqual(6);
  });

  it('does not keep a caller waiting for frames in a page that nobody sees', async () => {
    clock.hidden = true;
    const { ended } = await startAndOpen();
    server.last.token('x'.repeat(1000));
    server.last.send('data: [DONE]\n\n');
    expect(await ended).toMatchObject({ status: 'completed' });
    expect(status()).toBe('completed');
  });

  it('shows with instant all that came, at the next frame', async () => {
    engine.setOptions({ url: '/', fetch: server.fetch, clock, pacing: 'instant' });
    await startAndOpen();
    server.last.token('x'.repeat(1000));
    await clock.advance(16);
    expect(shown()).toHaveLength(1000);
  });
});

describe('reset', () => {
  it('goes back to idle, aborts, and tells the caller', async () => {
    const { ended } = await startAndOpen();
    server.last.token('some');
    await clock.advance(300);
    engine.reset();
    expect(engine.getSnapshot()).toMatchObject({ state: { status: 'idle' }, display: { text: '' } });
    expect(server.last.isAborted).toBe(true);
    expect(await ended).toMatchObject({ status: 'cancelled', reason: 'user', partial: { text: 'some' } });
  });
});

describe('dispose', () => {
  it('cancels as unmount and leaves nothing waiting', async () => {
    const { ended } = await startAndOpen();
    server.last.token('some');
    await clock.advance(16);
    engine.dispose();
    expect(clock.waiting).toBe(0);
    expect(server.last.isAborted).toBe(true);
    expect(await ended).toMatchObject({ status: 'cancelled', reason: 'unmount' });
  });
});
