import { createMockServer, type MockServer } from 'deltakit/mock';
import { describe, expect, it } from 'vitest';
import { ask, readError, readEvents } from './ask-mock';
import { createVirtualTimers } from './create-virtual-timers';
import { readBody } from './read-events';

const PATH = '/api/chat/stream?scenario=short&format=json-text&ids=1';
const START = PATH.replace('&ids=1', '');

async function wholeReply(mock: MockServer): Promise<string[]> {
  return (await readEvents(await ask(mock, START))).events.map(({ data }) => data);
}

describe('with ids=1', () => {
  it('every event has a number, from 1 up, and only with it', async () => {
    const mock = createMockServer({ speed: Infinity });
    const { events } = await readEvents(await ask(mock, PATH));
    expect(events.length).toBeGreaterThan(20);
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => String(index + 1)));
    expect((await readEvents(await ask(mock, START))).events.some(({ id }) => id)).toBe(false);
  });

  it.each([
    'openai-chat',
    'openai-responses',
    'anthropic-messages',
    'gemini',
    'ai-sdk-ui',
    'ag-ui',
    'cohere',
  ])('each event of %s has its own, also where several are written at once', async (format) => {
    const response = await ask(createMockServer({ speed: Infinity }), PATH.replace('json-text', format));
    const blocks = (await response.text()).split(/\r?\n\r?\n/).slice(0, -1);
    expect(blocks.map((block) => /^id: (\d+)/.exec(block)?.[1])).toEqual(
      blocks.map((_, index) => String(index + 1)),
    );
  });

  it('a drop after any event and a return with Last-Event-ID give the whole reply, nothing twice', async () => {
    const mock = createMockServer({ speed: Infinity });
    const whole = await wholeReply(mock);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const key = `cut-${cut}`;
      const first = await readEvents(await ask(mock, `${PATH}&dropAt=${cut}`, { key }));
      expect([first.end, first.events.length]).toEqual(['broken', cut]);
      const lastEventId = first.events.at(-1)?.id;
      const rest = await ask(mock, `${PATH}&dropAt=${cut}`, { key, ...(lastEventId && { lastEventId }) });
      const second = await readEvents(rest);
      expect(second.end).toBe('clean');
      expect([...first.events, ...second.events].map(({ data }) => data)).toEqual(whole);
    }
  });

  it('dropEvery breaks every connection, and the client comes through all the same', async () => {
    const mock = createMockServer({ speed: Infinity });
    const seen: string[] = [];
    let last: Awaited<ReturnType<typeof readEvents>>;
    let lastEventId: string | undefined;
    do {
      const asked = { key: 'a', ...(lastEventId !== undefined && { lastEventId }) };
      last = await readEvents(await ask(mock, `${PATH}&dropEvery=3`, asked));
      seen.push(...last.events.map(({ data }) => data));
      lastEventId = last.events.at(-1)?.id ?? lastEventId;
    } while (last.end === 'broken');
    expect(mock.requests).toHaveLength(Math.floor(seen.length / 3) + 1);
    expect(seen).toEqual(await wholeReply(mock));
  });

  it('half an event that was sent before a drop is sent again as a whole', async () => {
    const mock = createMockServer({ speed: Infinity });
    const { text, end } = await readBody(await ask(mock, `${PATH}&dropAt=4.5`, { key: 'half' }));
    expect(text).toMatch(/id: 5\nda[^\n]*$/);
    expect(end).toBe('broken');
    const { events } = await readEvents(await ask(mock, PATH, { key: 'half', lastEventId: '4' }));
    expect(events[0]?.id).toBe('5');
  });

  it('without a Last-Event-ID the same key gives the same reply from its beginning', async () => {
    const mock = createMockServer({ speed: Infinity });
    const path = '/api/chat/stream?scenario=short&ids=1&dropAt=6';
    const first = await readEvents(await ask(mock, path, { key: 'again' }));
    const second = await readEvents(await ask(mock, path, { key: 'again' }));
    expect(second.events.slice(0, 6)).toEqual(first.events);
    expect(second.events[0]?.data).toContain('mock-req-1');
  });

  it('the key may stand in the query, as run', async () => {
    const mock = createMockServer({ speed: Infinity });
    await readEvents(await ask(mock, `${PATH}&run=r1&dropAt=2`));
    const { events } = await readEvents(await ask(mock, `${PATH}&run=r1&dropAt=2`, { lastEventId: '2' }));
    expect(events[0]?.id).toBe('3');
    expect(mock.requests).toMatchObject([
      { key: 'r1', attempt: 1 },
      { key: 'r1', attempt: 2, lastEventId: '2' },
    ]);
  });

  it('retry says first of all how long to wait before a return', async () => {
    const mock = createMockServer({ speed: Infinity });
    expect(await (await ask(mock, `${PATH}&retry=40`)).text()).toMatch(/^retry: 40\n\nid: 1\ndata: /);
  });

  it.each([
    ['an event that was never sent', { key: 'k', lastEventId: '999' }, 400, 'invalid_last_event_id'],
    ['an id that is none', { key: 'k', lastEventId: 'x' }, 400, 'invalid_last_event_id'],
    ['a key that is not known', { key: 'other', lastEventId: '1' }, 404, 'unknown_run'],
  ])('%s is refused', async (_what, asked, status, code) => {
    const mock = createMockServer({ speed: Infinity });
    await readEvents(await ask(mock, PATH, { key: 'k' }));
    expect(await readError(await ask(mock, PATH, asked))).toMatchObject({ status, code });
  });

  it('a format that is not of SSE events has no place for ids', async () => {
    const path = PATH.replace('json-text', 'ndjson');
    expect(await readError(await ask(createMockServer(), path))).toMatchObject({
      code: 'format_not_supported',
    });
  });
});

