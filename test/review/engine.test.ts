/** A review in the engine: what is held back is nowhere to be seen. */
import {
  createEngine,
  createReview,
  type Delta,
  type Engine,
  type EngineOptions,
  type Outcome,
  type ReviewText,
  type Verdict,
} from 'deltakit/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createFakeServer, type FakeServer } from '../clock/fake-server';

let clock: FakeClock;
let server: FakeServer;
let engine: Engine;
/** Everything of a reply that anybody could see. */
let seen: string[];

function use(judge: ReviewText, options: Partial<EngineOptions> = {}): void {
  engine = createEngine({
    ...{ url: '/api/chat', fetch: server.fetch, clock, random: () => 0.5, retry: false },
    review: createReview(judge),
    onDelta: (delta: Delta) => seen.push(JSON.stringify(delta)),
    onEnd: (outcome) => seen.push(JSON.stringify(outcome)),
    onEvent: (event) => seen.push(JSON.stringify(event)),
    ...options,
  });
  engine.subscribe(() => seen.push(JSON.stringify(engine.getSnapshot())));
}

beforeEach(() => {
  clock = createFakeClock();
  server = createFakeServer();
  seen = [];
});

afterEach(() => {
  engine.dispose();
  expect(clock.waiting).toBe(0);
});

async function startAndOpen(): Promise<{ ended: Promise<Outcome> }> {
  const ended = engine.start('hi');
  await clock.settle();
  server.last.open();
  return { ended };
}

const inTime = (ms: number, verdict: Verdict) =>
  new Promise<Verdict>((resolve) => clock.after(ms, () => resolve(verdict)));
const state = () => engine.getSnapshot().state;

describe('a reply under review', () => {
  it('is shown sentence by sentence, each after its verdict, and completes after the last', async () => {
    use(() => inTime(100, 'show'), { pacing: 'instant' });
    const { ended } = await startAndOpen();
    server.last.token('One. ', 'Two.', ' Three');
    server.last.send('data: [DONE]\n\n');
    await clock.advance(80);
    expect(state()).toMatchObject({ status: 'pending', reply: { text: '' } });
    await clock.advance(48);
    expect(engine.getSnapshot()).toMatchObject({
      state: { status: 'streaming' },
      display: { text: 'One. ' },
    });
    await clock.advance(112);
    expect(state()).toMatchObject({ status: 'streaming', reply: { text: 'One. Two. ' } });
    await clock.advance(112);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'One. Two. Three' } });
  });

  it('that is blocked ends upstream as blocked, with what was shown as partial, and is not tried again', async () => {
    use(({ text }) => (/secret/.test(text) ? 'block' : 'show'), { retry: {} });
    const { ended } = await startAndOpen();
    server.last.token('Fine. The secret', ' is out. More');
    await clock.advance(32);
    expect(server.last.isAborted).toBe(true);
    expect(await ended).toMatchObject({
      status: 'failed',
      error: { kind: 'blocked', code: 'review', requestId: expect.any(String) },
      partial: { text: 'Fine. ' },
    });
    await clock.advance(1000);
    expect(server.requests).toHaveLength(1);
    expect(seen.join('\n')).not.toContain('secret');
    expect(seen.length).toBeGreaterThan(3);
  });

  it('never shows what is held, and fails as blocked where its end was never let through', async () => {
    use(({ text }) => (/secret/.test(text) ? 'hold' : 'show'));
    const { ended } = await startAndOpen();
    server.last.token('Fine. The secret. And on');
    await clock.advance(500);
    expect(state()).toMatchObject({ status: 'streaming', reply: { text: 'Fine. ' } });
    server.last.send('data: [DONE]\n\n');
    await clock.advance(32);
    expect(await ended).toMatchObject({
      status: 'failed',
      error: { kind: 'blocked' },
      partial: { text: 'Fine. ' },
    });
    expect(seen.join('\n')).not.toContain('secret');
  });

  it('is blocked behind its finish reason too, where text follows that is', async () => {
    use(({ text }) => (/secret/.test(text) ? inTime(5000, 'block') : 'show'));
    const { ended } = await startAndOpen();
    const choice = (delta: object, finish_reason: string | null = null) =>
      server.last.send(`data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason }] })}\n\n`);
    choice({ content: 'Fine.' }, 'stop');
    await clock.advance(300);
    choice({ content: ' The secret.\n' });
    await clock.advance(4000);
    expect(state()).toMatchObject({ status: 'streaming', reply: { text: 'Fine.', finishReason: undefined } });
    await clock.advance(1100);
    expect(await ended).toMatchObject({
      status: 'failed',
      error: { kind: 'blocked' },
      partial: { text: 'Fine.' },
    });
  });

  it('is cancelled at once by a stop, whatever the review still thinks of it', async () => {
    let told: AbortSignal | undefined;
    use((_chunk, { signal }) => {
      told = signal;
      return inTime(3000, 'show');
    });
    const { ended } = await startAndOpen();
    server.last.token('One. Two');
    await clock.advance(32);
    engine.stop();
    expect(state()).toMatchObject({ status: 'cancelled', reply: { text: '' } });
    expect(await ended).toMatchObject({ status: 'cancelled', reason: 'user' });
    expect(told?.aborted).toBe(true);
    await clock.advance(3000);
    expect(state()).toMatchObject({ status: 'cancelled', reply: { text: '' } });
  });

  it('does not fail as idle while its sentences are reviewed one after the other', async () => {
    use(() => inTime(900, 'show'), { timeouts: { idle: 1000 } });
    const { ended } = await startAndOpen();
    server.last.token('One. Two. Three. Four');
    server.last.send('data: [DONE]\n\n');
    await clock.advance(4000);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'One. Two. Three. Four' } });
  });

  it('that breaks off is resumed in the middle of a sentence, which is judged whole', async () => {
    const judge = vi.fn<ReviewText>(() => 'show');
    use(judge, { resume: true, retry: {} });
    const { ended } = await startAndOpen();
    server.last.send('id: 1\ndata: {"token":"One. Tw"}\n\nid: 2\ndata: {"token":"o. Thr"}\n\n');
    await clock.advance(16);
    server.last.drop();
    await clock.advance(600);
    expect(new Headers(server.last.init.headers).get('last-event-id')).toBe('2');
    server.last.open();
    server.last.send('id: 3\ndata: {"token":"ee. Four"}\n\ndata: [DONE]\n\n');
    await clock.advance(300);
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'One. Two. Three. Four' } });
    expect(judge.mock.calls.map(([{ text }]) => text)).toEqual(['One. ', 'Two. ', 'Three. ', 'Four']);
  });

  it('that breaks off without a resume keeps what came, judged, as partial', async () => {
    use(() => 'show', { retry: {} });
    const { ended } = await startAndOpen();
    server.last.token('One. Tw');
    await clock.advance(16);
    server.last.drop();
    await clock.advance(32);
    expect(await ended).toMatchObject({
      status: 'failed',
      error: { kind: 'network' },
      partial: { text: 'One. Tw' },
    });
  });

  it('as one JSON body is judged before it is shown', async () => {
    use(({ text }) => (/secret/.test(text) ? 'block' : 'show'), { mode: 'json' });
    const ended = engine.start('hi');
    await clock.settle();
    server.last.open('application/json');
    server.last.send('{"text":"Fine. The secret is out."}');
    server.last.close();
    await clock.advance(32);
    expect(await ended).toMatchObject({
      status: 'failed',
      error: { kind: 'blocked' },
      partial: { text: 'Fine. ' },
    });
    expect(seen.join('\n')).not.toContain('secret');
  });
});
