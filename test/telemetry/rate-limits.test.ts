/** What a server still allows, as its headers say it: what is read of them, and where it shows. */
import { createEngine, type RateLimits, readReply } from 'deltakit/core';
import { describe, expect, it } from 'vitest';
import { readRateLimits } from '../../src/bytes/read-rate-limits';
import { createFakeClock } from '../clock/fake-clock';
import { createFakeServer } from '../clock/fake-server';

const NOW = Date.UTC(2026, 0, 15, 12, 0, 0);
const read = (headers: Record<string, string>): RateLimits | undefined =>
  readRateLimits(new Headers(headers), NOW);

const OPENAI = {
  'x-ratelimit-limit-requests': '60',
  'x-ratelimit-remaining-requests': '59',
  'x-ratelimit-reset-requests': '1s',
  'x-ratelimit-limit-tokens': '150000',
  'x-ratelimit-remaining-tokens': '149984',
  'x-ratelimit-reset-tokens': '6m0s',
};

const ANTHROPIC = {
  'anthropic-ratelimit-requests-limit': '4000',
  'anthropic-ratelimit-requests-remaining': '3999',
  'anthropic-ratelimit-requests-reset': '2026-01-15T12:00:30Z',
  'anthropic-ratelimit-tokens-limit': '400000',
  'anthropic-ratelimit-tokens-remaining': '0',
  'anthropic-ratelimit-tokens-reset': '2026-01-15T12:01:00Z',
};

describe('the headers', () => {
  it('of OpenAI tell of requests and tokens, with durations', () => {
    expect(read(OPENAI)).toEqual({
      requests: { limit: 60, remaining: 59, resetAt: NOW + 1000 },
      tokens: { limit: 150_000, remaining: 149_984, resetAt: NOW + 360_000 },
    });
  });

  it('of Anthropic tell of requests and tokens, with dates', () => {
    expect(read(ANTHROPIC)).toEqual({
      requests: { limit: 4000, remaining: 3999, resetAt: NOW + 30_000 },
      tokens: { limit: 400_000, remaining: 0, resetAt: NOW + 60_000 },
    });
  });

  it.each<[string, Record<string, string>]>([
    ['three fields', { 'ratelimit-limit': '100', 'ratelimit-remaining': '50', 'ratelimit-reset': '30' }],
    [
      'three fields, with a policy in the first',
      { 'ratelimit-limit': '100, 100;w=60', 'ratelimit-remaining': '50', 'ratelimit-reset': '30' },
    ],
    ['one list', { ratelimit: 'limit=100, remaining=50, reset=30' }],
    ['a policy of its own', { ratelimit: '"default";r=50;t=30', 'ratelimit-policy': '"default";q=100;w=60' }],
    [
      'a policy that says its unit',
      { ratelimit: '"default"; r=50; t=30', 'ratelimit-policy': '"default"; q=100; qu="requests"; w=60' },
    ],
    [
      'the names before it',
      { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '50', 'x-ratelimit-reset': '30' },
    ],
  ])('of the IETF draft tell of requests: %s', (_shape, headers) => {
    expect(read(headers)).toEqual({ requests: { limit: 100, remaining: 50, resetAt: NOW + 30_000 } });
  });

  it('of the IETF draft say nothing of requests where they count bytes', () => {
    expect(
      read({ ratelimit: '"a";r=50;t=30', 'ratelimit-policy': '"a";q=100;qu="content-bytes"' }),
    ).toBeUndefined();
  });

  it.each([
    ['17ms', 17],
    ['8.64s', 8640],
    ['2m59.56s', 179_560],
    ['1h2m3s', 3_723_000],
    ['1d', 86_400_000],
    ['0', 0],
    ['0.5', 500],
    [`${NOW / 1000 + 30}`, 30_000],
    [`${NOW + 30_000}`, 30_000],
    ['2026-01-15T13:00:30+01:00', 30_000],
    ['Thu, 15 Jan 2026 12:00:30 GMT', 30_000],
  ])('say when it is whole again as %j', (reset, ms) => {
    const headers = { 'x-ratelimit-remaining-tokens': '1', 'x-ratelimit-reset-tokens': reset };
    expect(read(headers)).toEqual({ tokens: { remaining: 1, resetAt: NOW + ms } });
  });

  it.each(['', '-5', 'soon', 'Infinity', '1m-5s', '5 apples', '0x10', 'May 5', '1.2.3'])(
    'that say %j instead say no time',
    (reset) => {
      const headers = { 'x-ratelimit-remaining-tokens': '1', 'x-ratelimit-reset-tokens': reset };
      expect(read(headers)).toEqual({ tokens: { remaining: 1 } });
    },
  );

  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['no limit', { 'x-ratelimit-limit-requests': '-1', 'x-ratelimit-remaining-requests': '-1' }],
    ['words', { 'x-ratelimit-limit': 'unlimited', 'x-ratelimit-remaining': 'many' }],
    ['only when', { 'x-ratelimit-reset': '30' }],
    ['an empty field', { 'ratelimit-limit': '', ratelimit: '' }],
    ['only a wait', { 'retry-after': '30' }],
  ])('that say %s give nothing', (_what, headers) => {
    expect(read(headers)).toBeUndefined();
  });

  it('may tell only a part', () => {
    expect(read({ 'x-ratelimit-remaining-tokens': '12' })).toEqual({ tokens: { remaining: 12 } });
    expect(read({ 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '-1' })).toEqual({
      requests: { limit: 100 },
    });
  });
});

