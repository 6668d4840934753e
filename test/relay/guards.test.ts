/** What stands between a page and the provider: limits, review, heartbeats, the key; and what the provider is sent. */
import {
  anthropicMessagesBody,
  type BodyContext,
  type ChatMessage,
  createEngine,
  openaiChatBody,
  openaiResponsesBody,
  plainBody,
} from 'deltakit/core';
import {
  createRelay,
  memoryLedger,
  memoryStore,
  type ReplyStore,
  StoreError,
  type UsedByReply,
} from 'deltakit/relay';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { readRateLimits } from '../../src/bytes/read-rate-limits';
import { admit } from '../../src/relay/limits/rate-limit';
import {
  chunk,
  closeAll,
  DONE,
  FINISH,
  KEY,
  post,
  readUntil,
  startRelay,
  startScripted,
  USAGE,
} from './start-relay';

afterAll(closeAll);

const HELLO = chunk('Hello.') + FINISH + USAGE + DONE;
const sse = (text: string) => new Response(text, { headers: { 'content-type': 'text/event-stream' } });

it('a `log` or `onUsage` that throws, at once or later, breaks no reply and not the process', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => errors.mockRestore());
  const { url } = await startRelay(
    { baseUrl: 'http://upstream.local' },
    {
      fetch: async () => sse(HELLO),
      log: () => {
        throw new Error('the disk is full');
      },
      onUsage: async () => {
        throw new Error('the ledger is away');
      },
    },
  );
  for (let time = 0; time < 2; time++) expect(await (await post(url)).text()).toContain('[DONE]');
  const said = () => errors.mock.calls.map(([, error]) => String(error)).sort();
  // Of each: a request and a reply are logged, a reply is counted.
  const [disk, ledger] = ['Error: the disk is full', 'Error: the ledger is away'];
  await expect.poll(said).toEqual([disk, disk, disk, disk, ledger, ledger]);
});

it('a reply whose store has died is logged and counted at once, however long the store takes to say so again', async () => {
  const memory = memoryStore();
  const never = new Promise<never>(() => {});
  const dead: ReplyStore = {
    ...memory,
    async open(key, facts) {
      const { reply, writer } = await memory.open(key, facts);
      let appended = 0;
      const append = async (records: readonly string[]) => {
        if (++appended > 1) throw new StoreError('unavailable', 'The store is away.');
        await writer!.append(records);
      };
      return { reply, writer: { signal: writer!.signal, append, end: () => never } };
    },
  };
  const used: UsedByReply[] = [];
  const upstream = await startScripted();
  const { url, log } = await startRelay(
    { baseUrl: upstream.url },
    { store: dead, onUsage: (one) => void used.push(one) },
  );
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const reading = post(url, undefined, { signal: leaving.signal }).catch(() => {});
  await expect.poll(() => upstream.asked.length).toBe(1);
  upstream.say(chunk('What came. '));
  await reading;
  upstream.say(chunk('What was lost.'));
  await expect.poll(() => used).toMatchObject([{ user: 'anybody' }]);
  expect(log.find(({ type }) => type === 'reply')).toMatchObject({ code: 'store-lost' });
  expect(upstream.asked[0]!.isGone).toBe(true);
});

