/** Requests that survive: deadlines, retries, resume, cancel to the far end, and what happens to a second one. */
import {
  type Attempt,
  createEngine,
  type Delta,
  type Engine,
  type EngineOptions,
  type LifecycleEvent,
  type Outcome,
} from 'deltakit/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeClock, EPOCH, type FakeClock } from '../clock/fake-clock';
import { createFakeServer, type FakeServer } from '../clock/fake-server';

let clock: FakeClock;
let server: FakeServer;
let engine: Engine;

/** Chance always says one half, so every wait is known. */
function use(options: Partial<EngineOptions> = {}): void {
  engine = createEngine({ url: '/api/chat', fetch: server.fetch, clock, random: () => 0.5, ...options });
}

beforeEach(() => {
  clock = createFakeClock();
  server = createFakeServer();
});

afterEach(() => {
  vi.unstubAllGlobals();
  engine.dispose();
  expect(clock.waiting).toBe(0);
});

const state = () => engine.getSnapshot().state;
const shown = () => engine.getSnapshot().display.text;

async function start(input = 'hi'): Promise<{ ended: Promise<Outcome> }> {
  const ended = engine.start(input);
  await clock.settle();
  return { ended };
}

async function answerWith(status: number, headers: Record<string, string> = {}): Promise<void> {
  server.last.open('application/json', status, headers);
  server.last.close();
  await clock.advance(16);
}

/** What an attempt that failed a frame ago waits for. */
const waitLeft = () => (state() as { retryAt?: number }).retryAt! - clock.date() + 16;

async function complete(text: string): Promise<void> {
  server.last.open();
  server.last.token(text);
  server.last.send('data: [DONE]\n\n');
  server.last.close();
  await clock.advance(500);
}

