import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../demo/server/api';
import { createRelay } from '../../demo/server/relay';
import { type RunningServer, serveHttp, serveMock } from '../../scripts/serve-http';
import { readBody, textOf } from './read-events';

const KEY = 'sk-live-5f2c9a7e41d84b0c';
const JSON_TYPE = { 'content-type': 'application/json' };
const MESSAGES = [{ role: 'user', content: 'hi' }];

let upstream: Awaited<ReturnType<typeof serveMock>>;
const running: RunningServer[] = [];

beforeAll(async () => {
  upstream = await serveMock({ port: 0 });
});
afterAll(() => Promise.all([upstream, ...running].map((server) => server.close())));

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A relay over real HTTP; its model names the scenario that the mock server plays behind it. */
async function startRelay(model: string, baseUrl = `${upstream.url}/v1`) {
  const reports: string[] = [];
  const relay = createRelay({ baseUrl, apiKey: KEY, model, report: (line) => reports.push(line) });
  const server = await serveHttp(relay);
  running.push(server);
  return { url: `${server.url}/api/chat/stream`, reports };
}

/** An upstream that answers with whatever it is told to. */
async function startUpstream(answer: (request: Request) => Response | Promise<Response>): Promise<string> {
  const server = await serveHttp(async (request) => answer(request));
  running.push(server);
  return `${server.url}/v1/`;
}

const post = (url: string, body: object = { messages: MESSAGES }, signal?: AbortSignal) =>
  fetch(url, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body), ...(signal && { signal }) });

describe('a reply through the relay', () => {
  it('streams from the upstream with its usage', async () => {
    const { url } = await startRelay('short');
    const response = await post(url);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-mock-request-id')).toBeNull();
    const { text, end } = await readBody(response);
    expect(end).toBe('clean');
    expect(textOf(text, 'openai-chat')).toMatch(/^Water boils .* longer\.$/);
    expect(text).toMatch(/"usage":\{"prompt_tokens".*data: \[DONE\]\n\n$/s);
  });

  it('asks the upstream with the key, the configured model, and nothing that it does not know', async () => {
    let asked: { headers: Headers; body: unknown; path: string } | undefined;
    const base = await startUpstream(async (request) => {
      asked = { headers: request.headers, body: await request.json(), path: new URL(request.url).pathname };
      return new Response('data: [DONE]\n\n', { headers: { 'content-type': 'text/event-stream' } });
    });
    const { url } = await startRelay('own-model', base);
    await (
      await post(url, { messages: MESSAGES, temperature: 0, model: 'dearest', user: 'x', stream: false })
    ).text();
    expect(asked?.path).toBe('/v1/chat/completions');
    expect(asked?.headers.get('authorization')).toBe(`Bearer ${KEY}`);
    expect(asked?.headers.get('cookie')).toBeNull();
    expect(asked?.body).toEqual({
      messages: MESSAGES,
      temperature: 0,
      model: 'own-model',
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('passes the client’s leaving on to the upstream within 100 ms', async () => {
    for (const scenario of ['long-markdown', 'stall', 'slow-first-token']) {
      const { url } = await startRelay(scenario);
      const client = new AbortController();
      const response = await post(url, { messages: MESSAGES }, client.signal);
      if (scenario !== 'slow-first-token') await response.body?.getReader().read();
      await wait(100);
      const record = upstream.mock.requests.at(-1);
      expect(record).toMatchObject({ scenario, outcome: 'running' });
      client.abort();
      await expect.poll(() => record?.outcome).toBe('aborted');
    }
  });

  it('passes the leaving on as well before the upstream has answered at all', async () => {
    let isGone = false;
    const base = await startUpstream(
      (request) =>
        new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => {
            isGone = true;
            reject(request.signal.reason);
          });
        }),
    );
    const { url } = await startRelay('silent', base);
    const client = new AbortController();
    const sent = post(url, { messages: MESSAGES }, client.signal);
    sent.catch(() => {});
    await wait(100);
    client.abort();
    await wait(100);
    expect(isGone).toBe(true);
  });

  it('a connection that breaks upstream breaks at the client', async () => {
    const { url } = await startRelay('drop');
    const { text, end } = await readBody(await post(url));
    expect(end).toBe('broken');
    expect(textOf(text, 'openai-chat')).toMatch(/the fisher$/);
  });

  it('takes the key out of a stream that quotes it, wherever the network cut it', async () => {
    const said = `data: {"error":{"message":"Bad key ${KEY}, sk-live- is not one. 🔑"}}\n\n`;
    const bytes = new TextEncoder().encode(said);
    const base = await startUpstream(() => {
      let at = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at === bytes.length) return controller.close();
          controller.enqueue(bytes.slice(at, at + 1));
          at += 1;
        },
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    });
    const { url } = await startRelay('own-model', base);
    expect(await (await post(url)).text()).toBe(said.replace(KEY, '[removed]'));
  });
});

