/** Law: wherever a connection is cut, and whichever relay is asked to go on, the reply is the same as uncut. */
import { createEngine, type Outcome } from 'deltakit/core';
import { memoryStore, type ReplyStore } from 'deltakit/relay';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveMock } from '../../scripts/serve-http';
import { type Cut, cutFetch } from './cut-fetch';
import {
  chunk,
  closeAll,
  DONE,
  FINISH,
  post,
  readUntil,
  startRelay,
  startScripted,
  USAGE,
} from './start-relay';

const FORMATS = ['openai-chat', 'openai-responses', 'anthropic-messages'] as const;
const SCENARIOS = ['tool-call', 'reasoning', 'short', 'refusal'];

let mock: Awaited<ReturnType<typeof serveMock>>;
let store: ReplyStore;
/** Two relays that share a store. */
const relays: string[] = [];

beforeAll(async () => {
  mock = await serveMock({ speed: Infinity });
  store = memoryStore();
  for (let count = 0; count < 2; count++) {
    const [first, ...rest] = FORMATS.map((speaks) => ({
      baseUrl: `${mock.url}/v1`,
      apiKey: 'sk-live-5f2c9a7e41d84b0c',
      speaks,
      models: SCENARIOS.map((scenario) => `${speaks}/${scenario}`) as [string, ...string[]],
    }));
    const prepare = ({ model, ...body }: Record<string, unknown>) => ({
      ...body,
      model,
      scenario: `${model}`.split('/')[1],
    });
    const { url } = await startRelay(first!, { upstream: [first!, ...rest], store, prepare });
    relays.push(url);
  }
});
afterAll(async () => {
  await closeAll();
  await mock.close();
});

async function ask(model: string, cuts: readonly Cut[]): Promise<Outcome> {
  const engine = createEngine({
    url: 'http://relay/',
    resume: true,
    idempotencyKey: true,
    body: { model },
    fetch: cutFetch(relays, cuts),
    retry: { attempts: 6, baseMs: 0 },
    pacing: 'instant',
  });
  try {
    return await engine.start('What now?');
  } finally {
    engine.dispose();
  }
}

const replyOf = (outcome: Outcome) => {
  if (outcome.status !== 'completed') throw new Error(JSON.stringify(outcome));
  // The mock numbers its replies.
  const { id: _, ...reply } = outcome.final;
  return JSON.parse(JSON.stringify(reply).replaceAll(/(msg|resp|rs|fc|chatcmpl)[-_]mock[-\w]*/g, 'id'));
};

describe('a reply through two relays', () => {
  it.each(FORMATS)('in %s is the same wherever it is cut, and whoever goes on with it', async (format) => {
    const asked = mock.mock.requests.length;
    const uncut = new Map<string, unknown>();
    for (const scenario of SCENARIOS) {
      uncut.set(scenario, replyOf(await ask(`${format}/${scenario}`, [])));
    }
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SCENARIOS),
        fc.array(fc.record({ at: fc.integer({ min: 1, max: 1500 }), relay: fc.nat(1) }), { maxLength: 4 }),
        async (scenario, cuts) => {
          runs += 1;
          const reply = replyOf(await ask(`${format}/${scenario}`, [...cuts, { at: Infinity, relay: 1 }]));
          expect(reply).toEqual(uncut.get(scenario));
        },
      ),
      { numRuns: 12 },
    );
    // However often it was cut, each was asked for once.
    expect(mock.mock.requests.length - asked).toBe(SCENARIOS.length + runs);
  });
});

describe('one request', () => {
  it('that comes twice is asked once, and both get the same events; another body is refused', async () => {
    const upstream = await startScripted();
    const { url, log } = await startRelay({ baseUrl: upstream.url });
    const headers = { 'idempotency-key': 'req_1' };
    const first = post(url, undefined, { headers });
    const second = post(url, undefined, { headers });
    await expect.poll(() => upstream.asked.length).toBe(1);
    upstream.say(chunk('Good ') + chunk('morning.') + FINISH + USAGE + DONE);
    upstream.end();
    const texts = await Promise.all([first, second].map(async (one) => (await one).text()));
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]!.match(/^id: /gm)).toHaveLength(5);
    const third = await (await post(url, undefined, { headers })).text();
    expect(third).toBe(texts[0]);
    const other = await post(url, { messages: [{ role: 'user', content: 'other' }] }, { headers });
    expect([other.status, (await other.json()).error.code]).toEqual([422, 'idempotency_key_reused']);
    expect(upstream.asked).toHaveLength(1);
    await expect.poll(() => log.filter(({ type }) => type === 'request')).toHaveLength(4);
    expect(log.map((entry) => entry.type === 'request' && entry.kind)).toEqual(
      expect.arrayContaining(['new', 'joined', 'joined']),
    );
  });

  it('of another user with the same key, or the same id of an event, has nothing of it', async () => {
    const upstream = await startScripted();
    const { url } = await startRelay(
      { baseUrl: upstream.url },
      { authorize: (request) => request.headers.get('x-user') },
    );
    const askAs = (user: string, more = {}) =>
      post(url, undefined, { headers: { 'x-user': user, 'idempotency-key': 'req_1', ...more } });
    const mine = askAs('ada');
    await expect.poll(() => upstream.asked.length).toBe(1);
    upstream.say(chunk('secret'));
    const { came, reader } = await readUntil(await mine, 'secret');
    const id = /id: (\S+)/.exec(came)?.[1];
    const theirs = await askAs('bob', { 'last-event-id': id });
    expect([theirs.status, (await theirs.json()).error.code]).toEqual([410, 'reply_gone']);
    const nobody = await askAs('');
    expect([nobody.status, (await nobody.json()).error.code]).toEqual([401, 'not_signed_in']);
    const other = askAs('bob');
    await expect.poll(() => upstream.asked.length).toBe(2);
    // A stop, too, is of one's own alone.
    await post(url, { requestId: 'req_1' }, { headers: { 'x-user': 'eve' } });
    upstream.say(FINISH + DONE);
    upstream.end();
    expect(await (await other).text()).not.toContain('secret');
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('finish_reason');
  });

  it('that failed before its reply is asked anew', async () => {
    let count = 0;
    const { url } = await startRelay(
      { baseUrl: 'http://upstream.local' },
      {
        fetch: async () => {
          count += 1;
          return count === 1
            ? Response.json({ error: { message: 'Overloaded.' } }, { status: 503 })
            : new Response(chunk('Hi.') + FINISH + DONE, {
                headers: { 'content-type': 'text/event-stream' },
              });
        },
      },
    );
    const headers = { 'idempotency-key': 'req_1' };
    expect((await post(url, undefined, { headers })).status).toBe(503);
    expect(await (await post(url, undefined, { headers })).text()).toContain('Hi.');
  });
});