describe('a limit on tokens', () => {
  it('is kept for each user, told in headers that the hooks read, and counted as the provider counts', async () => {
    const used: UsedByReply[] = [];
    const { url } = await startRelay(
      { baseUrl: 'http://upstream.local' },
      {
        fetch: async () => sse(HELLO),
        authorize: (request) => request.headers.get('x-user'),
        rateLimit: { tokens: 20, requests: 10, windowMs: 60_000 },
        onUsage: (one) => used.push(one),
      },
    );
    const askAs = (user: string) => post(url, undefined, { headers: { 'x-user': user } });
    for (const left of [20, 8]) {
      const response = await askAs('ada');
      expect(response.status).toBe(200);
      const limits = readRateLimits(response.headers);
      // An estimate stands for what the reply may use until that is known.
      expect(limits?.tokens).toMatchObject({ limit: 20, remaining: 0 });
      expect(limits?.requests).toMatchObject({ limit: 10, remaining: left === 20 ? 9 : 8 });
      await response.text();
    }
    const refused = await askAs('ada');
    expect(refused.status).toBe(429);
    expect((await refused.json()).error.code).toBe('rate_limit_exceeded');
    expect(readRateLimits(refused.headers)?.tokens).toMatchObject({ limit: 20, remaining: 0 });
    expect(refused.headers.get('ratelimit-policy')).toContain('"tokens";q=20;qu="tokens";w=60');
    const engine = createEngine({ url, headers: { 'x-user': 'ada' }, retry: false });
    const outcome = await engine.start('hi');
    engine.dispose();
    if (outcome.status !== 'failed') throw new Error(outcome.status);
    expect(outcome.error).toMatchObject({ kind: 'rate-limit', code: 'rate_limit_exceeded' });
    expect(outcome.error.retryAfterMs).toBeGreaterThan(30_000);
    await (await askAs('bob')).text();
    await expect.poll(() => used.map(({ user }) => user)).toEqual(['ada', 'ada', 'bob']);
    expect(used[0]).toMatchObject({ usage: { totalTokens: 12 }, isEstimated: false, model: 'own-model' });
  });

  it('of a window takes nothing from the next one, however late a reply ends', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const ledger = memoryLedger();
    const limit = { tokens: 1000, windowMs: 60_000 };
    const late = await admit(limit, ledger, 'ada', 500);
    vi.setSystemTime(Date.now() + 60_001);
    const next = await admit(limit, ledger, 'ada', 300);
    await late.settle(10);
    expect(await ledger.add('ada', { tokens: 0, requests: 0 }, 60_000)).toMatchObject({ tokens: 300 });
    await next.settle(40);
    expect(await ledger.add('ada', { tokens: 0, requests: 0 }, 60_000)).toMatchObject({ tokens: 40 });
  });

  it('forgets first those whose window ends first, where there are more users than are remembered', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const ledger = memoryLedger({ users: 3 });
    const ask = async (user: string) => (await ledger.add(user, { tokens: 10, requests: 1 }, 60_000)).tokens;
    for (const user of ['ada', 'ben', 'eve', 'ada']) await ask(user);
    vi.setSystemTime(Date.now() + 60_001);
    // Ada came first once; her window that is open now began last.
    for (const user of ['ben', 'eve', 'ada', 'ben']) await ask(user);
    await ask('kim');
    expect(await ask('eve')).toBe(20);
    expect(await ask('ada')).toBe(20);
    expect(await ask('ben')).toBe(10);
  });

  it('is not passed by many requests at once, and counts what a reply that was cut had cost', async () => {
    const upstream = await startScripted();
    const used: UsedByReply[] = [];
    const { url } = await startRelay(
      { baseUrl: upstream.url },
      { store: false, rateLimit: { tokens: 1500, windowMs: 60_000 }, onUsage: (one) => used.push(one) },
    );
    const client = new AbortController();
    const sent = Array.from({ length: 5 }, () => post(url, undefined, { signal: client.signal }));
    // Of a reply of unknown length 1000 tokens are set aside.
    await expect.poll(() => upstream.asked.length).toBe(2);
    upstream.say(chunk('x'.repeat(400)));
    const all = await Promise.all(sent);
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429, 429]);
    for (const one of all) if (one.status === 200) await readUntil(one, 'xxx');
    client.abort();
    await expect.poll(() => used.length).toBe(2);
    expect(used[0]).toMatchObject({ isEstimated: true, usage: { outputTokens: 100 } });
    const next = post(url);
    await expect.poll(() => upstream.asked.length).toBe(3);
    upstream.say(HELLO);
    upstream.end();
    expect((await next).status).toBe(200);
  });
});

