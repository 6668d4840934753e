import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, serveHttp, serveMock } from '../../scripts/serve-http';
import { readBody, textOf } from './read-events';

let server: Awaited<ReturnType<typeof serveMock>>;

beforeAll(async () => {
  server = await serveMock({ port: 0 });
});
afterAll(() => server.close());

const ask = (query: string, signal?: AbortSignal) =>
  fetch(`${server.url}/api/chat/stream${query}`, {
    method: 'POST',
    body: '{"prompt":"hi"}',
    ...(signal && { signal }),
  });

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the mock server over real HTTP', () => {
  it('streams a reply to its end without compressing it', async () => {
    const response = await ask('?scenario=short&speed=10');
    expect(response.headers.get('content-encoding')).toBeNull();
    const { text, end } = await readBody(response);
    expect(end).toBe('clean');
    expect(textOf(text, 'openai-chat')).toMatch(/^Water boils .* longer\.$/);
  });

  it('each piece arrives when it is made, not when a buffer is full', async () => {
    const response = await ask('?scenario=short&format=raw-text');
    const arrivals: number[] = [];
    for await (const _ of response.body ?? []) arrivals.push(performance.now());
    expect(arrivals.length).toBeGreaterThan(15);
    expect((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(200);
  });

  it('the head comes before the first token exists', async () => {
    const client = new AbortController();
    const sentAt = performance.now();
    const response = await ask('?scenario=slow-first-token', client.signal);
    expect(performance.now() - sentAt).toBeLessThan(1000);
    expect(response.status).toBe(200);
    client.abort();
  });

  it.each(['long-markdown', 'stall', 'slow-first-token', 'bursts'])(
    'an abort in the middle of %s is seen within 100 ms, and nothing more is made',
    async (scenario) => {
      const client = new AbortController();
      const response = await ask(`?scenario=${scenario}&mark=abort`, client.signal);
      const reader = response.body?.getReader();
      if (scenario !== 'slow-first-token') await reader?.read();
      const record = server.mock.requests.at(-1);
      if (scenario === 'long-markdown' || scenario === 'stall') await wait(300);
      reader?.closed.catch(() => {});
      client.abort();
      await expect.poll(() => record?.outcome).toBe('aborted');
      const { bytes } = record ?? {};
      await wait(100);
      expect(record?.bytes).toBe(bytes);
      expect(record).toEqual((await requestsOf(server)).find(({ id }) => id === record?.id));
    },
  );

  it('an abort while a JSON answer is awaited is seen too', async () => {
    const client = new AbortController();
    const body = '{"prompt":"hi","stream":false}';
    const sent = fetch(`${server.url}/api/complete?scenario=stall`, {
      method: 'POST',
      body,
      signal: client.signal,
    });
    sent.catch(() => {});
    await wait(100);
    client.abort();
    await wait(100);
    expect(server.mock.requests.at(-1)).toMatchObject({ outcome: 'aborted', bytes: 0 });
  });

  it('a drop reaches the client as a broken connection, after every byte before it', async () => {
    for (const format of ['openai-chat', 'raw-text'] as const) {
      const { text, end } = await readBody(await ask(`?scenario=drop&format=${format}&speed=instant`));
      expect(end).toBe('broken');
      expect(textOf(text, format)).toMatch(/^The tide follows .* the fisher$/);
    }
  });

  it('a drop behind any event reaches the client, and a return with Last-Event-ID goes on behind it', async () => {
    const send = async (query: string, lastEventId?: string) => {
      const url = `${server.url}/api/chat/stream?scenario=short&format=json-text&speed=instant&ids=1&${query}`;
      const headers = { 'idempotency-key': query, ...(lastEventId && { 'last-event-id': lastEventId }) };
      return readBody(await fetch(url, { method: 'POST', body: '{}', headers }));
    };
    for (const cut of [0, 1, 7, 27]) {
      const first = await send(`dropAt=${cut}`);
      expect([first.end, first.text.split('\n\n').length - 1]).toEqual(['broken', cut]);
      const second = await send(`dropAt=${cut}`, cut > 0 ? String(cut) : undefined);
      expect(second.end).toBe('clean');
      expect(second.text.startsWith(`id: ${cut + 1}\n`)).toBe(true);
    }
  });

  it('an error status and an empty body arrive as they are', async () => {
    const limit = await ask('?scenario=rate-limit');
    expect([limit.status, limit.headers.get('retry-after')]).toEqual([429, '3']);
    const empty = await ask('?scenario=empty&format=ndjson');
    expect([empty.status, await empty.text()]).toEqual([200, '']);
  });

  it('a second server on the same port is refused with EADDRINUSE', async () => {
    const port = Number(new URL(server.url).port);
    await expect(serveMock({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

it('closing a server breaks the replies that still stream, and then ends', async () => {
  const short = await serveMock();
  const response = await fetch(`${short.url}/api/chat/stream?scenario=stall`, { method: 'POST' });
  const body = readBody(response);
  await short.close();
  expect((await body).end).toBe('broken');
  expect(short.mock.requests[0]?.outcome).toBe('aborted');
});

it('a client that reads slowly makes the server wait instead of piling up', async () => {
  const steps = function* () {
    for (;;) yield { text: 'x'.repeat(10_000) };
  };
  const slow = await serveMock({
    scenarios: { endless: { title: 'Endless', description: 'Never ends.', steps } },
    scenario: 'endless',
  });
  const client = new AbortController();
  await fetch(`${slow.url}/api/chat/stream`, { method: 'POST', signal: client.signal });
  await wait(300);
  const settled = slow.mock.requests[0]?.bytes ?? 0;
  await wait(200);
  expect(settled).toBeGreaterThan(0);
  expect(slow.mock.requests[0]?.bytes).toBe(settled);
  client.abort();
  await slow.close();
});

async function requestsOf({ url }: RunningServer): Promise<{ id: string }[]> {
  const response = await fetch(`${url}/api/_requests`);
  return response.json() as Promise<{ id: string }[]>;
}

it('a handler that throws is a 500 without its message', async () => {
  const errors = console.error;
  console.error = () => {};
  const broken = await serveHttp(() => Promise.reject(new Error('secret detail')));
  const response = await fetch(broken.url);
  expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('secret')]);
  await broken.close();
  console.error = errors;
});
