/** Jobs against the mock server's job API, both on one clock. */
import { createEngine, createJobTransport, type Engine, type Input, type Outcome } from 'deltakit/core';
import { createMockServer } from 'deltakit/mock';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';

let clock: FakeClock;
let engine: Engine;
let mock: ReturnType<typeof createMockServer>;

function use(query: string): void {
  clock = createFakeClock();
  mock = createMockServer({
    timers: {
      now: clock.date,
      setTimeout: (run, ms) => clock.after(ms, run),
      clearTimeout: (cancel) => (cancel as () => void)(),
    },
  });
  const jobs = createJobTransport();
  const polling = { firstMs: 100, longestMs: 400 };
  const url = `http://mock.local/api/jobs?scenario=short&${query}`;
  engine = createEngine({ url, mode: 'job', cancel: jobs.cancel, fetch: mock, clock, polling }, jobs);
}

afterEach(async () => {
  engine.dispose();
  await clock.settle();
  expect(clock.waiting).toBe(0);
});

async function play(asking: Promise<Outcome | undefined>): Promise<Outcome | undefined> {
  const seen: { outcome?: Outcome | undefined } = {};
  void asking.then((outcome) => {
    seen.outcome = outcome;
  });
  for (let i = 0; i < 100 && !seen.outcome; i++) await clock.advance(64);
  return seen.outcome;
}

const start = (input: Input = 'Why is the sky blue?') => play(engine.start(input));

describe('a job of the mock server', () => {
  it.each(['', 'retryAfter=0.2', 'fault=poll-503-twice', 'fault=poll-drop'])(
    'is completed with its text and usage (%s)',
    async (query) => {
      use(query);
      const outcome = await start();
      expect(outcome).toMatchObject({
        status: 'completed',
        final: { id: 'job-1', finishReason: 'stop', usage: { outputTokens: expect.any(Number) } },
      });
      expect(outcome?.status === 'completed' && outcome.final.text.length).toBeGreaterThan(20);
    },
  );

  it('that fails keeps its partial, and is completed by a retry', async () => {
    use('fault=job-fails');
    const failed = await start();
    expect(failed).toMatchObject({ status: 'failed', error: { kind: 'provider', code: 'worker_lost' } });
    const partial = failed?.status === 'failed' ? failed.partial.text : '';
    expect(partial.length).toBeGreaterThan(0);
    const completed = await play(engine.retry());
    expect(completed).toMatchObject({ status: 'completed', final: { id: 'job-1' } });
    const text = completed?.status === 'completed' ? completed.final.text : '';
    expect(text.startsWith(partial)).toBe(true);
    expect(text.length).toBeGreaterThan(partial.length);
  });

  it('that never ends is cancelled by a stop, at the server too', async () => {
    use('fault=never-ends');
    const ended = engine.start('hi');
    await clock.advance(1500);
    expect(engine.getSnapshot().state.status).toBe('streaming');
    engine.stop();
    expect(await ended).toMatchObject({ status: 'cancelled', reason: 'user' });
    await clock.advance(64);
    expect(await (await mock('/api/jobs/job-1')).json()).toMatchObject({ status: 'cancelled' });
  });

  it('goes on where it was left, for another page', async () => {
    use('');
    void engine.start('hi');
    await clock.advance(500);
    engine.detach();
    const outcome = await start({ jobId: 'job-1' });
    expect(outcome).toMatchObject({ status: 'completed', final: { id: 'job-1' } });
  });

  it('that the server does not know fails', async () => {
    use('');
    expect(await start({ jobId: 'job-9' })).toMatchObject({
      status: 'failed',
      error: { kind: 'http', status: 404 },
    });
  });
});