describe('while no client is connected', () => {
  /** Reads for a while, leaves, and comes back much later. */
  async function leaveAndReturn(query: string) {
    const timers = createVirtualTimers();
    const mock = createMockServer({ timers });
    const client = new AbortController();
    const left = readEvents(await ask(mock, PATH + query, { key: 'k', signal: client.signal }));
    await timers.advance(400);
    client.abort();
    const { events: before } = await left;
    await timers.advance(60_000);
    const waiting = timers.pending();
    const lastEventId = before.at(-1)?.id ?? '0';
    const cameBackAt = timers.now();
    const rest = readEvents(await ask(mock, PATH + query, { key: 'k', lastEventId })).then(({ events }) => {
      return { events, tookMs: timers.now() - cameBackAt };
    });
    await timers.advance(10_000);
    const { events, tookMs } = await rest;
    const whole = await wholeReply(createMockServer({ speed: Infinity }));
    expect([...before, ...events].map(({ data }) => data)).toEqual(whole);
    expect(before.length).toBeGreaterThan(2);
    return { waiting, tookMs };
  }

  it('a reply waits for it, with no timer, and goes on at its pace', async () => {
    const { waiting, tookMs } = await leaveAndReturn('');
    expect(waiting).toBe(0);
    expect(tookMs).toBeGreaterThan(200);
  });

  it('a detached one is played to its end, and is there at once', async () => {
    const { waiting, tookMs } = await leaveAndReturn('&detached=1');
    expect(waiting).toBe(0);
    expect(tookMs).toBe(0);
  });

  it('a detached one that is still playing keeps its time for whoever comes back', async () => {
    const timers = createVirtualTimers();
    const mock = createMockServer({ timers });
    const path = '/api/chat/stream?scenario=slow-first-token&format=json-text&ids=1&detached=1';
    const client = new AbortController();
    const gone = readEvents(await ask(mock, path, { key: 'k', signal: client.signal }));
    await timers.advance(1000);
    client.abort();
    expect((await gone).events).toEqual([]);
    await timers.advance(1000);
    const reader = (await ask(mock, path, { key: 'k' })).body?.getReader();
    const first = reader?.read().then(() => timers.now());
    await timers.advance(5000);
    expect(await first).toBe(3000);
    await reader?.cancel();
  });

  it('a reply without end is not played on for ever', async () => {
    const steps = function* () {
      for (;;) yield { text: 'x' };
    };
    const endless = { title: 'Endless', description: 'Never ends.', steps };
    const mock = createMockServer({ scenarios: { endless }, speed: Infinity });
    const client = new AbortController();
    const path = '/api/chat/stream?scenario=endless&ids=1&detached=1';
    const response = await ask(mock, path, { key: 'k', signal: client.signal });
    await response.body?.getReader().read();
    client.abort();
    expect(mock.requests[0]?.outcome).toBe('aborted');
  });
});

it('a second connection closes the first, and nothing comes on both', async () => {
  const timers = createVirtualTimers();
  const mock = createMockServer({ timers });
  const first = readEvents(await ask(mock, PATH, { key: 'k' }));
  await timers.advance(400);
  const response = await ask(mock, PATH, { key: 'k', lastEventId: '2' });
  const { events: before, end } = await first;
  const second = readEvents(response);
  await timers.advance(10_000);
  const { events } = await second;
  expect(end).toBe('clean');
  expect(
    before
      .map(({ data }) => data)
      .slice(0, 2)
      .concat(events.map(({ data }) => data)),
  ).toEqual(await wholeReply(createMockServer({ speed: Infinity })));
  expect(mock.requests.map(({ outcome }) => outcome)).toEqual(['aborted', 'completed']);
});

it('only the last hundred runs are kept', async () => {
  const mock = createMockServer({ speed: Infinity });
  for (let count = 0; count <= 100; count += 1) {
    await readEvents(await ask(mock, `${PATH}&dropAt=1`, { key: `run-${count}` }));
  }
  const back = (key: string) => ask(mock, PATH, { key, lastEventId: '1' });
  expect((await back('run-0')).status).toBe(404);
  expect((await back('run-1')).status).toBe(200);
});
