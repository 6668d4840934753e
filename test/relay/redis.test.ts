/** Several relays over a real Redis: stores that keep the same laws, and replies that outlive a relay's connection. */
import { createEngine } from 'deltakit/core';
import {
  memoryStore,
  type ReplyFacts,
  type ReplyStore,
  redisLedger,
  redisStore,
  StoreError,
} from 'deltakit/relay';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveMock } from '../../scripts/serve-http';
import { cutFetch } from './cut-fetch';
import { connectRedis, type StartedRedis, startRedis } from './start-redis';
import {
  chunk,
  closeAll,
  DONE,
  FINISH,
  KEY,
  post,
  readUntil,
  type ScriptedUpstream,
  startScripted,
  USAGE,
} from './start-relay';
import { type RelayProcess, startRelayProcess } from './start-relay-process';

let redis: StartedRedis;
let upstream: ScriptedUpstream;
let mock: Awaited<ReturnType<typeof serveMock>>;
let relays: RelayProcess[];
const clients: Awaited<ReturnType<typeof connectRedis>>[] = [];

beforeAll(async () => {
  [redis, upstream, mock] = await Promise.all([startRedis(), startScripted(), serveMock({ speed: 50 })]);
  const environment = { REDIS_PATH: redis.path, SCRIPTED: upstream.url, MOCK: `${mock.url}/v1` };
  relays = await Promise.all([startRelayProcess(environment), startRelayProcess(environment)]);
}, 120_000);
afterAll(async () => {
  for (const client of clients) client.destroy();
  await Promise.all((relays ?? []).map((relay) => relay.close()));
  await Promise.all([closeAll(), mock?.close()]);
  await redis?.close();
});

async function connect() {
  const client = await connectRedis(redis.path);
  clients.push(client);
  return client;
}

let count = 0;
const facts = (): ReplyFacts => ({
  id: `reply-${++count}`,
  owner: 'ada',
  fingerprint: 'f',
  speaks: 'openai-chat',
});

async function readAll(store: ReplyStore, id: string, from = 0): Promise<string[]> {
  const all: string[] = [];
  for await (const some of store.read(id, from, new AbortController().signal)) all.push(...some);
  return all;
}

describe.each([
  ['in memory', async (graceMs: number) => memoryStore({ graceMs })],
  ['in Redis', async (graceMs: number) => redisStore(await connect(), { graceMs, leaseMs: 30_000 })],
])('a store %s', (_name, create) => {
  it('has one writer, and every reader gets all of it in its order, whenever it comes', async () => {
    const store = await create(5000);
    const key = `key-${++count}`;
    const opened = await Promise.all(Array.from({ length: 8 }, () => store.open(key, facts())));
    const writers = opened.filter(({ writer }) => writer);
    expect(writers).toHaveLength(1);
    const [{ reply, writer }] = writers as [(typeof writers)[0]];
    expect(new Set(opened.map((one) => one.reply.id))).toEqual(new Set([reply.id]));
    const expected = Array.from({ length: 700 }, (__, at) => `record ${at} é🔑`);
    const early = readAll(store, reply.id);
    const middle = readAll(store, reply.id, 300);
    for (let at = 0; at < 700; at += 50) await writer!.append(expected.slice(at, at + 50));
    await writer!.end('whole');
    expect(await early).toEqual(expected);
    expect(await middle).toEqual(expected.slice(300));
    expect(await readAll(store, reply.id, 699)).toEqual(expected.slice(699));
    expect(await store.find(reply.id)).toMatchObject({ owner: 'ada', ending: 'whole' });
    expect((await store.open(key, facts())).writer).toBeUndefined();
    expect(await store.find('another')).toBeUndefined();
  });

  it('puts a new reply in the place of one that failed', async () => {
    const store = await create(5000);
    const key = `key-${++count}`;
    const first = await store.open(key, facts());
    await first.writer!.end('failed');
    const second = await Promise.all([store.open(key, facts()), store.open(key, facts())]);
    expect(second.filter(({ writer }) => writer)).toHaveLength(1);
    expect(second[0]!.reply.id).toBe(second[1]!.reply.id);
    expect(second[0]!.reply.id).not.toBe(first.reply.id);
    for (const { writer } of second) await writer?.end('whole');
  });

  it('tells the writer of a stop, and that nobody reads any more', async () => {
    const store = await create(5000);
    const stopped = await store.open('a', facts());
    const left = await (await create(60)).open('b', facts());
    await store.cancel(stopped.reply.id);
    await expect.poll(() => stopped.writer!.signal.reason).toBe('stopped');
    await expect.poll(() => left.writer!.signal.reason).toBe('abandoned');
    await Promise.all([stopped.writer!.end('cancelled'), left.writer!.end('failed')]);
    expect((await store.open('a', facts())).reply.ending).toBe('cancelled');
  });
});