describe('a review', () => {
  it('lets nothing through that it has not judged, and what it blocks nobody sees', async () => {
    const upstream = await startScripted();
    const judged: string[] = [];
    const { url, log } = await startRelay(
      { baseUrl: upstream.url },
      {
        review: async ({ text }, { requestId }) => {
          judged.push(`${requestId.length > 0} ${text}`);
          return text.includes('forbidden') ? 'block' : 'show';
        },
      },
    );
    const engine = createEngine({ url, pacing: 'instant', retry: false });
    const raw = post(url);
    const outcome = engine.start('hi');
    await expect.poll(() => upstream.asked.length).toBe(2);
    for (const piece of ['All ', 'is well. Th', 'is is ', 'forbidden. And', ' more.']) {
      upstream.say(chunk(piece));
    }
    upstream.say(FINISH + USAGE + DONE);
    upstream.end();
    // An event that holds the beginning of the next sentence waits for it.
    expect(await (await raw).text()).toMatch(
      /^id: \S+\ndata: [^\n]*"All "[^\n]*\n\nid: \S+\ndata: \{"error":\{"code":"review"[^\n]*\n\n$/,
    );
    const ended = await outcome;
    engine.dispose();
    expect(ended).toMatchObject({ status: 'failed', error: { kind: 'blocked' }, partial: { text: 'All ' } });
    expect(judged.filter((one) => one.includes('forbidden'))).toHaveLength(2);
    expect(judged.every((one) => one.startsWith('true'))).toBe(true);
    await expect
      .poll(() => log.find(({ type }) => type === 'reply'))
      .toMatchObject({ ending: 'failed', code: 'review' });
    expect(JSON.stringify(log)).not.toMatch(/forbidden|well/);
  });

  it('that lets everything through changes nothing, in a stream or in one JSON body', async () => {
    const whole = { id: 'c', choices: [{ message: { content: 'Hello.' }, finish_reason: 'stop' }] };
    const { url } = await startRelay(
      { baseUrl: 'http://upstream.local' },
      {
        store: false,
        review: ({ text }) => (text.includes('blocked') ? 'block' : 'show'),
        fetch: async (_url, { body }) => {
          const { stream, messages } = JSON.parse(String(body));
          if (stream) return sse(`: comment\n\n${HELLO}`);
          const content = messages[0].content === 'bad' ? 'blocked' : 'Hello.';
          return Response.json({ ...whole, choices: [{ message: { content }, finish_reason: 'stop' }] });
        },
      },
    );
    expect(await (await post(url)).text()).toBe(HELLO);
    expect(await (await post(url, { prompt: 'hi', stream: false })).json()).toEqual(whole);
    const blocked = await post(url, { prompt: 'bad', stream: false });
    expect([blocked.status, (await blocked.json()).error.code]).toEqual([422, 'review']);
  });
});

describe('a connection', () => {
  it('is kept alive by comments while the model is silent, which are no content', async () => {
    const upstream = await startScripted();
    const { url } = await startRelay({ baseUrl: upstream.url }, { heartbeatMs: 20 });
    const engine = createEngine({ url, timeouts: { idle: 2000, stall: 400 }, retry: false });
    const outcome = engine.start('hi');
    const raw = post(url);
    await expect.poll(() => upstream.asked.length).toBe(2);
    upstream.say(chunk('One. '));
    const { came } = await readUntil(await raw, /One.*\n\n(: alive\n\n){3}/);
    expect(came.match(/^id: /gm)).toHaveLength(1);
    // Heartbeats feed the clock of silence alone.
    expect(await outcome).toMatchObject({ status: 'failed', error: { kind: 'timeout', phase: 'stall' } });
    engine.dispose();
  });

  it('to an upstream that falls silent, or never ends, is ended in time', async () => {
    const upstream = await startScripted();
    const { url } = await startRelay({ baseUrl: upstream.url }, { timeouts: { idle: 60 } });
    const sent = post(url);
    await expect.poll(() => upstream.asked.length).toBe(1);
    upstream.say(chunk('One. '));
    expect(await (await sent).text()).toMatch(/"code":"upstream_timeout".*"status":504\}\}\n\n$/);
    await expect.poll(() => upstream.asked[0]?.isGone).toBe(true);
    const late = await startRelay(
      { baseUrl: 'http://upstream.local' },
      {
        timeouts: { head: 30 },
        fetch: (_url, { signal }) =>
          new Promise((_, reject) => signal!.addEventListener('abort', () => reject(signal!.reason))),
      },
    );
    expect((await post(late.url)).status).toBe(504);
  });

  it('that nobody reads holds the upstream back, and a reply without an end is cut off', async () => {
    let pulled = 0;
    const endless = () =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull(controller) {
            pulled += 1;
            controller.enqueue(new TextEncoder().encode(chunk('x'.repeat(1000))));
          },
        }),
        { headers: { 'content-type': 'text/event-stream' } },
      );
    const relay = createRelay({
      upstream: { baseUrl: 'http://upstream.local', models: ['m'] },
      store: false,
      fetch: async () => endless(),
      limits: { replyBytes: 100_000 },
    });
    const ask = () =>
      relay(
        new Request('http://relay/', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"prompt":"hi"}',
        }),
      );
    const reader = (await ask()).body!.getReader();
    await reader.read();
    await new Promise((resolve) => setImmediate(resolve));
    expect(pulled).toBeLessThan(6);
    await reader.cancel();
    expect(await (await ask()).text()).toMatch(/"code":"reply_too_large"/);
    expect(pulled).toBeLessThan(120);
  });

  it('carries the key in no byte, however it is cut, with a store or without, and no log has it or what was said', async () => {
    const said = chunk(`${KEY} sk-live-5f2c and the rest 🔑 wörds`) + FINISH + DONE;
    const bytes = new TextEncoder().encode(said);
    for (const size of [1, 2, 3, 7, 19]) {
      const { url, log } = await startRelay(
        { baseUrl: 'http://upstream.local', headers: { 'x-auth-token': 'token-of-the-relay' } },
        {
          ...(size % 2 && { store: false }),
          fetch: async () =>
            new Response(
              new ReadableStream<Uint8Array>({
                start(controller) {
                  for (let at = 0; at < bytes.length; at += size)
                    controller.enqueue(bytes.slice(at, at + size));
                  controller.close();
                },
              }),
              { headers: { 'content-type': 'text/event-stream' } },
            ),
        },
      );
      const text = (await (await post(url)).text()).replaceAll(/^id: .*\n/gm, '');
      expect(text).toBe(said.replace(KEY, '[removed]'));
      await expect.poll(() => log.length).toBe(2);
      expect(JSON.stringify(log)).not.toMatch(/5f2c|wörds|tide/);
    }
  });
});