describe('an error through the relay', () => {
  it('a 429 keeps its message, its code and its Retry-After', async () => {
    const { url } = await startRelay('rate-limit');
    const response = await post(url);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '3']);
    expect(await response.json()).toEqual({
      error: {
        message: 'Rate limit reached for requests. Please try again in 3s.',
        code: 'rate_limit_exceeded',
      },
    });
  });

  it('a 500 with a page becomes JSON without the page', async () => {
    const { url } = await startRelay('server-error');
    const response = await post(url);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: { message: "The model's server answered with status 500.", code: 'upstream_500' },
    });
  });

  it('a 401 that quotes the key, its mask or an address loses all of them', async () => {
    const base = await startUpstream((request) =>
      Response.json(
        {
          error: {
            message: `Incorrect API key provided: ${KEY} (sk-live-********4b0c) at ${request.url}. See https://keys.example/me.`,
            code: `bad_${KEY}`,
          },
        },
        { status: 401, headers: { 'x-internal': 'secret', 'www-authenticate': `Bearer ${KEY}` } },
      ),
    );
    const { url } = await startRelay('own-model', base);
    const response = await post(url);
    const said = JSON.stringify([...response.headers]) + (await response.text());
    expect(response.status).toBe(401);
    expect(said).toContain('Incorrect API key provided: [removed] ([removed]) at [removed]');
    for (const secret of [
      KEY,
      '4b0c',
      new URL(base).port,
      '127.0.0.1',
      'keys.example',
      'x-internal',
      'Bearer',
    ]) {
      expect(said).not.toContain(secret);
    }
  });

  it('a server that can’t be reached is a 502, and only the log knows why', async () => {
    const gone = await serveHttp(async () => new Response());
    await gone.close();
    const { url, reports } = await startRelay('own-model', `${gone.url}/v1`);
    const response = await post(url);
    const said = await response.text();
    expect([response.status, JSON.parse(said).error.code]).toEqual([502, 'upstream_unreachable']);
    expect(said).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|sk-/);
    expect(reports.join()).toContain('ECONNREFUSED 127.0.0.1');
  });

  it('a key that can’t be sent is quoted neither to the page nor in the log', async () => {
    const reports: string[] = [];
    const relay = createRelay({
      baseUrl: `${upstream.url}/v1`,
      apiKey: `${KEY}\nx`,
      model: 'short',
      report: (line) => reports.push(line),
    });
    const init = { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ messages: MESSAGES }) };
    const response = await relay(new Request('http://demo.local/api/chat/stream', init));
    expect(response.status).toBe(502);
    expect(reports).toHaveLength(1);
    expect((await response.text()) + reports.join()).not.toContain(KEY);
  });

  it.each([
    [
      'a page',
      () => new Response('<p>hello', { headers: { 'content-type': 'text/html' } }),
      'upstream_not_a_stream',
    ],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'http://other/' } }),
      'upstream_302',
    ],
  ])('%s instead of a reply is a 502', async (_what, answer, code) => {
    const { url } = await startRelay('own-model', await startUpstream(answer));
    const response = await post(url);
    expect([response.status, (await response.json()).error.code]).toEqual([502, code]);
    expect(response.headers.get('location')).toBeNull();
  });
});

describe('a request the relay refuses', () => {
  it('one of more than 1 MiB is a 413, whether or not it says its size', async () => {
    const { url } = await startRelay('short');
    const body = JSON.stringify({ messages: [{ role: 'user', content: 'x'.repeat(20 * 1024 * 1024) }] });
    const before = upstream.mock.requests.length;
    const sized = await fetch(url, { method: 'POST', headers: JSON_TYPE, body });
    expect([sized.status, (await sized.json()).error.code]).toEqual([413, 'too_large']);
    const init = { method: 'POST', headers: JSON_TYPE, body: new Blob([body]).stream(), duplex: 'half' };
    const chunked = await fetch(url, init);
    expect(chunked.status).toBe(413);
    expect(upstream.mock.requests).toHaveLength(before);
  });

  it.each([
    ['a GET', { method: 'GET' }, 405, 'method_not_allowed'],
    ['a preflight', { method: 'OPTIONS' }, 405, 'method_not_allowed'],
    ['text, which any site may send', { method: 'POST', body: '{"messages":[]}' }, 415, 'not_json'],
    ['what is not JSON', { method: 'POST', headers: JSON_TYPE, body: '{' }, 400, 'invalid_json'],
    ['no messages', { method: 'POST', headers: JSON_TYPE, body: '{"messages":[]}' }, 400, 'no_messages'],
  ])(
    '%s is refused without asking the upstream, and opened to no other site',
    async (_what, init, status, code) => {
      const before = upstream.mock.requests.length;
      const response = await fetch((await startRelay('short')).url, init);
      expect([response.status, (await response.json()).error.code]).toEqual([status, code]);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(upstream.mock.requests).toHaveLength(before);
    },
  );
});

describe('the demo’s api', () => {
  const infoOf = async (api: (request: Request) => Promise<Response>) =>
    (await api(new Request('http://demo.local/api/_info'))).json();
  const chat = (
    init: RequestInit = { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ messages: MESSAGES }) },
  ) => new Request('http://demo.local/api/chat/stream?scenario=html', init);

  it('is the mock server where the environment names no other', async () => {
    const api = createApi({ OPENAI_API_KEY: KEY });
    expect(await infoOf(api)).toEqual({ upstream: 'mock' });
    expect((await api(chat())).headers.get('content-type')).toContain('text/html');
  });

  it('is the relay for chats where it does, and the mock server for the rest', async () => {
    const api = createApi({
      OPENAI_BASE_URL: `${upstream.url}/v1`,
      OPENAI_API_KEY: KEY,
      OPENAI_MODEL: 'short',
    });
    expect(await infoOf(api)).toEqual({ upstream: 'relay', model: 'short' });
    expect(textOf(await (await api(chat())).text(), 'openai-chat')).toMatch(/^Water/);
    expect((await api(chat({ method: 'OPTIONS' }))).headers.get('access-control-allow-origin')).toBeNull();
    const scenarios = await (await api(new Request('http://demo.local/api/_scenarios'))).json();
    expect(scenarios.length).toBeGreaterThan(10);
  });

  it('says what to set where the environment is half set', () => {
    expect(() => createApi({ OPENAI_BASE_URL: 'http://localhost/v1' })).toThrow(/OPENAI_MODEL is not/);
    expect(() => createApi({ OPENAI_BASE_URL: 'localhost:11434', OPENAI_MODEL: 'm' })).toThrow(
      /is not a URL/,
    );
  });
});
