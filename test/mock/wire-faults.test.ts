import { readReply } from 'deltakit/core';
import { createMockServer } from 'deltakit/mock';
import { expect, it } from 'vitest';
import { ask, readError, readEvents } from './ask-mock';
import { createVirtualTimers } from './create-virtual-timers';
import { readBody } from './read-events';

const mock = createMockServer({ speed: Infinity });
const PATH = '/api/chat/stream?scenario=short&format=json-text';
const read = async (query: string) => readEvents(await ask(mock, PATH + query));

it('dropAt breaks the connection behind so many events, and cutAt ends it', async () => {
  const { events: whole } = await read('');
  expect(await read('&dropAt=3')).toEqual({ events: whole.slice(0, 3), end: 'broken' });
  expect(await read('&cutAt=3')).toEqual({ events: whole.slice(0, 3), end: 'clean' });
  expect(await read('&dropAt=0')).toEqual({ events: [], end: 'broken' });
  expect(await read('&dropAt=999')).toEqual({ events: whole, end: 'clean' });
});

it('dropAt=end breaks the connection behind the terminal event', async () => {
  const { events, end } = await read('&dropAt=end');
  expect([events.at(-1)?.data, end]).toEqual(['{"done":true}', 'broken']);
});

it.each(['ndjson', 'raw-text', 'gemini-array', 'ollama'])(
  '%s has events to be cut behind too',
  async (format) => {
    const play = async (query: string) => {
      const { text, end } = await readBody(
        await ask(mock, `/api/chat/stream?scenario=short&format=${format}${query}`),
      );
      return { text: text.replaceAll(/"[^"]*(req-|T)\d[^"]*"/g, '""'), end };
    };
    const whole = await play('');
    const part = await play('&dropAt=4');
    expect(part.end).toBe('broken');
    expect(whole.text.startsWith(part.text)).toBe(true);
    expect(part.text.length).toBeGreaterThan(10);
  },
);

it('half an event never holds half a character', async () => {
  const body = { prompt: '👩🏾‍💻🏳️‍🌈🇳🇵'.repeat(3) };
  for (let share = 0.05; share < 1; share += 0.05) {
    const path = `/api/chat/stream?scenario=echo&format=raw-text&dropAt=${share}`;
    const { text } = await readBody(await ask(mock, path, { body }));
    expect(text).not.toContain('�');
  }
});

it('malformedAt takes the last brace of one event and leaves the others', async () => {
  const { events, end } = await read('&malformedAt=3');
  const broken = events.filter(({ data }) => !data.endsWith('}'));
  expect([broken, end]).toEqual([[events[2]], 'clean']);
});

it('duplicateEvery sends every so many events twice, with the same id', async () => {
  const { events } = await read('&duplicateEvery=5&ids=1');
  const ids = events.map(({ id }) => Number(id));
  expect(ids.slice(0, 12)).toEqual([1, 2, 3, 4, 5, 5, 6, 7, 8, 9, 10, 10]);
});

it('only the first connection of a request is broken by dropAt, every one by dropEvery', async () => {
  const end = async (query: string, key: string) =>
    (await readEvents(await ask(mock, PATH + query, { key }))).end;
  expect([await end('&dropAt=2', 'a'), await end('&dropAt=2', 'a')]).toEqual(['broken', 'clean']);
  expect([await end('&dropEvery=2', 'b'), await end('&dropEvery=2', 'b')]).toEqual(['broken', 'broken']);
});

it('a fault that is no number is refused', async () => {
  const response = await ask(mock, `${PATH}&dropAt=soon`);
  expect(await readError(response)).toMatchObject({
    status: 400,
    message: expect.stringContaining('dropAt=2'),
  });
});

it.each(['openai-chat', 'anthropic-messages', 'json-text', 'ndjson'])(
  'errorAt reports an error in the words of %s behind so many events, and nothing follows',
  async (format) => {
    const play = async (query: string) =>
      (await readBody(await ask(mock, `/api/chat/stream?scenario=short&format=${format}${query}`))).text;
    const outcome = await readReply(
      await ask(mock, `/api/chat/stream?scenario=short&format=${format}&errorAt=5`),
    );
    expect(outcome).toMatchObject({
      status: 'failed',
      error: { kind: 'provider', message: expect.stringContaining('stopped working') },
    });
    expect(await play('&errorAt=5')).not.toContain('pasta takes');
  },
);

it('errorAt breaks the connection where the format has no words for an error', async () => {
  const { end } = await readBody(
    await ask(mock, '/api/chat/stream?scenario=short&format=raw-text&errorAt=3'),
  );
  expect(end).toBe('broken');
});

it('stallAt is silent behind so many events, for stallMs, and goes on', async () => {
  const timers = createVirtualTimers();
  const slow = createMockServer({ speed: Infinity, timers });
  const reading = readEvents(await ask(slow, `${PATH}&stallAt=3&stallMs=2000`));
  await timers.advance(1999);
  await read('&dropAt=3');
  const [silent, dropped] = [slow.requests[0], mock.requests.at(-1)];
  expect([silent?.bytes, silent?.outcome]).toEqual([dropped?.bytes, 'running']);
  await timers.advance(1);
  expect(await reading).toEqual({ events: (await read('')).events, end: 'clean' });
});

it('stallAt without stallMs is silent for ever', async () => {
  const timers = createVirtualTimers();
  const slow = createMockServer({ speed: Infinity, timers });
  void readEvents(await ask(slow, `${PATH}&stallAt=0`));
  await timers.advance(10 ** 9);
  expect(slow.requests[0]).toMatchObject({ deltas: 0, outcome: 'running' });
});

it('chunk cuts the body into pieces of so many bytes, in the middle of a character too', async () => {
  const body = { prompt: 'Zoë 👩🏾‍💻 日本語' };
  const play = async (query: string) => {
    const response = await ask(mock, `/api/chat/stream?scenario=echo&format=raw-text${query}`, { body });
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body ?? []) pieces.push(piece);
    return pieces;
  };
  const whole = Buffer.concat(await play(''));
  for (const size of [1, 3, 7, 10_000]) {
    const pieces = await play(`&chunk=${size}`);
    expect(pieces.slice(0, -1).every(({ length }) => length === size)).toBe(true);
    expect(Buffer.concat(pieces).equals(whole)).toBe(true);
  }
});

it('what waits for a piece to be full comes before a connection breaks', async () => {
  const { events, end } = await read('&chunk=100000&dropAt=3');
  expect([events, end]).toEqual([(await read('')).events.slice(0, 3), 'broken']);
});

it('jitter is the share by which silences vary: with 0 the beat is steady', async () => {
  const timesOf = async (jitter: number) => {
    const timers = createVirtualTimers();
    const slow = createMockServer({ timers });
    const response = await ask(slow, `${PATH}&jitter=${jitter}`);
    const times: number[] = [];
    const reading = (async () => {
      for await (const _ of response.body ?? []) times.push(timers.now());
    })();
    await timers.advance(60_000);
    await reading;
    return times.slice(1, -1).map((at, index) => Math.round(at - (times[index] ?? 0)));
  };
  expect(new Set(await timesOf(0))).toEqual(new Set([24]));
  expect(new Set(await timesOf(0.9)).size).toBeGreaterThan(5);
});
