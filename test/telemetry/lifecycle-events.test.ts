/** What an app can log of a request: when, how long, how much, how it ended; never what was said. */
import {
  createEngine,
  type Engine,
  type EngineOptions,
  type LifecycleEvent,
  type Outcome,
} from 'deltakit/core';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Transport } from '../../src/engine/transport';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createFakeServer, type FakeServer } from '../clock/fake-server';
import { runs } from '../laws/runs';

let clock: FakeClock;
let server: FakeServer;
let engine: Engine;
let events: LifecycleEvent[];

function use(options: Partial<EngineOptions> = {}, transport?: Transport): void {
  const own = { url: '/api/chat', fetch: server.fetch, clock, random: () => 0.5, retry: {} };
  events = [];
  engine = createEngine({ ...own, onEvent: (event) => events.push(event), ...options }, transport);
}

beforeEach(() => {
  clock = createFakeClock();
  server = createFakeServer();
});

afterEach(() => {
  engine.dispose();
  expect(clock.waiting).toBe(0);
});

async function start(): Promise<{ ended: Promise<Outcome> }> {
  const ended = engine.start('hi');
  await clock.settle();
  return { ended };
}

const types = () => events.map(({ type }) => type);
const DONE = 'data: [DONE]\n\n';

describe('a request tells', () => {
  it('its start, its headers, its first content and its end, with times from the clock', async () => {
    use();
    await start();
    await clock.advance(160);
    server.last.open();
    await clock.advance(320);
    server.last.token('Hello');
    await clock.advance(80);
    server.last.token(' there');
    server.last.send(DONE);
    await clock.advance(300);
    const bytes = 'data: {"token":"Hello"}\n\n'.length;
    expect(events).toMatchObject([
      { type: 'started', attempt: 1, ms: 0, bytes: 0 },
      { type: 'opened', attempt: 1, ms: 160, headersMs: 160, status: 200, bytes: 0 },
      { type: 'first-content', ms: 480, headersMs: 160, firstContentMs: 480, bytes },
      {
        type: 'completed',
        ms: 560,
        headersMs: 160,
        firstContentMs: 480,
        bytes: 'data: {"token":"Hello"}\n\ndata: {"token":" there"}\n\ndata: [DONE]\n\n'.length,
      },
    ]);
    expect(new Set(events.map((event) => event.requestId)).size).toBe(1);
  });

  it('what the server said of the reply at its end: model, finish reason, usage, version of the prompt', async () => {
    use({ mode: 'json' });
    await start();
    server.last.open('application/json', 200, { 'x-prompt-version': '2' });
    server.last.send(
      '{"id":"c-1","model":"m-1","choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}],',
    );
    server.last.send('"usage":{"prompt_tokens":3,"completion_tokens":4}}');
    server.last.close();
    await clock.advance(32);
    expect(events.at(-1)).toMatchObject({
      type: 'completed',
      model: 'm-1',
      promptVersion: '2',
      finishReason: 'stop',
      usage: { inputTokens: 3, outputTokens: 4 },
    });
  });

  it('its first content also where it came together with the end', async () => {
    use();
    await start();
    await clock.advance(48);
    server.last.open();
    server.last.send(`data: {"token":"Hello"}\n\n${DONE}`);
    await clock.advance(300);
    expect(types()).toEqual(['started', 'opened', 'first-content', 'completed']);
    expect(events.at(-1)).toMatchObject({ firstContentMs: 48 });
  });

  it('no first content where a retry by hand brought none, though the partial before is shown', async () => {
    use({ retry: false });
    const { ended } = await start();
    server.last.open();
    server.last.token('Hello');
    await clock.advance(16);
    server.last.drop();
    await clock.advance(32);
    await ended;
    events = [];
    void engine.retry();
    await clock.settle();
    server.last.refuse();
    await clock.advance(32);
    expect(types()).toEqual(['started', 'failed']);
    expect(events.at(-1)).toMatchObject({ errorKind: 'network', bytes: 0 });
    expect(events.at(-1)?.firstContentMs).toBeUndefined();
  });

  it('each attempt: the failed one, its wait, and the headers of the next one from when that was sent', async () => {
    use();
    await start();
    await clock.advance(32);
    server.last.open('application/json', 503);
    server.last.close();
    await clock.advance(16 + 256);
    await clock.advance(64);
    server.last.refuse();
    await clock.advance(16 + 512);
    server.last.open();
    server.last.token('Hello');
    server.last.send(DONE);
    await clock.advance(300);
    expect(events).toMatchObject([
      { type: 'started', attempt: 1 },
      { type: 'opened', attempt: 1, status: 503, headersMs: 32 },
      { type: 'retry', attempt: 1, errorKind: 'http', waitMs: 250, headersMs: 32 },
      { type: 'retry', attempt: 2, errorKind: 'network', waitMs: 500, headersMs: undefined },
      { type: 'opened', attempt: 3, status: 200 },
      { type: 'first-content', attempt: 3 },
      { type: 'completed', attempt: 3 },
    ]);
  });

  it('a resume as a retry of the same request, with the bytes of all attempts and one first content', async () => {
    use({ resume: true });
    await start();
    server.last.open();
    server.last.send('id: 1\ndata: {"token":"Hel"}\n\n');
    await clock.advance(16);
    server.last.drop();
    await clock.advance(512);
    server.last.open();
    server.last.send(`id: 2\ndata: {"token":"lo"}\n\n${DONE}`);
    await clock.advance(300);
    expect(types()).toEqual(['started', 'opened', 'first-content', 'retry', 'opened', 'completed']);
    expect(events.at(-1)).toMatchObject({
      attempt: 2,
      bytes: 'id: 1\ndata: {"token":"Hel"}\n\nid: 2\ndata: {"token":"lo"}\n\ndata: [DONE]\n\n'.length,
    });
  });

  it('which deadline passed', async () => {
    use({ timeouts: { firstContent: 1000 } });
    await start();
    server.last.open();
    await clock.advance(1100);
    expect(events.at(-1)).toMatchObject({ type: 'failed', errorKind: 'timeout', phase: 'firstContent' });
  });

  it('the status and the code of an error, but no sentence where a code should be', async () => {
    use();
    for (const [code, told] of [
      ['invalid_api_key', 'invalid_api_key'],
      ['Your prompt "my secret" is not allowed', undefined],
      ['x'.repeat(65), undefined],
    ]) {
      await start();
      server.last.open('application/json', 400);
      server.last.send(JSON.stringify({ error: { message: 'no', code } }));
      server.last.close();
      await clock.advance(32);
      expect(events.at(-1)).toMatchObject({ type: 'failed', errorKind: 'http', status: 400 });
      expect(events.at(-1)).toHaveProperty('code', told);
    }
  });

  it('who ended it', async () => {
    use();
    for (const [end, reason] of [
      [() => engine.stop(), 'user'],
      [() => engine.detach(), 'detached'],
      [() => engine.reset(), 'user'],
      [() => void engine.start('next'), 'superseded'],
      [() => engine.dispose(), 'unmount'],
    ] as const) {
      await start();
      end();
      await clock.settle();
      expect(events.filter(({ type }) => type === 'cancelled').at(-1)).toMatchObject({ reason });
    }
  });

  it('nothing but its end where it was never sent', async () => {
    use();
    void engine.start('one');
    void engine.start('two');
    engine.stop();
    await clock.settle();
    expect(events).toMatchObject([
      { type: 'cancelled', reason: 'superseded', attempt: 0, ms: 0, bytes: 0 },
      { type: 'cancelled', reason: 'user', attempt: 0, ms: 0, bytes: 0 },
    ]);
    expect(new Set(events.map(({ requestId }) => requestId)).size).toBe(2);
  });

  it('no bytes that come in the same breath as a stop, and leaves no deadline behind for them', async () => {
    use();
    await start();
    server.last.open();
    await clock.settle();
    server.last.token('late');
    engine.stop();
    await clock.settle();
    expect(events.at(-1)).toMatchObject({ type: 'cancelled', bytes: 0 });
    expect(clock.waiting - clock.frames).toBe(0);
  });

  it('nothing behind its end, even where headers come after it', async () => {
    let opened = (_status: number) => {};
    use({}, async function* ({ onOpened, signal }) {
      opened = onOpened;
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    });
    await start();
    engine.stop();
    opened(200);
    await clock.settle();
    expect(types()).toEqual(['started', 'cancelled']);
  });
});

