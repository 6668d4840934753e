import {
  createEngine,
  createJobTransport,
  type Engine,
  type EngineOptions,
  type Input,
  type LifecycleEvent,
  type Outcome,
} from 'deltakit/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createFakeJobServer, type FakeJobServer } from './fake-job-server';

let clock: FakeClock;
let server: FakeJobServer;
let engine: Engine;

/** Chance that takes nothing off the waits. */
const noChance = () => 0;

/** Polls are close to each other, but where their times are what a test is about. */
const QUICK = { firstMs: 64, longestMs: 256 };
/** As it is where an app says nothing. */
const USUAL = { polling: {} };

function use(options: Partial<EngineOptions> = {}): void {
  const jobs = createJobTransport();
  engine = createEngine(
    {
      url: '/api/jobs',
      mode: 'job',
      cancel: jobs.cancel,
      fetch: server.fetch,
      clock,
      random: noChance,
      pacing: 'instant',
      polling: QUICK,
      ...options,
    },
    jobs,
  );
}

beforeEach(() => {
  clock = createFakeClock();
  server = createFakeJobServer();
  use();
});

afterEach(async () => {
  engine.dispose();
  await clock.settle();
  expect(clock.waiting).toBe(0);
});

const state = () => engine.getSnapshot().state;
const shown = () => engine.getSnapshot().display.text;
const progress = () => state().reply.parts.find((part) => part.type === 'data')?.data.value;
const count = (method: string) => server.lines.filter((line) => line.startsWith(method)).length;

const QUEUED = { jobId: 'j1', status: 'queued' };
const working = (text?: string, share?: number) => ({
  ...{ jobId: 'j1', status: 'processing' },
  ...(text !== undefined && { partial: { text } }),
  ...(share !== undefined && { progress: share }),
});
const complete = (result: unknown) => ({ jobId: 'j1', status: 'complete', result });

/** A request, and how it ended, once it has. */
async function start(input: Input = 'hi'): Promise<{ outcome?: Outcome }> {
  const seen: { outcome?: Outcome } = {};
  void engine.start(input).then((outcome) => {
    seen.outcome = outcome;
  });
  await clock.settle();
  return seen;
}

async function retry(): Promise<{ outcome?: Outcome | undefined }> {
  const seen: { outcome?: Outcome | undefined } = {};
  void engine.retry().then((outcome) => {
    seen.outcome = outcome;
  });
  await clock.settle();
  return seen;
}

