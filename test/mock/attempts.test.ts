import { createMockServer } from 'deltakit/mock';
import { describe, expect, it } from 'vitest';
import { ask, readEvents } from './ask-mock';
import { createVirtualTimers } from './create-virtual-timers';
import { readBody } from './read-events';

describe('the attempts of one request', () => {
  const statuses = async (scenario: string, count: number, query = '') => {
    const mock = createMockServer({ speed: Infinity });
    const seen: (number | string)[] = [];
    for (let attempt = 0; attempt < count; attempt += 1) {
      const path = `/api/chat/stream?scenario=${scenario}${query}`;
      const response = await ask(mock, path, { key: 'k' }).catch((error: Error) => error.message);
      if (typeof response === 'string') seen.push(response);
      else seen.push((await readBody(response)).end === 'broken' ? 'broken' : response.status);
    }
    return seen;
  };

  it('fail as often as the scenario says, or failures, and then complete', async () => {
    expect(await statuses('unavailable-twice', 4)).toEqual([503, 503, 200, 200]);
    expect(await statuses('unavailable-twice', 2, '&failures=1')).toEqual([503, 200]);
    expect(await statuses('rate-limit-once', 2)).toEqual([429, 200]);
    expect(await statuses('no-content-twice', 3)).toEqual(['broken', 'broken', 200]);
    const noAnswer = expect.stringContaining('network error');
    expect(await statuses('no-answer-twice', 3)).toEqual([noAnswer, noAnswer, 200]);
  });

  it('are told apart by their key: without one, each is the first', async () => {
    const mock = createMockServer({ speed: Infinity });
    const path = '/api/chat/stream?scenario=unavailable-twice&failures=1';
    for (const key of ['a', 'b', 'a', undefined, undefined]) await ask(mock, path, key ? { key } : {});
    expect(mock.requests.map(({ status, attempt, key }) => [status, attempt, key])).toEqual([
      [503, 1, 'a'],
      [503, 1, 'b'],
      [200, 2, 'a'],
      [503, 1, undefined],
      [503, 1, undefined],
    ]);
  });

  it('a drop at an event hits the first of them that is played', async () => {
    expect(await statuses('unavailable-twice', 4, '&dropAt=2')).toEqual([503, 503, 'broken', 200]);
  });
});

describe('a rate limit', () => {
  const limit = async (scenario: string, query = '') => {
    const mock = createMockServer({ timers: createVirtualTimers() });
    return (await ask(mock, `/api/chat/stream?scenario=${scenario}${query}`)).headers;
  };

  it('says how long to wait in seconds, as a date, or in milliseconds', async () => {
    expect((await limit('rate-limit-once')).get('retry-after')).toBe('1');
    expect((await limit('rate-limit-date')).get('retry-after')).toBe('Thu, 01 Jan 1970 00:00:01 GMT');
    expect((await limit('rate-limit-ms')).get('retry-after-ms')).toBe('1000');
  });

  it('waits as long as retryAfterMs says', async () => {
    expect((await limit('rate-limit-once', '&retryAfterMs=90000')).get('retry-after')).toBe('90');
    expect((await limit('rate-limit-ms', '&retryAfterMs=20')).get('retry-after-ms')).toBe('20');
  });
});

it('the limits of OpenAI are counts and durations, those of Anthropic counts and dates', async () => {
  const mock = createMockServer({ timers: createVirtualTimers(), speed: Infinity });
  const openai = (await ask(mock, '/v1/chat/completions?scenario=limits-openai')).headers;
  expect(openai.get('x-ratelimit-remaining-requests')).toBe('59');
  expect(openai.get('x-ratelimit-reset-tokens')).toBe('6m0s');
  const anthropic = (await ask(mock, '/v1/messages?scenario=limits-anthropic')).headers;
  expect(anthropic.get('anthropic-ratelimit-output-tokens-remaining')).toBe('39000');
  expect(anthropic.get('anthropic-ratelimit-requests-reset')).toBe('1970-01-01T00:01:00Z');
  expect(anthropic.get('access-control-expose-headers')).toContain('anthropic-ratelimit-tokens-limit');
});

it('each request says how many ran when it came', async () => {
  const timers = createVirtualTimers();
  const mock = createMockServer({ timers });
  const path = '/api/chat/stream?scenario=short';
  const first = readEvents(await ask(mock, path));
  const second = readEvents(await ask(mock, path));
  await timers.advance(10_000);
  await Promise.all([first, second]);
  const third = readEvents(await ask(mock, path));
  await timers.advance(10_000);
  await third;
  expect(mock.requests.map(({ atOnce }) => atOnce)).toEqual([1, 2, 1]);
});