describe('a retry by itself', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('comes after a %i, and completes', async (status) => {
    use();
    const { ended } = await start();
    await answerWith(status);
    expect(state()).toMatchObject({ status: 'pending', attempt: 2, retryAt: EPOCH + 250 });
    await clock.advance(256);
    expect(server.requests).toHaveLength(2);
    expect(state()).toMatchObject({ status: 'pending', attempt: 2, retryAt: undefined });
    await complete('there');
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'there' } });
  });

  it.each([400, 401, 403, 404, 422])('does not come after a %i', async (status) => {
    use();
    const { ended } = await start();
    await answerWith(status);
    await clock.advance(32);
    expect(await ended).toMatchObject({ status: 'failed', error: { kind: 'http', status } });
    expect(server.requests).toHaveLength(1);
  });

  it('waits longer each time, at most half of what it may here, and gives up after its attempts', async () => {
    use({ retry: { attempts: 4, baseMs: 1000, maxMs: 3000 } });
    const { ended } = await start();
    for (const wait of [500, 1000, 1500]) {
      server.last.refuse();
      await clock.advance(16);
      expect(waitLeft()).toBe(wait);
      await clock.advance(wait);
    }
    server.last.refuse();
    await clock.advance(32);
    expect(await ended).toMatchObject({ status: 'failed', error: { kind: 'network' } });
    expect(server.requests).toHaveLength(4);
  });

  it.each([
    ['seconds', { 'retry-after': '3' }, 3000],
    [
      'a date',
      { date: 'Fri, 20 Nov 2026 10:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 10:00:05 GMT' },
      5000,
    ],
    ['milliseconds', { 'retry-after-ms': '1200', 'retry-after': '9' }, 1200],
  ])('waits as long as the server asks in %s', async (_name, headers, wait) => {
    use();
    const { ended } = await start();
    await answerWith(429, headers);
    expect(waitLeft()).toBe(wait);
    await clock.advance(wait - 48);
    expect(server.requests).toHaveLength(1);
    await clock.advance(48);
    expect(server.requests).toHaveLength(2);
    await complete('now');
    expect((await ended).status).toBe('completed');
  });

  it('comes soon after an error whose words never end', async () => {
    use();
    await start();
    server.last.open('text/plain', 503);
    server.last.send('Service Unav');
    await clock.advance(3016);
    expect(state()).toMatchObject({ status: 'pending', attempt: 2, retryError: { status: 503 } });
  });

  it('fails at once where the server asks for more than the cap, and says how long', async () => {
    use();
    const { ended } = await start();
    await answerWith(429, { 'retry-after': '60' });
    await clock.advance(32);
    expect(await ended).toMatchObject({ error: { kind: 'rate-limit', retryAfterMs: 60_000 } });
    expect(server.requests).toHaveLength(1);
  });

  it('does not come once there was content', async () => {
    use();
    const { ended } = await start();
    server.last.open();
    server.last.token('Hello');
    await clock.advance(32);
    server.last.drop();
    await clock.advance(32);
    expect(await ended).toMatchObject({
      status: 'failed',
      error: { kind: 'network' },
      partial: { text: 'Hello' },
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is ended by a stop while it waits: no further request, and nothing left waiting', async () => {
    use();
    const { ended } = await start();
    server.last.refuse();
    await clock.advance(16);
    expect(state()).toMatchObject({ status: 'pending', attempt: 2 });
    engine.stop();
    expect(state()).toMatchObject({ status: 'cancelled', reason: 'user' });
    expect(clock.waiting - clock.frames).toBe(0);
    await clock.advance(10_000);
    expect(server.requests).toHaveLength(1);
    expect(await ended).toMatchObject({ status: 'cancelled' });
  });

  it('carries one Idempotency-Key for all attempts, and another one for another request', async () => {
    use();
    const { ended } = await start();
    server.last.refuse();
    await clock.advance(300);
    await complete('a');
    await ended;
    await start('again');
    const keys = server.requests.map(({ init }) => new Headers(init.headers).get('idempotency-key'));
    expect(keys[0]).toMatch(/^req_/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('waits for a page that is offline to be online again, and spends no attempt before', async () => {
    const page = new EventTarget();
    vi.stubGlobal('navigator', { onLine: false });
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    use();
    const { ended } = await start();
    server.last.refuse();
    await clock.advance(8000);
    expect(state()).toMatchObject({ status: 'pending', attempt: 2 });
    expect(server.requests).toHaveLength(1);
    page.dispatchEvent(new Event('online'));
    await clock.settle();
    expect(server.requests).toHaveLength(2);
    await complete('back');
    expect((await ended).status).toBe('completed');
  });

  it('tries again though the page is offline once it has waited as long as it ever does', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    use();
    await start();
    server.last.refuse();
    await clock.advance(250 + 8000 + 32);
    expect(server.requests).toHaveLength(2);
  });

  it('is ended by a stop while the page is offline', async () => {
    const page = new EventTarget();
    vi.stubGlobal('navigator', { onLine: false });
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    use();
    await start();
    server.last.refuse();
    await clock.advance(1000);
    engine.stop();
    page.dispatchEvent(new Event('online'));
    await clock.settle();
    expect(state()).toMatchObject({ status: 'cancelled', reason: 'user' });
    expect(server.requests).toHaveLength(1);
  });

  it('is none with retry false', async () => {
    use({ retry: false });
    const { ended } = await start();
    server.last.refuse();
    await clock.advance(32);
    expect((await ended).status).toBe('failed');
  });
});

describe('a deadline', () => {
  const timeouts = { connect: 1000, firstContent: 2000, idle: 500, stall: 800, total: 5000 };

  async function endsIn(phase: string, ended: Promise<Outcome>): Promise<void> {
    await clock.advance(32);
    expect(await ended).toMatchObject({
      status: 'failed',
      error: { kind: 'timeout', phase, retryable: true },
    });
    expect(server.last.isAborted).toBe(true);
  }

  it('connect: no headers', async () => {
    use({ timeouts });
    const { ended } = await start();
    await clock.advance(990);
    expect(state().status).toBe('pending');
    await clock.advance(32);
    await endsIn('connect', ended);
  });

  it('firstContent: headers, and keep-alives alone', async () => {
    use({ timeouts });
    const { ended } = await start();
    server.last.open();
    for (let i = 0; i < 9; i++) {
      server.last.send(': ping\n\n');
      await clock.advance(240);
    }
    await endsIn('firstContent', ended);
  });

  it('idle: content, then silence', async () => {
    use({ timeouts });
    const { ended } = await start();
    server.last.open();
    server.last.token('Hel');
    await clock.advance(520);
    await endsIn('idle', ended);
    expect(shown()).toBe('Hel');
  });

  it('stall: content, then keep-alives alone, which feed idle and not stall', async () => {
    use({ timeouts });
    const { ended } = await start();
    server.last.open();
    server.last.token('Hel');
    for (let i = 0; i < 4; i++) {
      await clock.advance(240);
      if (state().status === 'streaming') server.last.send(': ping\n\n');
    }
    await endsIn('stall', ended);
  });

  it('total: however lively it is', async () => {
    use({ timeouts });
    const { ended } = await start();
    server.last.open();
    for (let i = 0; i < 21 && state().status !== 'failed'; i++) {
      server.last.token('la ');
      await clock.advance(256);
    }
    await endsIn('total', ended);
  });

  it('can be turned off', async () => {
    use({ timeouts: { connect: Number.POSITIVE_INFINITY, firstContent: Number.POSITIVE_INFINITY } });
    await start();
    await clock.advance(16);
    vi.spyOn(clock, 'now').mockReturnValue(1_000_000);
    await clock.advance(16);
    expect(state().status).toBe('pending');
    vi.restoreAllMocks();
  });

  it('does not pass falsely when a page wakes: a timer that comes late gets its time again', async () => {
    use({ timeouts });
    const { ended } = await start();
    server.last.open();
    server.last.token('Hel');
    await clock.advance(100);
    clock.sleep(3_600_000);
    await clock.settle();
    expect(state().status).toBe('streaming');
    server.last.token('lo');
    server.last.send('data: [DONE]\n\n');
    server.last.close();
    await clock.advance(300);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'Hello' } });
  });
});

