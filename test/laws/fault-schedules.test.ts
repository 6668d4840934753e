/**
 * Random fault schedules, by seed, on a fake clock: refusals, error statuses, waits, drops anywhere, silence, resumes,
 * stops, retries and second starts at any moment. Whatever happens, text is never doubled, there is one request at a
 * time, and all comes to an end and leaves nothing behind.
 */
import { createEngine, type Engine, type EngineOptions, type Outcome, openaiChat } from 'deltakit/core';
import { describe, expect, it } from 'vitest';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createRandom } from './cuts';
import { createFlakyServer, textOf } from './flaky-server';

const SCHEDULES = 200;
const TICK_MS = 16;

const CONCURRENCIES = ['replace', 'reject', 'queue'] as const;

/** What was played, over all schedules: so that a law does not hold for want of cases. */
const tally: Record<string, number> = {};

describe('a random fault schedule', () => {
  it.each(Array.from({ length: SCHEDULES }, (_, index) => index + 1))('holds the laws, seed %i', play);

  it('comes in all kinds', () => {
    for (const kind of ['completed', 'failed', 'cancelled', 'resumed', 'retried', 'another']) {
      expect([kind, (tally[kind] ?? 0) > 20]).toEqual([kind, true]);
    }
  });
});

async function play(seed: number): Promise<void> {
  const random = createRandom(seed);
  const clock = createFakeClock();
  // Without the millisecond that a timer takes: 200 schedules are many frames.
  clock.settle = () => new Promise((settled) => setImmediate(settled));
  const options = createOptions(random);
  const server = createFlakyServer(random);
  const engine = createEngine({ ...options, url: '/api/chat', clock, random, fetch: server.fetch });
  const ended: Promise<Outcome | undefined>[] = [];
  engine.subscribe(() => check(engine));

  const frame = async () => {
    server.tick();
    await clock.advance(TICK_MS);
    expect(server.openAtMost).toBeLessThanOrEqual(1);
    check(engine);
  };

  ended.push(engine.start('first'));
  for (let frames = 0; frames < 60; frames++) {
    if (random() < 0.04) ended.push(...act(engine, random, frames));
    await frame();
  }
  await comeToRest(clock, frame, engine);

  const { state, display } = engine.getSnapshot();
  expect(state.status).toMatch(/^(idle|completed|failed|cancelled)$/);
  expect(display).toBe(state.reply);
  expect(clock.waiting).toBe(0);
  expect(server.open).toBe(0);
  for (const outcome of await Promise.all(ended)) count(outcome?.status ?? 'nothing');
  for (const kind of server.kinds) count(kind);
  const before = server.requests;
  engine.dispose();
  await clock.advance(100);
  expect(server.requests).toBe(before);
  expect(clock.waiting).toBe(0);
}

/** Deadlines pass and waits end, so it comes by itself. */
async function comeToRest(clock: FakeClock, frame: () => Promise<void>, engine: Engine): Promise<void> {
  for (let frames = 0; frames < 4000; frames++) {
    const { status } = engine.getSnapshot().state;
    if (status !== 'pending' && status !== 'streaming' && clock.waiting === 0) return;
    await frame();
  }
}

/** What is shown is a beginning of what the server means to say to this request, or to the one before a retry. */
function check(engine: Engine): void {
  const { state, display } = engine.getSnapshot();
  if (state.status === 'idle') return expect(display.text).toBe('');
  for (const text of [state.reply.text, display.text]) {
    const id = /^\[(.*?)\]/.exec(text)?.[1];
    if (id) expect(textOf(id).startsWith(text)).toBe(true);
    else expect('['.concat(state.request.id).startsWith(text)).toBe(true);
    if (state.status === 'streaming' && id) expect(id).toBe(state.request.id);
  }
  if (state.status === 'completed') expect(state.reply.text).toBe(textOf(state.request.id));
}

/** Something that a person or the app does. */
function act(engine: Engine, random: () => number, frames: number): Promise<Outcome | undefined>[] {
  const chance = random();
  if (chance < 0.5) return [engine.start(`again ${frames}`)];
  if (chance < 0.75) return [engine.retry()];
  if (chance < 0.85) engine.stop();
  else if (chance < 0.95) engine.detach();
  else engine.reset();
  return [];
}

function createOptions(random: () => number): Omit<EngineOptions, 'url'> {
  return {
    format: openaiChat,
    concurrency: CONCURRENCIES[Math.floor(random() * 3)] ?? 'replace',
    resume: random() < 0.6,
    retry: random() < 0.8 && {
      attempts: 1 + Math.floor(random() * 4),
      baseMs: 50,
      maxMs: 200,
      maxRetryAfterMs: 500,
    },
    timeouts: { connect: 300, firstContent: 500, idle: 200, stall: 400, total: 3000 },
    pacing: random() < 0.5 ? 'smooth' : 'instant',
  };
}

function count(kind: string): void {
  tally[kind] = (tally[kind] ?? 0) + 1;
}