describe('a job', () => {
  it('is pending while it is queued, streaming while it is processed, and completed with its result', async () => {
    use(USUAL);
    server.script(
      [202, QUEUED],
      QUEUED,
      working('Hel', 0.5),
      working('Hello', 0.75),
      complete({ text: 'Hello world' }),
    );
    const seen = await start();
    expect(server.requests[0]).toMatchObject({
      line: 'POST /api/jobs',
      body: { messages: [{ role: 'user', content: 'hi' }], stream: false },
    });
    expect(server.requests[0]?.headers.get('accept')).toBe('application/json');
    expect(server.requests[0]?.headers.get('idempotency-key')).toMatch(/^req_/);
    await clock.advance(16);
    expect(state()).toMatchObject({ status: 'pending', reply: { id: 'j1' } });

    await clock.advance(992);
    expect(server.lines.slice(1)).toEqual(['GET /api/jobs/j1']);
    expect(state().status).toBe('pending');

    await clock.advance(1520);
    expect(state().status).toBe('streaming');
    expect([progress(), shown()]).toEqual([0.5, 'Hel']);

    await clock.advance(2272);
    expect([progress(), shown()]).toEqual([0.75, 'Hello']);

    await clock.advance(3408);
    expect(state()).toMatchObject({ status: 'completed', reply: { id: 'j1', text: 'Hello world' } });
    expect(progress()).toBe(1);
    expect(seen.outcome).toMatchObject({ status: 'completed', final: { text: 'Hello world' } });
    expect(server.requests).toHaveLength(5);
  });

  it('is asked for at intervals that grow by half, from one second to ten', async () => {
    use({ ...USUAL, clock: { ...clock, after: (ms, call) => clock.after(ms / 10, call) } });
    server.script([202, QUEUED], QUEUED);
    await start();
    const times: number[] = [];
    for (let known = 1; known < 10; ) {
      await clock.advance(16);
      if (server.requests.length > known) times.push(clock.now());
      known = server.requests.length;
    }
    const waits = times.map((time, i) => Math.round((time - (times[i - 1] ?? 0)) / 50) / 2);
    expect(waits).toEqual([1, 1.5, 2.5, 3.5, 5, 7.5, 10, 10, 10]);
  });

  it('is asked for up to a fifth sooner, by chance', async () => {
    use({ ...USUAL, random: () => 0.999 });
    server.script([202, QUEUED], QUEUED);
    await start();
    await clock.advance(784);
    expect(server.requests).toHaveLength(1);
    await clock.advance(32);
    expect(server.requests).toHaveLength(2);
  });

  it('is asked for when `Retry-After` says, and as often as the app says', async () => {
    use({ polling: { firstMs: 100, longestMs: 200 } });
    server.script([202, QUEUED, { 'retry-after': '2' }], QUEUED);
    await start();
    await clock.advance(1984);
    expect(server.requests).toHaveLength(1);
    await clock.advance(32);
    expect(server.requests).toHaveLength(2);
    await clock.advance(1024);
    expect(server.requests.length).toBeGreaterThan(5);
  });

  it('that is complete at once is not asked for', async () => {
    server.script(complete({ text: 'Quick' }));
    const seen = await start();
    await clock.advance(32);
    expect(seen.outcome).toMatchObject({ status: 'completed', final: { text: 'Quick' } });
    expect(server.requests).toHaveLength(1);
  });

  it('that fails tells why, and keeps what was there', async () => {
    const error = { message: 'The worker was lost.', code: 'worker_lost' };
    server.script([202, QUEUED], working('Hel'), { status: 'failed', error, partial: { text: 'Hell' } });
    const seen = await start();
    await clock.advance(240);
    expect(seen.outcome).toMatchObject({
      status: 'failed',
      error: {
        kind: 'provider',
        code: 'worker_lost',
        message: expect.stringContaining('The worker was lost'),
      },
      partial: { id: 'j1', text: 'Hell' },
    });
  });

  it('that is refused as failed has no id, and is ordered anew by a retry', async () => {
    server.script({ status: 'failed', error: { message: 'Too long.', code: 'too_long' } });
    const seen = await start();
    await clock.advance(32);
    expect(seen.outcome).toMatchObject({ status: 'failed', error: { kind: 'provider', code: 'too_long' } });
    await retry();
    expect(server.lines).toEqual(['POST /api/jobs', 'POST /api/jobs']);
  });

  it('that the server cancelled is cancelled, and not told to', async () => {
    server.script([202, QUEUED], { status: 'canceled' });
    const seen = await start();
    await clock.advance(80);
    expect(seen.outcome).toMatchObject({ status: 'cancelled', reason: 'server' });
    expect(count('DELETE')).toBe(0);
  });

  it('is told of as one request: opened once, with its first content and all its bytes', async () => {
    const events: LifecycleEvent[] = [];
    use({ onEvent: (event) => events.push(event) });
    server.script([202, QUEUED], QUEUED, working('Hel'), complete({ text: 'Hello' }));
    await start();
    await clock.advance(500);
    expect(events.map(({ type }) => type)).toEqual(['started', 'opened', 'first-content', 'completed']);
    const bytes = [QUEUED, QUEUED, working('Hel'), complete({ text: 'Hello' })].map(
      (one) => JSON.stringify(one).length,
    );
    expect(events.at(-1)?.bytes).toBe(bytes.reduce((sum, one) => sum + one));
  });

  it('is asked for past every cache', async () => {
    server.script([202, QUEUED], complete('ok'));
    await start();
    await clock.advance(80);
    expect(server.requests.map(({ init }) => init.cache)).toEqual(['no-store', 'no-store']);
  });

  it('may wait and work for hours', async () => {
    server.script([202, QUEUED, { 'retry-after': '3600' }], [200, working('a'), { 'retry-after': '9999' }]);
    use({ clock: { ...clock, after: (ms, call) => clock.after(ms / 10_000, call) } });
    await start();
    await clock.advance(360 * 3);
    expect(state()).toMatchObject({ status: 'streaming', reply: { text: 'a' } });
    expect(server.requests.length).toBeGreaterThanOrEqual(3);
  });

  it('fails by timeout where the app says how long it may take in all', async () => {
    use({ timeouts: { total: 500 } });
    server.script([202, QUEUED], QUEUED);
    const seen = await start();
    await clock.advance(540);
    expect(seen.outcome).toMatchObject({ status: 'failed', error: { kind: 'timeout', phase: 'total' } });
    expect(count('DELETE')).toBe(0);
  });

  it('keeps the query of the address, and escapes its id', async () => {
    use({ url: 'https://jobs.test/v1/jobs/?region=eu#x' });
    server.script([202, { id: 'a/b c', state: 'pending' }], complete('ok'));
    await start();
    await clock.advance(80);
    expect(server.lines).toEqual([
      'POST https://jobs.test/v1/jobs/?region=eu#x',
      'GET https://jobs.test/v1/jobs/a%2Fb%20c?region=eu#x',
    ]);
  });

  it.each([
    ['no job', { ok: true }],
    ['a job without an id', { status: 'queued' }],
    ['an id that leads elsewhere', { jobId: '..', status: 'queued' }],
    ['a page', [200, '<!doctype html>']],
    ['nothing', [200, '']],
  ] as const)('ordered, and answered by %s, fails as malformed', async (_name, answer) => {
    server.script(answer);
    const seen = await start();
    await clock.advance(32);
    expect(seen.outcome).toMatchObject({ status: 'failed', error: { kind: 'malformed' } });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a stop', () => {
  async function stopAndSee(): Promise<void> {
    const { length } = server.requests;
    engine.stop();
    expect(state()).toMatchObject({ status: 'cancelled', reason: 'user' });
    await clock.advance(16);
    expect(clock.waiting).toBe(0);
    expect(server.requests.slice(length).map(({ line }) => line)).toEqual(['DELETE /api/jobs/j1']);
    expect(server.requests.at(-1)?.init.keepalive).toBe(true);
    server.script(complete({ text: 'late' }));
    await clock.advance(1000);
    expect(server.requests).toHaveLength(length + 1);
    expect(state().status).toBe('cancelled');
  }

  it('while it is queued ends the job at its server, once', async () => {
    server.script([202, QUEUED], QUEUED);
    await start();
    await clock.advance(2000);
    await stopAndSee();
  });

  it('while the server is asked ends it, and the question', async () => {
    server.script([202, QUEUED], working('Hel'), 'silence');
    await start();
    await clock.advance(240);
    expect(server.lines.at(-1)).toBe('GET /api/jobs/j1');
    const question = server.requests.at(-1);
    expect(question?.isAborted).toBe(false);
    await stopAndSee();
    expect(question?.isAborted).toBe(true);
    expect(state().reply.text).toBe('Hel');
  });

  it('while it is processed and waited for ends it', async () => {
    server.script([202, QUEUED], [200, working('Hel'), { 'retry-after': '100' }]);
    await start();
    await clock.advance(500);
    await stopAndSee();
  });

  it('while a poll that failed waits for the next one ends it', async () => {
    server.script([202, QUEUED], 'refuse');
    await start();
    await clock.advance(100);
    await stopAndSee();
  });

  it('while the machine waits for its next attempt ends it', async () => {
    use({ polling: { ...QUICK, failures: 0 } });
    server.script([202, QUEUED], [503, {}, { 'retry-after': '2' }]);
    await start();
    await clock.advance(80);
    expect(state()).toMatchObject({ status: 'pending', attempt: 2 });
    await stopAndSee();
  });

  it('before it was ordered orders none', async () => {
    void engine.start('hi');
    engine.stop();
    await clock.advance(32);
    expect(server.requests).toHaveLength(0);
  });

  it('while it is ordered aborts the order', async () => {
    server.script('silence');
    await start();
    engine.stop();
    await clock.advance(32);
    expect(server.lines).toEqual(['POST /api/jobs']);
    expect(server.requests[0]?.isAborted).toBe(true);
  });

  it('sends the headers of the app along', async () => {
    use({ headers: async () => ({ authorization: 'Bearer x' }), credentials: 'include' });
    server.script([202, QUEUED], QUEUED);
    await start();
    engine.stop();
    await clock.settle();
    expect(server.requests.at(-1)?.headers.get('authorization')).toBe('Bearer x');
    expect(server.requests.at(-1)?.init.credentials).toBe('include');
  });

  it('of a job that has ended tells nobody', async () => {
    server.script(complete({ text: 'done' }));
    await start();
    await clock.advance(32);
    engine.stop();
    engine.reset();
    await clock.settle();
    expect(count('DELETE')).toBe(0);
  });
});

describe('a job that is left', () => {
  it('by detach goes on, and is asked for no more', async () => {
    server.script([202, QUEUED], working('Hel'));
    const seen = await start();
    await clock.advance(80);
    engine.detach();
    await clock.advance(1000);
    expect(seen.outcome).toMatchObject({
      status: 'cancelled',
      reason: 'detached',
      partial: { id: 'j1', text: 'Hel' },
    });
    expect(server.requests).toHaveLength(2);
    expect(clock.waiting).toBe(0);
  });

  it('for a newer request is ended before that is ordered', async () => {
    server.script([202, QUEUED], [202, { jobId: 'j2', status: 'queued' }]);
    const seen = await start('one');
    await start('two');
    expect(server.lines).toEqual(['POST /api/jobs', 'DELETE /api/jobs/j1', 'POST /api/jobs']);
    expect(seen.outcome).toMatchObject({ status: 'cancelled', reason: 'superseded' });
    await clock.advance(16);
    expect(state().reply.id).toBe('j2');
  });

  it('with its engine is ended', async () => {
    server.script([202, QUEUED], QUEUED);
    const seen = await start();
    engine.dispose();
    await clock.settle();
    expect(server.lines.at(-1)).toBe('DELETE /api/jobs/j1');
    expect(seen.outcome).toMatchObject({ status: 'cancelled', reason: 'unmount' });
  });
});

describe('a poll that fails', () => {
  it.each([
    ['a connection that fails', 'refuse'],
    ['a 503', [503, { error: 'busy' }]],
    ['a 429', [429, {}]],
    ['a 504 with a page', [504, '<html>']],
    ['a page', [200, '<!doctype html>']],
    ['half an answer', [200, '{"jobId":"j1","sta']],
    ['what is no job', { hello: 'you' }],
  ] as const)('by %s does not lose the job', async (_name, fault) => {
    server.script([202, QUEUED], working('Hel'), fault, fault, complete({ text: 'Hello' }));
    const seen = await start();
    await clock.advance(1000);
    expect(seen.outcome).toMatchObject({ status: 'completed', final: { text: 'Hello' } });
    expect(count('POST')).toBe(1);
  });

  it('waits as long as the server asks', async () => {
    server.script([202, QUEUED], [429, {}, { 'retry-after': '2' }], complete('ok'));
    await start();
    await clock.advance(2000);
    expect(server.requests).toHaveLength(2);
    await clock.advance(96);
    expect(state().status).toBe('completed');
  });

  it('by silence is asked again', async () => {
    use({ timeouts: { connect: 300 } });
    server.script([202, QUEUED], 'silence', complete('ok'));
    await start();
    await clock.advance(352);
    expect(server.requests[1]?.isAborted).toBe(false);
    await clock.advance(32);
    expect(server.requests[1]?.isAborted).toBe(true);
    await clock.advance(200);
    expect(state().status).toBe('completed');
  });

  it('too often in a row fails with what was there, and a retry takes the same job up again', async () => {
    server.script([202, QUEUED], working('Hel'), 'refuse');
    const seen = await start();
    await clock.advance(2000);
    expect(seen.outcome).toMatchObject({
      status: 'failed',
      error: { kind: 'network', retryable: true },
      partial: { id: 'j1', text: 'Hel' },
    });
    expect(server.requests).toHaveLength(8);
    server.script(complete({ text: 'Hello' }));
    const again = await retry();
    await clock.advance(32);
    expect(again.outcome).toMatchObject({ status: 'completed', final: { text: 'Hello' } });
    expect(count('POST')).toBe(1);
  });

  it('too often in a row before any content is tried again by the machine, with the same job', async () => {
    use({ polling: { ...QUICK, failures: 1 } });
    server.script([202, QUEUED], 'refuse', 'refuse', complete('ok'));
    const seen = await start();
    await clock.advance(2500);
    expect(seen.outcome).toMatchObject({ status: 'completed', final: { id: 'j1', text: 'ok' } });
    expect(count('POST')).toBe(1);
  });

  it('is counted in a row only', async () => {
    use({ polling: { firstMs: 16, longestMs: 16, failures: 1 }, retry: false });
    const faults = Array.from({ length: 10 }, (_, i) => ['refuse', working('a'.repeat(i))] as const).flat();
    server.script([202, QUEUED], ...faults, complete('a'.repeat(10)));
    const seen = await start();
    await clock.advance(720);
    expect(seen.outcome).toMatchObject({ status: 'completed' });
  });

  it.each([404, 410, 401, 403])('by %i fails at once', async (status) => {
    server.script([202, QUEUED], [status, { error: { message: 'No such job.' } }]);
    const seen = await start();
    await clock.advance(80);
    expect(seen.outcome).toMatchObject({
      status: 'failed',
      error: { kind: 'http', status, retryable: false },
    });
    expect(server.requests).toHaveLength(2);
  });
});

describe('an order that fails', () => {
  it('is tried again by the machine, under the same key', async () => {
    server.script([503, {}], 'refuse', [202, QUEUED], complete('ok'));
    const seen = await start();
    await clock.advance(2500);
    expect(seen.outcome).toMatchObject({ status: 'completed' });
    const keys = server.requests.slice(0, 3).map(({ headers }) => headers.get('idempotency-key'));
    expect(new Set(keys).size).toBe(1);
    expect(count('POST')).toBe(3);
  });

  it('for what the app gave is not sent', async () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    const seen = await start(cycle);
    await clock.advance(32);
    expect(seen.outcome).toMatchObject({ status: 'failed', error: { kind: 'invalid-request' } });
    expect(server.requests).toHaveLength(0);
  });
});

describe('a retry', () => {
  const FAILED = { jobId: 'j1', status: 'failed', error: 'no' };

  it('of a failed job has its server begin it anew, and shows the old text until there is new', async () => {
    server.script([202, QUEUED], working('Hel'), FAILED);
    await start();
    await clock.advance(240);
    expect(state().status).toBe('failed');
    server.script([202, QUEUED], complete({ text: 'Hello' }));
    const again = await retry();
    await clock.advance(48);
    expect(server.lines.at(-1)).toBe('POST /api/jobs/j1/retry');
    expect(shown()).toBe('Hel');
    await clock.advance(80);
    expect(again.outcome).toMatchObject({ status: 'completed', final: { text: 'Hello' } });
    expect(server.lines.at(-1)).toBe('GET /api/jobs/j1');
  });

  it.each([404, 405, 501])('that the server answers with %i orders it anew', async (status) => {
    server.script([202, QUEUED], FAILED);
    await start();
    await clock.advance(80);
    server.script([status, {}], [202, { jobId: 'j2', status: 'queued' }], complete('ok'));
    const again = await retry();
    await clock.advance(80);
    expect(server.lines.slice(2)).toEqual(['POST /api/jobs/j1/retry', 'POST /api/jobs', 'GET /api/jobs/j2']);
    expect(again.outcome).toMatchObject({ status: 'completed', final: { id: 'j2' } });
  });

  it('of a job that goes on already asks how far it is', async () => {
    server.script([202, QUEUED], FAILED);
    await start();
    await clock.advance(80);
    server.script([409, {}], complete('ok'));
    const again = await retry();
    await clock.advance(32);
    expect(server.lines.slice(2)).toEqual(['POST /api/jobs/j1/retry', 'GET /api/jobs/j1']);
    expect(again.outcome).toMatchObject({ status: 'completed' });
  });

  it('of a job that the server never retries orders it anew, the second time', async () => {
    server.script([202, QUEUED], FAILED);
    await start();
    await clock.advance(80);
    server.script([409, {}], FAILED);
    await retry();
    await clock.advance(32);
    expect(state().status).toBe('failed');
    server.script(complete('ok'));
    await retry();
    await clock.advance(32);
    expect(server.lines.at(-1)).toBe('POST /api/jobs');
    expect(state().status).toBe('completed');
  });

  it('of a job that was left, by a deadline or by detach, goes on with it', async () => {
    use({ timeouts: { total: 100 } });
    server.script([202, QUEUED], QUEUED);
    await start();
    await clock.advance(160);
    expect(state().status).toBe('failed');
    await retry();
    engine.detach();
    await retry();
    expect(server.lines.slice(-2)).toEqual(['GET /api/jobs/j1', 'GET /api/jobs/j1']);
    expect(count('POST')).toBe(1);
  });

  it('of a job that is gone, complete or stopped orders it anew', async () => {
    server.script([202, QUEUED], [404, {}]);
    await start();
    await clock.advance(80);
    server.script(complete('ok'));
    await retry();
    await clock.advance(32);
    await retry();
    await clock.advance(32);
    server.script([202, QUEUED]);
    await retry();
    engine.stop();
    await clock.settle();
    await retry();
    expect(server.lines.filter((line) => !line.startsWith('GET'))).toEqual([
      'POST /api/jobs',
      'POST /api/jobs',
      'POST /api/jobs',
      'POST /api/jobs',
      'DELETE /api/jobs/j1',
      'POST /api/jobs',
    ]);
  });

  it('after a failure is not what another ask is', async () => {
    server.script([202, QUEUED], FAILED);
    await start('one');
    await clock.advance(80);
    server.script([202, { jobId: 'j2', status: 'queued' }]);
    await start('two');
    expect(server.lines.at(-1)).toBe('POST /api/jobs');
  });
});

describe('a job that was ordered before', () => {
  it('is taken up by its id, without an order', async () => {
    server.script(working('Hello wo', 0.8), complete({ text: 'Hello world' }));
    const seen = await start({ jobId: 'j1' });
    expect(server.lines).toEqual(['GET /api/jobs/j1']);
    await clock.advance(32);
    expect([state().reply.id, shown(), progress()]).toEqual(['j1', 'Hello wo', 0.8]);
    await clock.advance(80);
    expect(seen.outcome).toMatchObject({ status: 'completed', final: { text: 'Hello world' } });
    expect(count('POST')).toBe(0);
  });

  it('fails where it is not there, and is never ordered', async () => {
    server.script([404, {}]);
    const seen = await start({ jobId: 'gone' });
    await clock.advance(32);
    expect(seen.outcome).toMatchObject({ status: 'failed', error: { kind: 'http', status: 404 } });
    await retry();
    await clock.advance(32);
    expect(server.lines).toEqual(['GET /api/jobs/gone', 'GET /api/jobs/gone']);
  });

  it('is retried by its id', async () => {
    server.script({ jobId: 'j1', status: 'failed', error: 'no' });
    await start({ jobId: 'j1' });
    await clock.advance(32);
    server.script([404, {}], complete('ok'));
    await retry();
    await clock.advance(32);
    expect(server.lines.slice(1)).toEqual(['POST /api/jobs/j1/retry', 'GET /api/jobs/j1']);
    expect(state().status).toBe('completed');
  });
});