describe('a finish reason without an end', () => {
  const chunk = (choice: object) => `data: ${JSON.stringify({ id: 'c', choices: [choice] })}\n\n`;

  it('completes the reply soon, though the server keeps the connection open', async () => {
    use();
    const { ended } = await start();
    server.last.open();
    server.last.send(chunk({ delta: { content: 'Hi' } }));
    server.last.send(chunk({ delta: {}, finish_reason: 'stop' }));
    await clock.advance(2900);
    expect(state().status).toBe('streaming');
    await clock.advance(200);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'Hi', finishReason: 'stop' } });
    expect(server.last.isAborted).toBe(true);
  });
});

describe('a resume', () => {
  const event = (id: number, token: string) => `id: ${id}\ndata: ${JSON.stringify({ token })}\n\n`;

  it('goes on behind the last whole event, and neither doubles nor loses a character', async () => {
    use({ resume: true });
    const { ended } = await start();
    server.last.open();
    server.last.send(`${event(1, 'Hel') + event(2, 'lo ')}id: 3\ndata: {"token":"wo`);
    await clock.advance(32);
    server.last.drop();
    await clock.advance(16);
    expect(state()).toMatchObject({ status: 'streaming', attempt: 2 });
    expect(waitLeft()).toBe(250);
    await clock.advance(256);
    expect(new Headers(server.last.init.headers).get('last-event-id')).toBe('2');
    server.last.open();
    server.last.send(`${event(3, 'world')}data: [DONE]\n\n`);
    server.last.close();
    await clock.advance(300);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'Hello world' } });
  });

  it('comes after a clean end too, waits as long as `retry:` asks, and has all attempts again after progress', async () => {
    use({ resume: true, retry: { attempts: 2 } });
    const { ended } = await start();
    for (let id = 1; id <= 4; id++) {
      server.last.open();
      server.last.send(`retry: 1500\n${event(id, `${id}`)}`);
      server.last.close();
      await clock.settle();
      await clock.advance(16);
      expect(state()).toMatchObject({ status: 'streaming', attempt: 2 });
      await clock.advance(1440);
      expect(server.requests).toHaveLength(id);
      await clock.advance(80);
      expect(server.requests).toHaveLength(id + 1);
    }
    await complete('5');
    expect(await ended).toMatchObject({ status: 'completed', final: { text: '12345' } });
  });

  it('comes after silence too, as one attempt, whatever the connection that was let go still says', async () => {
    use({ resume: true, timeouts: { idle: 500 } });
    const { ended } = await start();
    server.last.open();
    server.last.send(event(1, 'Hel'));
    await clock.advance(560);
    expect(server.last.isAborted).toBe(true);
    expect(state()).toMatchObject({ status: 'streaming', attempt: 2, retryAt: EPOCH + 512 + 250 });
    await clock.advance(256);
    expect(server.requests).toHaveLength(2);
    await complete('lo');
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'Hello' } });
  });

  it('does not count an event that lacks only its blank line, since the server sends it again', async () => {
    use({ resume: true });
    const { ended } = await start();
    server.last.open();
    server.last.send(`${event(1, 'Hel')}${event(2, 'lo').slice(0, -1)}`);
    server.last.close();
    await clock.advance(300);
    expect(new Headers(server.last.init.headers).get('last-event-id')).toBe('1');
    server.last.open();
    server.last.send(`${event(2, 'lo')}data: [DONE]\n\n`);
    server.last.close();
    await clock.advance(300);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'Hello' } });
  });

  it('hears nothing more of an attempt that was let go, whatever its transport still says', async () => {
    let attempts = 0;
    async function* transport({ session, signal }: Attempt): AsyncGenerator<Delta[], void> {
      if (attempts++ > 0) yield [{ type: 'text-delta', text: 'lo' }, { type: 'stream-done' }];
      else {
        session.lastEventId = '1';
        yield [{ type: 'text-delta', text: 'Hel' }];
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        yield [{ type: 'text-delta', text: 'late' }];
      }
    }
    const timeouts = { stall: 500 };
    engine = createEngine({ url: '/', clock, random: () => 0.5, resume: true, timeouts }, transport);
    const ended = engine.start('hi');
    await clock.advance(1100);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'Hello' } });
  });

  it('is none where only some events are numbered: nobody could say where to go on', async () => {
    use({ resume: true });
    const { ended } = await start();
    server.last.open();
    server.last.send(event(5, 'Hel'));
    server.last.token('lo');
    await clock.advance(32);
    server.last.drop();
    await clock.advance(32);
    expect(await ended).toMatchObject({ status: 'failed', partial: { text: 'Hello' } });
    expect(server.requests).toHaveLength(1);
  });

  it('is none where the server numbers nothing', async () => {
    use({ resume: true });
    const { ended } = await start();
    server.last.open();
    server.last.token('Hel');
    await clock.advance(32);
    server.last.drop();
    await clock.advance(32);
    expect(await ended).toMatchObject({ status: 'failed', partial: { text: 'Hel' } });
  });
});