it('a store in memory keeps no more than it may, and says so to who writes and who reads', async () => {
  const store = memoryStore({ replies: 2, chars: 100 });
  const [first, second] = [await store.open('1', facts()), await store.open('2', facts())];
  await expect(store.open('3', facts())).rejects.toThrow(StoreError);
  const read = readAll(store, first.reply.id);
  read.catch(() => {});
  await first.writer!.append(['x'.repeat(90)]);
  await expect(first.writer!.append(['x'.repeat(20)])).rejects.toThrow(/longer than 100/);
  await expect(read).rejects.toThrow(/longer than 100/);
  await first.writer!.end('failed');
  // What has ended gives way.
  await second.writer!.append(['y'.repeat(20)]);
  expect(await store.find(first.reply.id)).toBeUndefined();
});

const idIn = (text: string) => [...text.matchAll(/^id: (\S+)$/gm)].at(-1)![1]!;

describe('two relays over Redis', () => {
  it('a reply that was cut at one goes on at the other, while it is still written', async () => {
    const [one, two] = relays as [RelayProcess, RelayProcess];
    const asked = upstream.asked.length;
    const client = new AbortController();
    const sent = post(one.url, undefined, { signal: client.signal });
    await expect.poll(() => upstream.asked.length).toBe(asked + 1);
    upstream.say(chunk('One. '));
    const { came } = await readUntil(await sent, 'One');
    client.abort();
    const resumed = await post(two.url, undefined, { headers: { 'last-event-id': idIn(came) } });
    upstream.say(chunk('Two. '));
    const { reader } = await readUntil(resumed, 'Two');
    upstream.say(FINISH + USAGE + DONE);
    upstream.end();
    let rest = '';
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      rest += new TextDecoder().decode(next.value);
    }
    expect(rest).toMatch(/finish_reason.*"total_tokens":12.*\[DONE\]\n\n$/s);
    expect(rest).not.toMatch(/One|Two/);
    await expect
      .poll(() => one.log.find(({ type }) => type === 'reply'))
      .toMatchObject({ ending: 'whole', usage: { totalTokens: 12 }, isEstimated: false });
    expect(two.log.map((entry) => entry.type === 'request' && entry.kind)).toContain('resumed');
  });

  it('the engine of the hooks gets the same reply, cut at one relay process and resumed at the other', async () => {
    const addresses = relays.map(({ url }) => url);
    const play = async (...places: number[]) => {
      const engine = createEngine({
        url: 'http://relay/',
        body: { model: 'reasoning' },
        resume: true,
        idempotencyKey: true,
        retry: { attempts: 6, baseMs: 0 },
        pacing: 'instant',
        fetch: cutFetch(
          addresses,
          [...places, Infinity].map((at, attempt) => ({ at, relay: attempt % 2 })),
        ),
      });
      const outcome = await engine.start('Think.');
      engine.dispose();
      if (outcome.status !== 'completed') throw new Error(JSON.stringify(outcome));
      return { ...outcome.final, id: '' };
    };
    const uncut = await play();
    expect(uncut.reasoning.length + uncut.text.length).toBeGreaterThan(100);
    const cut = await Promise.all([play(1), play(300), play(700, 900), play(1, 500, 1200), play(2500, 600)]);
    for (const reply of cut) expect(reply).toEqual(uncut);
    expect(mock.mock.requests).toHaveLength(6);
    const kinds = relays.map(({ log }) => log.flatMap((one) => (one.type === 'request' ? [one.kind] : [])));
    for (const some of kinds) expect(some).toContain('resumed');
  });

  it('a stop at one ends what the other writes', async () => {
    const [one, two] = relays as [RelayProcess, RelayProcess];
    const headers = { 'idempotency-key': 'req_stop' };
    const asked = upstream.asked.length;
    const sent = post(one.url, undefined, { headers });
    await expect.poll(() => upstream.asked.length).toBe(asked + 1);
    upstream.say(chunk('One. '));
    const reading = (await sent).text();
    expect((await post(two.url, { requestId: 'req_stop' })).status).toBe(204);
    await expect.poll(() => upstream.asked.at(-1)?.isGone).toBe(true);
    expect(await reading).toContain('"code":"reply_stopped"');
    expect((await post(two.url, undefined, { headers })).status).toBe(410);
  });

  it('the limit of a user is one for both', async () => {
    const client = await connect();
    const ledger = redisLedger(client);
    await ledger.add('eve', { tokens: 100_000, requests: 1 }, 60_000);
    for (const { url } of relays) {
      const refused = await post(url, undefined, { headers: { 'x-user': 'eve' } });
      expect([refused.status, refused.headers.get('x-ratelimit-remaining-tokens')]).toEqual([429, '0']);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    }
    const used = await Promise.all(
      Array.from({ length: 50 }, () => ledger.add('bob', { tokens: 10, requests: 1 }, 60_000)),
    );
    expect(Math.max(...used.map(({ tokens }) => tokens))).toBe(500);
    expect(await ledger.add('bob', { tokens: -900, requests: 0 }, 60_000)).toMatchObject({ tokens: 0 });
  });

  it('a Redis that stops answering ends a reply with an error that says so, and upstream too', async () => {
    const [one, two] = relays as [RelayProcess, RelayProcess];
    const asked = upstream.asked.length;
    const sent = post(one.url);
    await expect.poll(() => upstream.asked.length).toBe(asked + 1);
    upstream.say(chunk('One. '));
    const { came, reader } = await readUntil(await sent, 'One');
    const resumed = await post(two.url, undefined, { headers: { 'last-event-id': idIn(came) } });
    const both = Promise.all([
      resumed.text(),
      reader.read().then(({ value }) => new TextDecoder().decode(value)),
    ]);
    redis.freeze();
    try {
      upstream.say(chunk('Two. '));
      const [texts, refused] = await Promise.all([both, post(two.url)]);
      for (const text of texts) {
        expect(text).toMatch(
          /^data: \{"error":\{"code":"store_unavailable","message":"[^"]+","status":503\}\}\n\n$/,
        );
      }
      expect([refused.status, (await refused.json()).error.code]).toEqual([503, 'store_unavailable']);
      await expect.poll(() => upstream.asked.at(-1)?.isGone).toBe(true);
      await expect
        .poll(() => one.log.findLast(({ type }) => type === 'reply'))
        .toMatchObject({ ending: 'cancelled', code: 'store-lost' });
    } finally {
      redis.thaw();
    }
    const again = post(one.url);
    await expect.poll(() => upstream.asked.length).toBe(asked + 2);
    upstream.say(chunk('Three.') + FINISH + DONE);
    upstream.end();
    expect(await (await again).text()).toContain('Three.');
  });

  it('a relay that dies leaves no reader waiting for it', async () => {
    const [one, two] = relays as [RelayProcess, RelayProcess];
    const asked = upstream.asked.length;
    const sent = post(one.url);
    await expect.poll(() => upstream.asked.length).toBe(asked + 1);
    upstream.say(chunk('One. '));
    const { came } = await readUntil(await sent, 'One');
    const resumed = await post(two.url, undefined, { headers: { 'last-event-id': idIn(came) } });
    await one.close();
    expect(await resumed.text()).toMatch(/^data: .*"code":"writer_unavailable"/);
    expect(relays.map(({ printed }) => printed()).join('')).not.toMatch(new RegExp(`${KEY}|One\\.`));
  });
});