describe('any requests, over any faults, with any words', () => {
  /** Marks all that must not be logged; it is in nothing else. */
  const SECRET = '\u00a7';
  const words = fc
    .string({ maxLength: 12 })
    .map((some) => `${SECRET}${some.replaceAll(SECRET, '')}${SECRET}`);
  const printable = words.map((some) => some.replace(/[^\x20-\x7e\u00a7]/g, ''));

  type Step =
    | { by: 'user'; does: 'start' | 'retry' | 'stop' | 'detach' | 'reset'; said: string }
    | { by: 'server'; does: 'open' | 'token' | 'error' | 'done' | 'drop' | 'close' | 'refuse'; said: string }
    | { by: 'server'; does: 'refuse-with'; status: number; said: string }
    | { by: 'time'; ms: number };

  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      by: fc.constant('user' as const),
      does: fc.constantFrom('start', 'start', 'retry', 'stop', 'detach', 'reset'),
      said: words,
    }),
    {
      weight: 4,
      arbitrary: fc.record({
        by: fc.constant('server' as const),
        does: fc.constantFrom('open', 'open', 'token', 'token', 'error', 'done', 'drop', 'close', 'refuse'),
        said: words,
      }),
    },
    fc.record({
      by: fc.constant('server' as const),
      does: fc.constant('refuse-with' as const),
      status: fc.constantFrom(400, 401, 429, 500, 503),
      said: words,
    }),
    {
      weight: 2,
      arbitrary: fc.record({ by: fc.constant('time' as const), ms: fc.constantFrom(16, 64, 304) }),
    },
  ) as fc.Arbitrary<Step>;

  function play(one: Step, key: string): void {
    if (one.by === 'time') return;
    if (one.by === 'user') {
      if (one.does === 'start') void engine.start(one.said);
      else void engine[one.does]();
      return;
    }
    const request = server.requests.at(-1);
    const headers = { 'x-of-server': key, 'set-cookie': key };
    const error = JSON.stringify({ error: { message: one.said, code: one.said, type: one.said } });
    try {
      if (one.does === 'open') request?.open('text/event-stream', 200, headers);
      else if (one.does === 'token') request?.token(one.said);
      else if (one.does === 'error') request?.send(`data: ${error}\n\n`);
      else if (one.does === 'done') request?.send(DONE);
      else if (one.does === 'refuse-with') {
        request?.open('application/json', one.status, headers);
        request?.send(error);
        request?.close();
      } else request?.[one.does]();
    } catch {
      // Its body is not open, or not any more.
    }
  }

  it('tell for each request its start first, its end last and once, in the order of time, and no word of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        printable,
        fc.constantFrom('replace', 'reject', 'queue'),
        fc.boolean(),
        async (steps, key, concurrency, resume) => {
          clock = createFakeClock();
          server = createFakeServer();
          use({
            ...{ concurrency, resume, url: `/api/chat?key=${encodeURIComponent(key)}&q=${SECRET}` },
            headers: { authorization: `Bearer ${key}` },
            body: { key },
          } as Partial<EngineOptions>);
          void engine.start(`${SECRET}first`);
          for (const one of steps) {
            await clock.settle();
            play(one, key);
            if (one.by === 'time') await clock.advance(one.ms);
          }
          engine.dispose();
          await clock.settle();

          expect(JSON.stringify(events)).not.toContain(SECRET);
          expect(decodeURIComponent(JSON.stringify(events))).not.toContain(SECRET);
          for (const requestId of new Set(events.map((event) => event.requestId))) {
            const own = events.filter((event) => event.requestId === requestId);
            const line = own.map(({ type }) => type).join(' ');
            expect(line).toMatch(
              /^(started( opened)?( first-content)?( retry( opened)?( first-content)?)* )?(completed|failed|cancelled)$/,
            );
            expect(line.match(/first-content/g)?.length ?? 0).toBeLessThanOrEqual(1);
            own.slice(1).forEach((event, i) => {
              const before = own[i] as LifecycleEvent;
              expect(event.ms).toBeGreaterThanOrEqual(before.ms);
              expect(event.bytes).toBeGreaterThanOrEqual(before.bytes);
            });
            const first = own.find(({ type }) => type === 'first-content');
            expect(own.at(-1)?.firstContentMs).toBe(first?.ms);
          }
          expect(clock.waiting).toBe(0);
        },
      ),
      { seed: 42, numRuns: runs(60) },
    );
  });
});
