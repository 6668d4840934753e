/** A connection that is cut at every place of a reply, in every format that numbers its events: nothing doubled, nothing missing. */
import { createEngine, type Engine, type EngineOptions, type Outcome, type Reply } from 'deltakit/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delta } from '../../src/deltas/delta';
import { createEncoder, ENCODINGS, isMockFormat } from '../../src/mock/encode/create-encoder';
import type { MockFormat } from '../../src/mock/scenario';
import { createFakeClock, EPOCH, type FakeClock } from '../clock/fake-clock';
import { createFakeServer, type FakeServer } from '../clock/fake-server';

const FORMATS = Object.keys(ENCODINGS)
  .filter(isMockFormat)
  .filter((format) => ENCODINGS[format].contentType.startsWith('text/event-stream'));

const DELTAS: readonly Delta[] = [
  { type: 'reply-info', id: 'reply-1', model: 'mock' },
  { type: 'reasoning-delta', text: 'They ask ' },
  { type: 'reasoning-delta', text: 'of the sea.' },
  { type: 'text-delta', text: 'The tide ' },
  { type: 'text-delta', text: 'the ' },
  { type: 'text-delta', text: 'the ' },
  { type: 'text-delta', text: 'moon 👩🏽‍🚀 ' },
  { type: 'text-delta', text: 'pulls.' },
  { type: 'tool-call-delta', callId: 'call_1', name: 'look_up', argsText: '' },
  { type: 'tool-call-delta', callId: 'call_1', argsText: '{"city":' },
  { type: 'tool-call-delta', callId: 'call_1', argsText: '"Reykjavík"}' },
  { type: 'tool-call-ready', callId: 'call_1' },
  { type: 'reply-finished', reason: 'tool-calls' },
  { type: 'usage-reported', usage: { inputTokens: 3, outputTokens: 12, totalTokens: 15 } },
  { type: 'stream-done' },
];

/** The events of the reply, numbered from 1. */
function eventsOf(format: MockFormat): string[] {
  const facts = { id: 'reply-1', model: 'mock', created: EPOCH / 1000, includeUsage: true };
  const { encode } = createEncoder(format, facts);
  const events = DELTAS.map(encode)
    .join('')
    .split(/(?<=\n\n)/)
    .filter(Boolean);
  return events.map((event, index) => `id: ${index + 1}\n${event}`);
}

let clock: FakeClock;
let server: FakeServer;
let engine: Engine;

beforeEach(() => {
  clock = createFakeClock();
  clock.settle = () => new Promise((settled) => setImmediate(settled));
  server = createFakeServer();
});

afterEach(() => {
  engine.dispose();
  expect(clock.waiting).toBe(0);
});

function start(options: Partial<EngineOptions> = {}): Promise<Outcome> {
  engine = createEngine({
    url: '/api/chat',
    fetch: server.fetch,
    clock,
    random: () => 0.5,
    resume: true,
    pacing: 'instant',
    ...options,
  });
  return engine.start('hi');
}

/** The next connection, once it was asked for. */
async function nextConnection(count: number) {
  for (let frames = 0; server.requests.length < count && frames < 1000; frames++) await clock.advance(16);
  expect(server.requests).toHaveLength(count);
  return server.last;
}

/** What the request goes on behind. */
function behind(): number {
  return Number(new Headers(server.last.init.headers).get('last-event-id') ?? 0);
}

async function finalOf(ended: Promise<Outcome>): Promise<Reply> {
  await clock.advance(100);
  const outcome = await ended;
  if (outcome.status !== 'completed') throw new Error(`It ended as ${outcome.status}.`);
  return outcome.final;
}

/** The reply where nothing is cut. */
async function playWhole(events: readonly string[]): Promise<Reply> {
  const ended = start();
  const connection = await nextConnection(server.requests.length + 1);
  connection.open();
  connection.send(events.join(''));
  connection.close();
  const final = await finalOf(ended);
  engine.dispose();
  server.requests.length = 0;
  return final;
}

const ENDINGS = ['drop', 'close'] as const;

describe.each(FORMATS)('%s', (format) => {
  const events = eventsOf(format);

  it.each(ENDINGS)('cut behind each event by a %s, it goes on to the same reply', async (ending) => {
    const whole = await playWhole(events);
    expect(whole.text).toBe('The tide the the moon 👩🏽‍🚀 pulls.');
    for (let cut = 0; cut < events.length; cut++) {
      const ended = start();
      const first = await nextConnection(1);
      first.open();
      for (const event of events.slice(0, cut)) first.send(event);
      await clock.advance(16);
      first[ending]();
      await clock.advance(16);
      // It was whole before it was cut, or ended for want of anything: what is left to try again goes on.
      if (engine.getSnapshot().state.status !== 'completed') {
        if (engine.getSnapshot().state.status === 'failed') {
          expect([cut, ending]).toEqual([0, 'close']);
        } else {
          const second = await nextConnection(2);
          expect(behind()).toBe(cut);
          second.open();
          second.send(events.slice(cut).join(''));
          second.close();
          expect([cut, await finalOf(ended)]).toEqual([cut, whole]);
        }
      } else expect([cut, (await finalOf(ended)).text]).toEqual([cut, whole.text]);
      engine.dispose();
      server.requests.length = 0;
    }
  });

  it('cut inside each event, it goes on to the same reply', async () => {
    const whole = await playWhole(events);
    for (const [index, event] of events.entries()) {
      const ended = start();
      const first = await nextConnection(1);
      first.open();
      first.send(events.slice(0, index).join('') + event.slice(0, (index * 37) % (event.length - 2)));
      await clock.advance(16);
      first.drop();
      await clock.advance(16);
      if (engine.getSnapshot().state.status !== 'completed') {
        const second = await nextConnection(2);
        expect(behind()).toBe(index);
        second.open();
        second.send(events.slice(index).join(''));
        second.close();
        expect([index, await finalOf(ended)]).toEqual([index, whole]);
      }
      engine.dispose();
      server.requests.length = 0;
    }
  });

  it('with a connection for each event, it still comes to the same reply', async () => {
    const whole = await playWhole(events);
    const ended = start();
    let connections = 0;
    while (engine.getSnapshot().state.status !== 'completed') {
      const connection = await nextConnection(++connections);
      const next = behind();
      connection.open();
      connection.send(events[next] ?? '');
      await clock.advance(16);
      connection.drop();
      await clock.advance(16);
    }
    expect((await finalOf(ended)).text).toBe(whole.text);
  });
});