describe('who leaves', () => {
  it('may come back within the grace, and finds what was said meanwhile', async () => {
    const upstream = await startScripted();
    const { url } = await startRelay({ baseUrl: upstream.url });
    const client = new AbortController();
    const sent = post(url, undefined, { signal: client.signal });
    await expect.poll(() => upstream.asked.length).toBe(1);
    upstream.say(chunk('One. '));
    const { came } = await readUntil(await sent, 'One');
    client.abort();
    upstream.say(chunk('Two. ') + chunk('Three.') + FINISH + DONE);
    upstream.end();
    const headers = { 'last-event-id': /id: (\S+)/.exec(came)![1]! };
    const rest = await (await post(url, undefined, { headers })).text();
    expect(rest).toMatch(/^id: \S+\.2\ndata: .*Two.*\.3\n.*Three.*\[DONE\]\n\n$/s);
    expect(upstream.asked[0]?.isGone).toBe(false);
  });

  it('and stays away ends it upstream behind the grace; then it can be asked again', async () => {
    const upstream = await startScripted();
    const { url, log } = await startRelay({ baseUrl: upstream.url }, { store: memoryStore({ graceMs: 50 }) });
    const client = new AbortController();
    const headers = { 'idempotency-key': 'req_1' };
    const sent = post(url, undefined, { headers, signal: client.signal });
    await expect.poll(() => upstream.asked.length).toBe(1);
    upstream.say(chunk('One. '));
    const { came } = await readUntil(await sent, 'One');
    client.abort();
    await expect.poll(() => upstream.asked[0]?.isGone).toBe(true);
    await expect
      .poll(() => log.find(({ type }) => type === 'reply'))
      .toMatchObject({ ending: 'cancelled', code: 'abandoned', isEstimated: true });
    const id = /id: (\S+)/.exec(came)![1]!;
    const late = await post(url, undefined, { headers: { ...headers, 'last-event-id': id } });
    expect(await late.text()).toContain('reply_abandoned');
    void post(url, undefined, { headers }).catch(() => {});
    await expect.poll(() => upstream.asked.length).toBe(2);
  });

  it('by a stop ends it upstream at once, also where another still reads, and where the stop came first', async () => {
    const upstream = await startScripted();
    const { url, log } = await startRelay({ baseUrl: upstream.url });
    const engine = createEngine({ url, cancel: url, resume: true });
    const outcome = engine.start('hi');
    await expect.poll(() => upstream.asked.length).toBe(1);
    upstream.say(chunk('One. '));
    await expect.poll(() => engine.getSnapshot().state.status).toBe('streaming');
    const requestId = log.flatMap((entry) => (entry.type === 'request' ? [entry.requestId] : []))[0]!;
    const body = JSON.stringify({ messages: [{ role: 'user', content: 'hi' }] });
    engine.stop();
    expect(await outcome).toMatchObject({ status: 'cancelled', partial: { text: 'One. ' } });
    await expect.poll(() => upstream.asked[0]?.isGone).toBe(true);
    await expect
      .poll(() => log.find(({ type }) => type === 'reply'))
      .toMatchObject({ ending: 'cancelled', code: 'stopped' });
    engine.dispose();
    const headers = { 'idempotency-key': requestId };
    expect((await post(url, JSON.parse(body), { headers })).status).toBe(410);
    // The same where the stop is faster than what it stops.
    expect((await post(url, { requestId: 'req_2' })).status).toBe(204);
    const late = await post(url, undefined, { headers: { 'idempotency-key': 'req_2' } });
    expect([late.status, (await late.json()).error.code]).toEqual([410, 'reply_stopped']);
    expect(upstream.asked).toHaveLength(1);
  });
});