describe('a stop', () => {
  it('tells the server once, by the id that the request carried, and outlives the page', async () => {
    use({ cancel: '/api/cancel', headers: { authorization: 'Bearer t' } });
    await start();
    const key = new Headers(server.last.init.headers).get('idempotency-key');
    engine.stop();
    engine.stop();
    await clock.settle();
    expect(server.requests.map(({ url }) => url)).toEqual(['/api/chat', '/api/cancel']);
    expect(server.last.init).toMatchObject({ method: 'POST', keepalive: true });
    expect(server.last.body).toEqual({ requestId: key });
    expect(new Headers(server.last.init.headers).get('authorization')).toBe('Bearer t');
  });

  it('may tell it by a function', async () => {
    const cancel = vi.fn();
    use({ cancel });
    await start();
    engine.stop();
    await clock.settle();
    expect(cancel).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^req_/));
  });

  it('tells nobody of a request that was never sent, of one that ended, or of one that is detached', async () => {
    const cancel = vi.fn();
    use({ cancel });
    engine.start('at once stopped');
    engine.stop();
    await clock.settle();
    await start();
    await complete('whole');
    engine.stop();
    await start();
    engine.detach();
    await clock.settle();
    expect(state()).toMatchObject({ status: 'cancelled', reason: 'detached' });
    expect(server.last.isAborted).toBe(true);
    expect(cancel).not.toHaveBeenCalled();
  });
});