describe('the limits', () => {
  const limitsOf = (engine: ReturnType<typeof createEngine>) => {
    const { state } = engine.getSnapshot();
    return state.status === 'idle' ? undefined : state.limits;
  };

  it('are on the state from the headers on, to the end and behind it', async () => {
    const clock = createFakeClock();
    const server = createFakeServer();
    const engine = createEngine({ url: '/', fetch: server.fetch, clock });
    const ended = engine.start('hi');
    await clock.settle();
    expect(limitsOf(engine)).toBeUndefined();
    server.last.open('text/event-stream', 200, ANTHROPIC);
    await clock.advance(16);
    const told = { requests: { remaining: 3999 }, tokens: { remaining: 0, resetAt: NOW + 60_000 } };
    expect(limitsOf(engine)).toMatchObject(told);
    expect(engine.getSnapshot().state.status).toBe('pending');
    server.last.send('data: {"token":"Hi"}\n\ndata: [DONE]\n\n');
    await clock.advance(300);
    expect((await ended).status).toBe('completed');
    expect(limitsOf(engine)).toMatchObject(told);
    engine.dispose();
  });

  it('come with an error response too, are kept while the next attempt waits, and give way to its own', async () => {
    const clock = createFakeClock();
    const server = createFakeServer();
    const engine = createEngine({ url: '/', fetch: server.fetch, clock, random: () => 0.5 });
    void engine.start('hi');
    await clock.settle();
    server.last.open('application/json', 429, { ...ANTHROPIC, 'retry-after': '1' });
    server.last.close();
    await clock.advance(16);
    expect(engine.getSnapshot().state).toMatchObject({
      attempt: 2,
      retryAt: expect.any(Number),
      limits: { tokens: { remaining: 0 } },
    });
    await clock.advance(1100);
    server.last.open('text/event-stream', 200, { 'anthropic-ratelimit-tokens-remaining': '400000' });
    await clock.advance(16);
    expect(limitsOf(engine)).toEqual({ tokens: { remaining: 400_000 } });
    engine.dispose();
  });

  it('are no part of the reply', async () => {
    const response = new Response('{"text":"Hi"}', {
      headers: { 'content-type': 'application/json', ...OPENAI },
    });
    const outcome = await readReply(response);
    expect(JSON.stringify(outcome)).not.toContain('150000');
  });
});