describe('where it goes on', () => {
  const events = eventsOf('openai-chat');

  async function breakOff(piece: string): Promise<number> {
    const first = await nextConnection(1);
    first.open();
    first.send(piece);
    await clock.advance(16);
    first.drop();
    await clock.settle();
    return clock.date();
  }

  it('waits as long as the server asked by `retry:`', async () => {
    const ended = start();
    const brokeAt = await breakOff(`retry: 1234\n\n${events.slice(0, 5).join('')}`);
    await clock.advance(16);
    expect(engine.getSnapshot().state).toMatchObject({
      status: 'streaming',
      attempt: 2,
      retryAt: brokeAt + 1234,
    });
    await clock.advance(1200);
    expect(server.requests).toHaveLength(1);
    const second = await nextConnection(2);
    second.open();
    second.send(events.slice(5).join(''));
    await finalOf(ended);
  });

  it('`retry:` holds for later breaks too', async () => {
    const ended = start();
    await breakOff(`retry: 1234\n\n${events.slice(0, 5).join('')}`);
    const second = await nextConnection(2);
    second.open();
    second.send(events[5] ?? '');
    await clock.advance(16);
    second.drop();
    await clock.settle();
    const brokeAt = clock.date();
    await clock.advance(16);
    expect(engine.getSnapshot().state).toMatchObject({ retryAt: brokeAt + 1234 });
    const third = await nextConnection(3);
    third.open();
    third.send(events.slice(6).join(''));
    await finalOf(ended);
  });

  it('a stop while it waits ends in cancelled with all that came, and nothing more is asked', async () => {
    const ended = start();
    await breakOff(events.slice(0, 5).join(''));
    await clock.advance(16);
    expect(engine.getSnapshot().state).toMatchObject({ status: 'streaming', attempt: 2 });
    engine.stop();
    expect(engine.getSnapshot().state).toMatchObject({ status: 'cancelled', reason: 'user' });
    await clock.advance(60_000);
    expect(server.requests).toHaveLength(1);
    expect(await ended).toMatchObject({ partial: engine.getSnapshot().display });
  });

  it('all attempts are there again once it got further, but not where nothing came', async () => {
    const ended = start({ retry: { attempts: 3, baseMs: 10, maxMs: 10 } });
    await breakOff(events.slice(0, 5).join(''));
    // An answer without events, ended well: no progress, however the bytes end.
    for (const count of [2, 3]) {
      const connection = await nextConnection(count);
      connection.open();
      connection.close();
      await clock.advance(16);
    }
    await clock.advance(1000);
    expect(server.requests).toHaveLength(3);
    expect(await ended).toMatchObject({ status: 'failed', error: { kind: 'truncated' } });
  });

  it('what the server sends again is not doubled', async () => {
    const ended = start();
    await breakOff(events.slice(0, 6).join(''));
    const second = await nextConnection(2);
    second.open();
    second.send(events.join(''));
    expect((await finalOf(ended)).text).toBe('The tide the the moon 👩🏽‍🚀 pulls.');
  });

  it('a total deadline ends it too, and keeps what came', async () => {
    const ended = start({ timeouts: { total: 500 } });
    const first = await nextConnection(1);
    first.open();
    first.send(events.slice(0, 5).join(''));
    await clock.advance(10_000);
    expect(server.requests).toHaveLength(1);
    expect(await ended).toMatchObject({ status: 'failed', error: { kind: 'timeout', phase: 'total' } });
  });

  it('a 503 in between is tried again, a 404 is not', async () => {
    const ended = start();
    await breakOff(events.slice(0, 5).join(''));
    for (const [count, status] of [
      [2, 503],
      [3, 404],
    ] as const) {
      const connection = await nextConnection(count);
      expect(behind()).toBe(5);
      connection.open('application/json', status);
      connection.close();
      await clock.advance(16);
    }
    expect(await ended).toMatchObject({ status: 'failed', error: { kind: 'http', status: 404 } });
  });

  it('without `resume` nothing goes on: an attempt behind a drop asks for all of it', async () => {
    const ended = start({ resume: false });
    await breakOff(events[0] ?? '');
    const second = await nextConnection(2);
    expect(new Headers(second.init.headers).has('last-event-id')).toBe(false);
    second.open();
    second.send(events.join(''));
    expect(await finalOf(ended)).toMatchObject({
      id: 'reply-1',
      text: 'The tide the the moon 👩🏽‍🚀 pulls.',
    });
  });
});