describe('what the provider is sent', () => {
  const BODIES = {
    'openai-chat': openaiChatBody,
    'openai-responses': openaiResponsesBody,
    'anthropic-messages': anthropicMessagesBody,
  } as const;

  it.each(Object.keys(BODIES) as (keyof typeof BODIES)[])(
    'in %s is the same, whether the page writes the neutral shape or the provider’s own',
    async (speaks) => {
      const sent: unknown[] = [];
      const relay = createRelay({
        upstream: { baseUrl: 'http://upstream.local/v1/', apiKey: KEY, models: ['m'], speaks },
        fetch: async (_url, { body }) => {
          sent.push(JSON.parse(String(body)));
          return Response.json({ error: { message: 'Enough.' } }, { status: 500 });
        },
        limits: { maxTokens: 500 },
      });
      for (const createBody of [plainBody, BODIES[speaks]]) {
        const body = JSON.stringify(createBody(THREAD, CONTEXT));
        const headers = { 'content-type': 'application/json' };
        await relay(new Request('http://relay/', { method: 'POST', headers, body }));
      }
      expect(sent).toHaveLength(2);
      expect(sent[0]).toEqual(sent[1]);
      const text = JSON.stringify(sent[0]);
      expect(text).toContain('"model":"m"');
      expect(text).toMatch(/"max_(completion_|output_)?tokens":500/);
      for (const word of ['Be brief.', 'And tomorrow?', 'clear sky', 'weather', 'iVBORw0KGgo='])
        expect(text).toContain(word);
    },
  );

  it.each([
    ['another model', { model: 'dearest' }, 400, 'model_not_allowed'],
    ['a tool that the provider runs', { tools: [{ type: 'web_search' }] }, 400, 'tool_not_allowed'],
    ['a message without a role', { messages: [{ content: 'hi' }] }, 400, 'invalid_message'],
    [
      'too many messages',
      { messages: Array(201).fill({ role: 'user', content: 'x' }) },
      413,
      'too_many_messages',
    ],
  ])('%s is refused, and nothing is asked', async (_what, body, status, code) => {
    const relay = createRelay({
      upstream: { baseUrl: 'http://upstream.local', models: ['m'] },
      fetch: () => Promise.reject(new Error('asked')),
    });
    const request = new Request('http://relay/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ prompt: 'hi', ...body }),
    });
    const response = await relay(request);
    expect([response.status, (await response.json()).error.code]).toEqual([status, code]);
  });

  it('is for the server to complete; pages of other sites may ask where they are allowed to', async () => {
    const bodies: Record<string, unknown>[] = [];
    const { url } = await startRelay(
      { baseUrl: 'http://upstream.local' },
      {
        origins: ['https://app.example'],
        authorize: () => 'ada',
        prepare: (body, { user }) => ({ ...body, user }),
        fetch: async (_url, { body }) => {
          bodies.push(JSON.parse(String(body)));
          return sse(HELLO);
        },
      },
    );
    const from = (origin: string) => ({ origin, 'access-control-request-method': 'POST' });
    const allowed = await fetch(url, { method: 'OPTIONS', headers: from('https://app.example') });
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'https://app.example',
    ]);
    const other = await fetch(url, { method: 'OPTIONS', headers: from('https://evil.example') });
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([405, null]);
    await (await post(url)).text();
    expect(bodies).toMatchObject([{ user: 'ada', model: 'own-model', stream: true }]);
  });

  it('options that can’t be right are told when the relay is made', () => {
    expect(() => createRelay({ upstream: { baseUrl: 'localhost:1', models: ['m'] } })).toThrow(/baseUrl/);
    expect(() =>
      createRelay({ upstream: { baseUrl: 'http://x', models: ['m'], speaks: 'x' as never } }),
    ).toThrow(/speaks/);
  });
});