describe('a second request', () => {
  it('replaces the first: replace', async () => {
    use();
    const { ended } = await start('one');
    await start('two');
    await clock.advance(16);
    expect(await ended).toMatchObject({ status: 'cancelled', reason: 'superseded' });
    expect(server.requests).toHaveLength(2);
  });

  it('fails and leaves the first alone: reject', async () => {
    use({ concurrency: 'reject' });
    const { ended } = await start('one');
    const second = engine.start('two');
    expect(await second).toMatchObject({
      status: 'failed',
      error: { kind: 'invalid-request', code: 'busy' },
    });
    await complete('first');
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'first' } });
    expect(server.requests).toHaveLength(1);
  });

  it('waits for the first to be shown, then goes: queue', async () => {
    use({ concurrency: 'queue' });
    const seen: string[] = [];
    engine.subscribe(() => seen.push(state().status));
    const one = engine.start('one');
    const two = engine.start('two');
    const three = engine.start('three');
    await clock.settle();
    for (const text of ['1', '2', '3']) {
      expect(server.requests).toHaveLength(Number(text));
      await complete(text);
    }
    const ends = await Promise.all([one, two, three]);
    expect(ends.map((end) => end.status === 'completed' && end.final.text)).toEqual(['1', '2', '3']);
    expect(seen.filter((status) => status === 'completed').length).toBeGreaterThanOrEqual(3);
  });

  it('is ended with the first by a stop, where it waits', async () => {
    use({ concurrency: 'queue' });
    const one = engine.start('one');
    const two = engine.start('two');
    await clock.settle();
    engine.stop();
    expect(await one).toMatchObject({ status: 'cancelled', reason: 'user' });
    expect(await two).toMatchObject({ status: 'cancelled', reason: 'user' });
    await clock.advance(100);
    expect(server.requests).toHaveLength(1);
  });
});

describe('an answer that is no stream', () => {
  it('is read where the response has no readable body, and shows at once', async () => {
    const json = '{"choices":[{"message":{"role":"assistant","content":"Whole"},"finish_reason":"stop"}]}';
    const response = new Response(json, { headers: { 'content-type': 'application/json' } });
    Object.defineProperty(response, 'body', { value: undefined });
    use({ fetch: async () => response });
    const { ended } = await start();
    await clock.advance(300);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'Whole' } });
  });

  it('shows nothing before it is whole with reveal final', async () => {
    use({ reveal: 'final' });
    const { ended } = await start();
    server.last.open();
    server.last.token('Hello');
    await clock.advance(500);
    expect(state().status).toBe('streaming');
    expect(shown()).toBe('');
    server.last.send('data: [DONE]\n\n');
    server.last.close();
    await clock.advance(500);
    expect((await ended).status).toBe('completed');
    expect(shown()).toBe('Hello');
  });
});

describe('the events for logs', () => {
  it('tell a request from its start over its retry to its end, with times and sizes', async () => {
    const events: LifecycleEvent[] = [];
    use({ onEvent: (event) => events.push(event) });
    const { ended } = await start();
    server.last.refuse();
    await clock.advance(256);
    await clock.advance(64);
    await complete('there');
    await ended;
    await clock.settle();
    expect(events.map(({ type, attempt }) => `${type} ${attempt}`)).toEqual([
      'started 1',
      'retry 1',
      'opened 2',
      'first-content 2',
      'completed 2',
    ]);
    expect(events.at(-1)).toMatchObject({
      headersMs: 64,
      bytes: 'data: {"token":"there"}\n\ndata: [DONE]\n\n'.length,
    });
  });
});
