import { createMockServer, type Scenario, text } from 'deltakit/mock';
import { describe, expect, it } from 'vitest';
import { createVirtualTimers } from './create-virtual-timers';
import { readBody, textOf } from './read-events';

const post = (body: string | object = {}) => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('what is asked for', () => {
  it.each([
    ['a body that is not JSON', '/api/chat/stream', 'hello', 'invalid_json', /The body is not JSON/],
    ['a body that is no object', '/api/complete', '[1]', 'invalid_body', /not a JSON object/],
    [
      'an unknown scenario',
      '/api/chat/stream?scenario=nope',
      '{}',
      'unknown_scenario',
      /'nope'.*long-markdown, short/,
    ],
    [
      'a name that objects inherit',
      '/api/chat/stream?scenario=constructor',
      '{}',
      'unknown_scenario',
      /constructor/,
    ],
    [
      'an unknown format',
      '/api/chat/stream',
      '{"format":"xml"}',
      'unknown_format',
      /openai-chat, openai-responses, .*json-text, ndjson/,
    ],
    ['a speed of nothing', '/api/chat/stream?speed=0', '{}', 'invalid_speed', /above 0/],
    [
      'a tool call in text',
      '/api/chat/stream?scenario=tool-call&format=raw-text',
      '{}',
      'format_not_supported',
      /openai-chat/,
    ],
  ])('%s is a 400 that says what to do', async (_what, url, body, code, message) => {
    const response = await createMockServer()(url, post(body));
    expect(response.status).toBe(400);
    expect((await response.json()).error).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('an unknown route is a 404 that says which there are', async () => {
    const response = await createMockServer()('/api/none');
    expect(response.status).toBe(404);
    expect((await response.json()).error.message).toMatch(
      /no GET \/api\/none\. There are: POST \/api\/chat\/stream/,
    );
  });

  it('the query wins over the body, and a model named after a scenario chooses it', async () => {
    const mock = createMockServer({ speed: Infinity });
    const body = { scenario: 'cut', format: 'ndjson', prompt: 'hi' };
    await readBody(await mock('/api/chat/stream?scenario=short', post(body)));
    await readBody(
      await mock('/v1/chat/completions', post({ model: 'echo', format: 'ndjson', stream: true })),
    );
    expect(mock.requests).toMatchObject([
      { scenario: 'short', format: 'ndjson' },
      { scenario: 'echo', format: 'openai-chat' },
    ]);
  });

  it('the prompt is the last user message, also in parts', async () => {
    const mock = createMockServer({ speed: Infinity });
    const messages = [
      { role: 'user', content: 'first' },
      { role: 'assistant', content: 'answer' },
      {
        role: 'user',
        content: [{ type: 'text', text: 'second ' }, { type: 'image_url' }, { type: 'text', text: 'part' }],
      },
    ];
    const response = await mock('/api/chat/stream?scenario=echo&format=raw-text', post({ messages }));
    expect(await response.text()).toBe('second part');
  });

  it('scenarios of one’s own are played and listed beside the built-in ones', async () => {
    const greeting: Scenario = {
      title: 'Greeting',
      description: 'Greets by name.',
      steps: function* ({ prompt }) {
        yield text(`Good morning, ${prompt}.`);
        yield { finish: 'stop' };
      },
    };
    const mock = createMockServer({ scenarios: { greeting }, scenario: 'greeting', speed: Infinity });
    const { text: body } = await readBody(await mock('/api/chat/stream', post({ prompt: 'Ada' })));
    expect(textOf(body, 'openai-chat')).toBe('Good morning, Ada.');
    const list = await (await mock('/api/_scenarios')).json();
    expect(list).toContainEqual({ name: 'greeting', title: 'Greeting', description: 'Greets by name.' });
    expect(list.length).toBeGreaterThan(16);
  });

  it('pages of any origin may call it, with credentials and headers of their own', async () => {
    const mock = createMockServer();
    const origin = 'https://app.example';
    const headers = { origin, 'access-control-request-headers': 'authorization, x-own' };
    const preflight = await mock('/api/chat/stream', { method: 'OPTIONS', headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization, x-own');
    const response = await mock('/api/chat/stream?scenario=rate-limit', { ...post(), headers: { origin } });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    expect(response.headers.get('access-control-expose-headers')).toContain('retry-after');
  });
});

describe('the routes of providers', () => {
  const mock = createMockServer({ speed: Infinity, scenario: 'short' });
  const model = 'own-model';
  const LIMIT = 'Rate limit reached for requests. Please try again in 3s.';
  const ask = async (path: string, body: object = {}) => {
    const response = await mock(path, post({ model, ...body }));
    return {
      type: response.headers.get('content-type'),
      text: await response.text(),
      at: mock.requests.at(-1),
    };
  };

  it.each([
    ['/v1/chat/completions', 'openai-chat', { stream: true }, 'event-stream', /"chat\.completion\.chunk"/],
    ['/v1/chat/completions', 'openai-chat', {}, 'json', /"chat\.completion"/],
    ['/v1/responses', 'openai-responses', { stream: true }, 'event-stream', /^event: response\.created\n/],
    ['/v1/responses', 'openai-responses', {}, 'json', /"object":"response"/],
    ['/v1/messages', 'anthropic-messages', { stream: true }, 'event-stream', /^event: message_start\n/],
    ['/v1/messages', 'anthropic-messages', {}, 'json', /"type":"message"/],
    ['/api/chat', 'ollama', { format: 'json' }, 'ndjson', /"done":false/],
    ['/api/chat', 'ollama', { stream: false }, 'json', /^\{[^\n]*"done":true/],
    ['/v2/chat', 'cohere', { stream: true }, 'event-stream', /^event: message-start\n/],
    ['/v2/chat', 'cohere', {}, 'json', /"finish_reason":"COMPLETE"/],
    ['/v1beta/models/m:streamGenerateContent?alt=sse', 'gemini', {}, 'event-stream', /^data: \{"candidates"/],
    ['/v1beta/models/m:streamGenerateContent', 'gemini-array', {}, 'json', /^\[\{"candidates".*\]$/s],
    ['/v1beta/models/m:generateContent', 'gemini-array', {}, 'json', /^\{"candidates"/],
  ])('%s speaks %s, streamed by its own rules', async (path, format, body, type, text) => {
    const answer = await ask(path, body);
    expect(answer.at).toMatchObject({ format, scenario: 'short', outcome: 'completed' });
    expect(answer.type).toContain(type);
    expect(answer.text).toMatch(text);
  });

  it('a format in the query wins over the path, and a path may name the model, and with it the scenario', async () => {
    expect((await ask('/v1/messages?format=raw-text', { stream: true })).text).toMatch(/^Water boils/);
    expect((await ask('/v1beta/models/echo:generateContent')).at?.scenario).toBe('echo');
  });

  it.each([
    ['/v1/responses', { input: 'hi' }],
    ['/v1/responses', { input: [{ role: 'user', content: [{ type: 'input_text', text: 'hi' }] }] }],
    ['/v1/messages', { messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }] }],
    ['/v1beta/models/m:generateContent', { contents: [{ role: 'user', parts: [{ text: 'hi' }] }] }],
    ['/api/chat/stream', { messages: [{ role: 'user', parts: [{ type: 'text', text: 'hi' }] }] }],
  ])('%s finds the prompt in the provider’s own words', async (path, body) => {
    expect((await ask(`${path}?scenario=echo&format=raw-text`, { ...body, stream: true })).text).toBe('hi');
  });

  it.each([
    ['/v1/chat/completions', { error: { message: LIMIT, type: 'requests', code: 'rate_limit_exceeded' } }],
    ['/v1/messages', { type: 'error', error: { type: 'rate_limit_error', message: LIMIT } }],
    [
      '/v1beta/models/m:generateContent',
      { error: { code: 429, message: LIMIT, status: 'RESOURCE_EXHAUSTED' } },
    ],
    ['/api/chat', { error: LIMIT }],
    ['/v2/chat', { message: LIMIT }],
  ])('%s words its errors as its provider does', async (path, body) => {
    const { text } = await ask(`${path}?scenario=rate-limit`);
    expect(JSON.parse(text)).toMatchObject(body);
  });

  it('what a provider’s route can’t understand is refused in its words too', async () => {
    const { text } = await ask('/v1/messages?scenario=none');
    expect(JSON.parse(text)).toMatchObject({ type: 'error', error: { type: 'invalid_request_error' } });
  });
});

describe('what is played', () => {
  it('the same server asked in the same order gives the same bytes at the same times', async () => {
    const run = async () => {
      const timers = createVirtualTimers();
      const mock = createMockServer({ timers, seed: 7 });
      const reader = (
        await mock('/api/chat/stream?scenario=short&format=raw-text', post())
      ).body?.getReader();
      const seen: [number, string][] = [];
      const read = (async () => {
        for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
          seen.push([timers.now(), decode(next.value)]);
        }
      })();
      await timers.advance(10_000);
      await read;
      return seen;
    };
    const first = await run();
    expect(first.length).toBeGreaterThan(20);
    expect(new Set(first.map(([at]) => at)).size).toBe(first.length);
    expect(await run()).toEqual(first);
  });

  it('nothing is made before the client takes it', async () => {
    let made = 0;
    const steps = function* () {
      for (;;) {
        made += 1;
        yield { text: 'x'.repeat(1000) };
      }
    };
    const mock = createMockServer({
      scenarios: { endless: { title: 'Endless', description: 'Never ends.', steps } },
    });
    const response = await mock('/api/chat/stream?scenario=endless&format=raw-text', post());
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(made).toBe(0);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(first?.value?.byteLength).toBeLessThan(20_000);
    expect(made).toBeLessThan(20);
    await reader?.cancel();
    expect(mock.requests[0]).toMatchObject({ outcome: 'aborted', bytes: first?.value?.byteLength });
  });

  it('a stall is silent for ever, or as long as stallMs says whatever the speed', async () => {
    const timers = createVirtualTimers();
    const mock = createMockServer({ timers, speed: Infinity });
    const open = async (query: string) => {
      const response = await mock(`/api/chat/stream?scenario=stall&format=raw-text${query}`, post());
      return readBody(response).then(() => timers.now());
    };
    const ends = open('&stallMs=5000');
    void open('');
    await timers.advance(3_600_000);
    expect(await ends).toBe(5000);
    expect(mock.requests.map(({ outcome }) => outcome)).toEqual(['completed', 'running']);
    expect(timers.pending()).toBe(0);
  });

  it('a scenario that throws breaks its own reply and leaves the server alone', async () => {
    const steps = function* () {
      yield text('so far');
      throw new Error('a bug in a scenario');
    };
    const mock = createMockServer({ scenarios: { bug: { title: 'Bug', description: 'Throws.', steps } } });
    const response = await mock('/api/chat/stream?scenario=bug&format=raw-text&speed=instant', post());
    await expect(response.text()).rejects.toThrow('a bug in a scenario');
    expect(mock.requests[0]?.outcome).toBe('completed');
  });
});

describe('when the client goes away', () => {
  it('an abort ends the body with the abort’s reason and leaves no timer', async () => {
    const timers = createVirtualTimers();
    const mock = createMockServer({ timers });
    const client = new AbortController();
    const response = await mock('/api/chat/stream', { ...post(), signal: client.signal });
    const reader = response.body?.getReader();
    const first = reader?.read();
    await timers.advance(400);
    await first;
    const next = reader?.read();
    await timers.advance(0);
    expect(timers.pending()).toBe(1);
    client.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
    expect(timers.pending()).toBe(0);
    expect(mock.requests[0]).toMatchObject({ outcome: 'aborted', abortedAt: 400, endedAt: 400 });
  });

  it.each(['stall', 'slow-first-token'])(
    'an abort in %s is seen, as a stream and as JSON',
    async (scenario) => {
      const timers = createVirtualTimers();
      const mock = createMockServer({ timers });
      for (const stream of [true, false]) {
        const client = new AbortController();
        const body = (async () => {
          const init = { ...post({ stream }), signal: client.signal };
          return (await mock(`/api/complete?scenario=${scenario}`, init)).text();
        })();
        body.catch(() => {});
        await timers.advance(2500);
        client.abort();
        await expect(body).rejects.toMatchObject({ name: 'AbortError' });
        expect(mock.requests.at(-1)?.outcome).toBe('aborted');
        expect(timers.pending()).toBe(0);
      }
    },
  );

  it('a request that was aborted before it was sent is not played', async () => {
    const mock = createMockServer();
    const sent = mock('/api/chat/stream', { ...post(), signal: AbortSignal.abort() });
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    expect(mock.requests).toEqual([]);
  });

  it('an abort after the end changes nothing', async () => {
    const mock = createMockServer({ speed: Infinity });
    const client = new AbortController();
    await (await mock('/api/chat/stream?scenario=short', { ...post(), signal: client.signal })).text();
    client.abort();
    expect(mock.requests[0]).toMatchObject({ outcome: 'completed' });
    expect(mock.requests[0]).not.toHaveProperty('abortedAt');
  });
});

describe('what is remembered', () => {
  it('each request with what was sent, for the test in-process and over the wire alike', async () => {
    const mock = createMockServer({ speed: Infinity });
    const response = await mock('/api/chat/stream?scenario=cut&format=raw-text&mark=1', post());
    const body = await response.text();
    expect(mock.requests).toMatchObject([
      {
        id: response.headers.get('x-mock-request-id'),
        method: 'POST',
        path: '/api/chat/stream',
        query: '?scenario=cut&format=raw-text&mark=1',
        scenario: 'cut',
        format: 'raw-text',
        status: 200,
        outcome: 'completed',
        bytes: body.length,
      },
    ]);
    expect(await (await mock('/api/_requests')).json()).toEqual(mock.requests);
  });

  it('the last thousand, until they are cleared; the list stays the same one', async () => {
    const mock = createMockServer();
    const { requests } = mock;
    for (let count = 0; count < 1003; count += 1) await mock('/api/complete?scenario=html', post());
    expect([requests.length, requests[0]?.id]).toEqual([1000, 'req-4']);
    expect((await mock('/api/_requests', { method: 'DELETE' })).status).toBe(204);
    expect(requests).toEqual([]);
    await mock('/api/complete?scenario=html', post());
    mock.reset();
    expect(mock.requests).toEqual([]);
  });
});