const CONTEXT: BodyContext = {
  system: 'Be brief.',
  maxTokens: 900,
  params: { temperature: 0 },
  tools: [
    {
      name: 'weather',
      description: 'The weather.',
      parameters: { type: 'object', properties: { city: { type: 'string' } } },
    },
  ],
};

const say = (id: string, role: ChatMessage['role'], parts: ChatMessage['parts']): ChatMessage => ({
  ...{ id, role, parts, text: '', status: 'completed' },
  ...{ timing: { createdAt: 0 }, branch: { index: 0, count: 1 } },
});
const call = { id: 'c1', name: 'weather', argsText: '{"city":"Oslo"}', args: { city: 'Oslo' } };
const PNG = 'data:image/png;base64,iVBORw0KGgo=';

const THREAD: readonly ChatMessage[] = [
  say('m1', 'user', [
    { type: 'text', text: 'Weather in Oslo?' },
    { type: 'file', file: { name: 'here.png', mediaType: 'image/png', url: PNG } },
  ]),
  say('m2', 'assistant', [
    { type: 'text', text: 'Let me look.' },
    { type: 'tool-call', call: { ...call, status: 'ready', state: 'done' } },
    { type: 'tool-result', result: { callId: 'c1', name: 'weather', value: 'clear sky' } },
    { type: 'text', text: 'It is clear.' },
  ]),
  say('m3', 'user', [{ type: 'text', text: 'And tomorrow?' }]),
];
