import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../demo/server/api';
import { serveHttp, serveMock } from '../../scripts/serve-http';
import { readBody, textOf } from '../mock/read-events';
import { closeAll, JSON_TYPE, KEY, MESSAGES, post, serve, startRelay as startAny } from './start-relay';

let upstream: Awaited<ReturnType<typeof serveMock>>;

beforeAll(async () => {
  upstream = await serveMock({ speed: 10 });
});
afterAll(async () => {
  await closeAll();
  await upstream.close();
});

/** A relay that keeps nothing; its model names the scenario that the mock server plays behind it. */
async function startRelay(model: string, baseUrl = `${upstream.url}/v1`) {
  const { url, log } = await startAny({ baseUrl, models: [model] }, { store: false });
  return { url: `${url}/api/chat/stream`, log };
}

/** An upstream that answers with whatever it is told to. */
async function startUpstream(answer: (request: Request) => Response | Promise<Response>): Promise<string> {
  return `${await serve(async (request) => answer(request))}/v1/`;
}

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
    await (await post(url, { messages: MESSAGES, temperature: 0, user: 'x', n: 5 })).text();
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

  it('passes the client’s leaving on to the upstream, whenever that is', async () => {
    for (const scenario of ['long-markdown', 'stall', 'slow-first-token']) {
      const { url } = await startRelay(scenario);
      const client = new AbortController();
      const before = upstream.mock.requests.length;
      const response = await post(url, { messages: MESSAGES }, { signal: client.signal });
      if (scenario !== 'slow-first-token') await response.body?.getReader().read();
      await expect.poll(() => upstream.mock.requests.length).toBeGreaterThan(before);
      const record = upstream.mock.requests.at(-1);
      expect(record).toMatchObject({ scenario, outcome: 'running' });
      client.abort();
      await expect.poll(() => record?.outcome).toBe('aborted');
    }
  });

  it('passes the leaving on as well before the upstream has answered at all', async () => {
    let seen: AbortSignal | undefined;
    const base = await startUpstream((request) => {
      seen = request.signal;
      return new Promise<Response>((_, reject) => {
        request.signal.addEventListener('abort', () => reject(request.signal.reason));
      });
    });
    const { url } = await startRelay('silent', base);
    const client = new AbortController();
    const sent = post(url, { messages: MESSAGES }, { signal: client.signal });
    sent.catch(() => {});
    await expect.poll(() => seen?.aborted).toBe(false);
    client.abort();
    await expect.poll(() => seen?.aborted).toBe(true);
  });

  it('a connection that breaks upstream is told as an error behind what came', async () => {
    const { url } = await startRelay('drop');
    const { text, end } = await readBody(await post(url));
    expect(end).toBe('clean');
    expect(textOf(text, 'openai-chat')).toMatch(/the fisher$/);
    expect(text).toMatch(/"code":"upstream_broken","message":"[^"]+","status":502\}\}\n\n$/);
  });

  it('takes the key out of a stream that quotes it, wherever the network cut it', async () => {
    const said = `data: {"choices":[{"delta":{"content":"${KEY}, and sk-live- alone 🔑"}}]}\n\ndata: [DONE]\n\n`;
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

  it('an error in the stream loses the key, its mask and addresses, and keeps its code', async () => {
    const message = `Bad key ${KEY} (sk-live-****4b0c), see https://keys.example/me.`;
    const base = await startUpstream(
      () =>
        new Response(`data: ${JSON.stringify({ error: { message, code: 'bad_key' } })}\n\n`, {
          headers: { 'content-type': 'text/event-stream' },
        }),
    );
    const { url } = await startRelay('own-model', base);
    const text = await (await post(url)).text();
    expect(text).toMatch(/^data: \{"error":\{"code":"bad_key","message":"Bad key \[removed\]/);
    expect(text).not.toMatch(/4b0c|keys\.example/);
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

  it.each([
    [400, 400, 'Incorrect API key provided: [removed] ([removed]) at [removed]'],
    [401, 502, "The model's server refuses this relay"],
  ])('a %i that quotes the key, its mask or an address loses all of them', async (status, told, words) => {
    const base = await startUpstream((request) =>
      Response.json(
        {
          error: {
            message: `Incorrect API key provided: ${KEY} (sk-live-********4b0c) at ${request.url}. See https://keys.example/me.`,
            code: `bad_${KEY}`,
          },
        },
        { status, headers: { 'x-internal': 'secret', 'www-authenticate': `Bearer ${KEY}` } },
      ),
    );
    const { url, log } = await startRelay('own-model', base);
    const response = await post(url);
    const said = JSON.stringify([...response.headers]) + (await response.text());
    expect(response.status).toBe(told);
    expect(said).toContain(words);
    const secrets = ['4b0c', new URL(base).port, '127.0.0.1', 'keys.example', 'x-internal', 'Bearer'];
    for (const secret of [KEY, ...secrets]) expect(said).not.toContain(secret);
    expect(JSON.stringify(log)).toContain(`${status} bad_[removed]`);
    expect(JSON.stringify(log)).not.toMatch(/5f2c9a7e41d84b0c|4b0c/);
  });

  it('a server that can’t be reached is a 502, and only the log knows why', async () => {
    const gone = await serveHttp(async () => new Response());
    await gone.close();
    const { url, log } = await startRelay('own-model', `${gone.url}/v1`);
    const response = await post(url);
    const said = await response.text();
    expect([response.status, JSON.parse(said).error.code]).toEqual([502, 'upstream_unreachable']);
    expect(said).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|sk-/);
    expect(JSON.stringify(log)).toContain('ECONNREFUSED 127.0.0.1');
  });

  it('a key that can’t be sent is quoted neither to the page nor in the log', async () => {
    const { url, log } = await startAny(
      { baseUrl: `${upstream.url}/v1`, apiKey: `${KEY}\nx` },
      { store: false },
    );
    const response = await post(url);
    expect(response.status).toBe(502);
    expect(log.map(({ type }) => type).sort()).toEqual(['reply', 'request']);
    expect((await response.text()) + JSON.stringify(log)).not.toContain(KEY);
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
      'upstream_refused',
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
    const body = JSON.stringify({ messages: [{ role: 'user', content: 'x'.repeat(3 * 1024 * 1024) }] });
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
    expect(await infoOf(api)).toEqual({ upstream: 'relay', provider: 'openai', model: 'short' });
    expect(textOf(await (await api(chat())).text(), 'openai-chat')).toMatch(/^Water/);
    expect((await api(chat({ method: 'OPTIONS' }))).headers.get('access-control-allow-origin')).toBeNull();
    const scenarios = await (await api(new Request('http://demo.local/api/_scenarios'))).json();
    expect(scenarios.length).toBeGreaterThan(10);
  });

  it('is a relay to Anthropic where the environment names a model of it', async () => {
    const api = createApi({
      ANTHROPIC_BASE_URL: `${upstream.url}/v1`,
      ANTHROPIC_API_KEY: KEY,
      ANTHROPIC_MODEL: 'short',
    });
    expect(await infoOf(api)).toEqual({ upstream: 'relay', provider: 'anthropic', model: 'short' });
    const text = await (await api(chat())).text();
    expect(text).toMatch(/^event: message_start\ndata: .*event: message_stop\ndata: [^\n]*\n\n$/s);
    expect(await infoOf(createApi({ ANTHROPIC_API_KEY: KEY }))).toEqual({ upstream: 'mock' });
  });

  it('says what to set where the environment is half set', () => {
    expect(() => createApi({ ANTHROPIC_MODEL: 'm' })).toThrow(/ANTHROPIC_API_KEY is not/);
    expect(() => createApi({ OPENAI_BASE_URL: 'http://localhost/v1' })).toThrow(/OPENAI_MODEL is not/);
    expect(() => createApi({ OPENAI_BASE_URL: 'localhost:11434', OPENAI_MODEL: 'm' })).toThrow(
      /is not a URL/,
    );
  });
});
