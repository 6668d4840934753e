import { createMockServer } from 'deltakit/mock';
import { expect, it } from 'vitest';
import { ask, readError, readEvents } from './ask-mock';
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
