/** `reveal: 'final'`: nothing is shown of a reply before it is completed. */
import { createEngine, type Engine, type EngineOptions, type Outcome } from 'deltakit/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createFakeServer, type FakeServer } from '../clock/fake-server';

let clock: FakeClock;
let server: FakeServer;
let engine: Engine;
/** What was painted, with each snapshot. */
let painted: string[];

function use(options: Partial<EngineOptions> = {}): void {
  const own = { url: '/api/chat', fetch: server.fetch, clock, random: () => 0.5, retry: false } as const;
  engine = createEngine({ ...own, reveal: 'final', ...options });
  painted = [];
  engine.subscribe(() => {
    const { state, display } = engine.getSnapshot();
    painted.push(`${state.status} ${display.text}`);
  });
}

beforeEach(() => {
  clock = createFakeClock();
  server = createFakeServer();
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

async function complete(text: string): Promise<void> {
  server.last.token(text);
  server.last.send('data: [DONE]\n\n');
  await clock.advance(500);
}

const shown = () => painted.map((line) => line.slice(line.indexOf(' ') + 1));

describe('with reveal final', () => {
  it.each(['smooth', 'frame', 'instant'] as const)(
    '%s paints nothing until the reply is completed',
    async (pacing) => {
      use({ pacing });
      const { ended } = await startAndOpen();
      server.last.token('Hello');
      await clock.advance(500);
      server.last.token(' there,');
      await clock.advance(500);
      expect(engine.getSnapshot()).toMatchObject({ state: { status: 'streaming' }, display: { text: '' } });
      expect(shown().every((text) => text === '')).toBe(true);
      await complete(' you');
      expect(await ended).toMatchObject({ status: 'completed', final: { text: 'Hello there, you' } });
      expect(painted.at(-1)).toBe('completed Hello there, you');
      expect(painted.filter((line) => line.startsWith('completed'))).toHaveLength(1);
      expect(shown().filter(Boolean)).toHaveLength(1);
    },
  );

  it('shows no reasoning, call, source or data either', async () => {
    use();
    await startAndOpen();
    for (const delta of [
      { reasoning_content: 'Let me see' },
      { content: 'So' },
      { tool_calls: [{ index: 0, id: 'a', function: { name: 'look_up', arguments: '{}' } }] },
    ]) {
      server.last.send(`data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta }] })}\n\n`);
    }
    await clock.advance(500);
    expect(engine.getSnapshot().state).toMatchObject({ status: 'streaming' });
    expect(engine.getSnapshot().display).toMatchObject({ parts: [], reasoning: '', toolCalls: [] });
  });

  it('shows nothing of a reply that failed, though it is the partial of the outcome', async () => {
    use();
    const { ended } = await startAndOpen();
    server.last.token('Hello');
    await clock.advance(100);
    server.last.drop();
    await clock.advance(100);
    expect(await ended).toMatchObject({ status: 'failed', partial: { text: 'Hello' } });
    expect(painted.at(-1)).toBe('failed ');
  });

  it('shows nothing of a reply that was stopped', async () => {
    use();
    await startAndOpen();
    server.last.token('Hello');
    await clock.advance(100);
    engine.stop();
    expect(painted.at(-1)).toBe('cancelled ');
    expect(shown().every((text) => text === '')).toBe(true);
  });

  it('shows the reply before while a retry is under way, and until its own is completed', async () => {
    use();
    await startAndOpen();
    await complete('The first');
    const ended = engine.retry();
    await clock.settle();
    server.last.open();
    server.last.token('The sec');
    await clock.advance(500);
    expect(painted.at(-1)).toBe('streaming The first');
    await complete('ond');
    expect(await ended).toMatchObject({ status: 'completed', final: { text: 'The second' } });
    expect(painted.at(-1)).toBe('completed The second');
    expect(shown().filter((text) => /^The s(?!econd$)/.test(text))).toEqual([]);
  });

  it('keeps the reply before on the screen where its retry fails', async () => {
    use();
    await startAndOpen();
    await complete('The first');
    void engine.retry();
    await clock.settle();
    server.last.open();
    server.last.token('The sec');
    await clock.advance(100);
    server.last.drop();
    await clock.advance(100);
    expect(painted.at(-1)).toBe('failed The first');
  });

  it('shows nothing of the reply before once something else is asked', async () => {
    use();
    await startAndOpen();
    await complete('The first');
    void engine.start('something else');
    expect(painted.at(-1)).toBe('pending ');
  });

  it('says in its state what was received all the same, so that a length can be shown', async () => {
    use();
    await startAndOpen();
    server.last.token('Hello');
    await clock.advance(100);
    expect(engine.getSnapshot().state.reply.text).toBe('Hello');
  });
});
