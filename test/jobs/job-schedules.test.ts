/** Random servers and random people: what holds of a job whatever happens to it. */
import { createEngine, createJobTransport } from 'deltakit/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock';
import { createRandom } from '../laws/cuts';
import { runs } from '../laws/runs';
import { createFakeJobServer, type JobScript } from './fake-job-server';

const WHOLE = 'The sky is blue because air scatters blue light more than red.';

const answer: fc.Arbitrary<JobScript> = fc.oneof(
  { weight: 3, arbitrary: fc.nat(WHOLE.length).map((end) => working(WHOLE.slice(0, end))) },
  { weight: 1, arbitrary: fc.constantFrom<JobScript>('refuse', 'silence', { status: 'queued' }, [429, {}]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<JobScript>([503, {}, { 'retry-after-ms': '50' }], [404, {}], [200, '<p>']),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<JobScript>(
      { status: 'complete', result: { text: WHOLE } },
      { status: 'failed', error: 'no' },
      { status: 'cancelled' },
    ),
  },
);

type Deed = 'stop' | 'detach' | 'retry' | 'start' | 'reset';

const deeds = fc.array(
  fc.record({ frame: fc.nat(24), deed: fc.constantFrom<Deed>('stop', 'detach', 'retry', 'start', 'reset') }),
  { minLength: 1, maxLength: 5 },
);

function working(text: string): JobScript {
  return { status: 'processing', partial: { text } };
}

it('a job ends, is asked for by one question at a time, is deleted once at most, and leaves nothing behind', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { maxLength: 12 }),
      deeds,
      fc.nat(),
      async (answers, schedule, seed) => {
        const clock = createFakeClock();
        const server = createFakeJobServer();
        let orders = 0;
        let open = 0;
        let most = 0;
        server.script(...answers, { status: 'complete', result: { text: WHOLE } });
        const jobs = createJobTransport();
        const engine = createEngine(
          {
            ...{ url: '/jobs', mode: 'job', cancel: jobs.cancel, clock, random: createRandom(seed) },
            ...{ polling: { firstMs: 16, longestMs: 64, failures: 2 }, timeouts: { connect: 100 } },
            retry: { baseMs: 32 },
            async fetch(url, init) {
              if (init.method === 'DELETE') return server.fetch(url, init);
              open += 1;
              most = Math.max(most, open);
              try {
                const isOrder = init.method === 'POST' && !String(url).endsWith('/retry');
                if (!isOrder) return await server.fetch(url, init);
                orders += 1;
                return Response.json({ jobId: `j${orders}`, status: 'queued' }, { status: 202 });
              } finally {
                open -= 1;
              }
            },
          },
          jobs,
        );
        engine.subscribe(() => {
          expect(WHOLE.startsWith(engine.getSnapshot().display.text)).toBe(true);
        });
        const asked = [engine.start('why?')];
        for (let frame = 0; frame < 90; frame++) {
          await clock.advance(16);
          for (const { deed } of schedule.filter((one) => one.frame === frame)) {
            if (deed === 'start') asked.push(engine.start(`why, at ${frame}?`));
            else void engine[deed]();
          }
        }
        engine.dispose();
        for (const outcome of await Promise.all(asked)) {
          expect(outcome.status).toMatch(/^(completed|failed|cancelled)$/);
          if (outcome.status === 'completed') expect(outcome.final.text).toBe(WHOLE);
        }
        await clock.settle();
        expect(clock.waiting).toBe(0);
        expect(open).toBe(0);
        expect(most).toBe(1);
        const deleted = server.lines.filter((line) => line.startsWith('DELETE'));
        expect(new Set(deleted).size).toBe(deleted.length);
        for (const line of deleted) {
          const [, url = ''] = line.split(' ');
          const after = server.lines.slice(server.lines.indexOf(line) + 1);
          expect(after.filter((one) => one.includes(url))).toEqual([]);
        }
      },
    ),
    { numRuns: runs(15), seed: 4 },
  );
}, 30_000);
