/**
 * Replies in Redis Streams, for several relays: one writes, all can read. A reply has four keys: its facts, the stream
 * of its records, a mark that its writer lives, and one that somebody reads. Who wrote something tells it on a channel,
 * so nobody has to ask again and again; who misses that asks after a second.
 *
 * @see https://redis.io/docs/latest/develop/data-types/streams/
 */
import { createRedisSender, type RedisClient } from './redis-client';
import { factsOf, type RedisDesk, type RedisStoreOptions, readerOf, recordsOf, writerOf } from './redis-desk';
import { createListener } from './redis-listener';
import { createRedisWriter } from './redis-writer';
import {
  type FoundReply,
  type OpenedReply,
  type ReplyEnding,
  type ReplyFacts,
  type ReplyStore,
  StoreError,
} from './reply-store';

/** A store that has a connection of its own. */
export interface RedisStore extends ReplyStore {
  /** Ends the second connection; the client is its owner's to close. */
  close(): void;
}

/** How long nothing told is trusted. */
const ASK_AGAIN_MS = 1000;

/** Records that are fetched at once. */
const BATCH = 256;

/** Puts another reply in the place of one, unless somebody else did before. */
const REPLACE = `if redis.call('GET', KEYS[1]) == ARGV[1] or redis.call('EXISTS', KEYS[1]) == 0 then
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) return ARGV[2] end return redis.call('GET', KEYS[1])`;

/**
 * Makes a store in Redis 6.2 or later from a connected client of the package `redis`.
 *
 * @example
 * ```ts
 * import { createClient } from 'redis';
 *
 * const client = await createClient().on('error', console.error).connect();
 * const store = redisStore(client);
 * ```
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): RedisStore {
  const {
    prefix = 'deltakit:',
    graceMs = 30_000,
    keepMs = 300_000,
    timeoutMs = 3000,
    leaseMs = 10_000,
  } = options;
  const send = createRedisSender(client, timeoutMs);
  const listener = createListener(client, timeoutMs);
  const desk: RedisDesk = {
    ...{ prefix, graceMs, keepMs, timeoutMs, leaseMs, send },
    listen: (id, onMessage) => listener.listen(`${prefix}${id}`, onMessage),
  };

  async function find(id: string): Promise<FoundReply | undefined> {
    const found = await send('HMGET', factsOf(desk, id), 'owner', 'fingerprint', 'speaks', 'ending');
    const [owner, fingerprint, speaks, ending] = Array.isArray(found) ? found : [];
    if (typeof owner !== 'string' || typeof fingerprint !== 'string') return undefined;
    return { id, owner, fingerprint, speaks: `${speaks}`, ending: isEnding(ending) ? ending : undefined };
  }

  return {
    async open(key, facts): Promise<OpenedReply> {
      await prepare(desk, facts);
      if (key === undefined) return { reply: facts, writer: createRedisWriter(desk, facts.id) };
      const place = `${prefix}key:${key}`;
      let holder = await send('GET', place);
      for (;;) {
        const older = typeof holder === 'string' ? await find(holder) : undefined;
        if (older && older.ending !== 'failed') {
          await send('DEL', factsOf(desk, facts.id));
          return { reply: older };
        }
        const before = typeof holder === 'string' ? holder : '';
        holder = await send('EVAL', REPLACE, 1, place, before, facts.id, keepMs);
        if (holder === facts.id) {
          return { reply: facts, writer: createRedisWriter(desk, facts.id, place) };
        }
      }
    },
    find,
    read: (id, from, signal) => readReply(desk, id, from, signal),
    async cancel(id) {
      // For a writer that misses the message, too.
      await send('HSET', factsOf(desk, id), 'ending', 'cancelled' satisfies ReplyEnding);
      await send('PUBLISH', `${prefix}${id}`, 'cancel');
    },
    close: listener.close,
  };
}

async function prepare({ send, ...desk }: RedisDesk, { id, ...facts }: ReplyFacts): Promise<void> {
  const { owner, fingerprint, speaks } = facts;
  await Promise.all([
    send('HSET', factsOf(desk, id), 'owner', owner, 'fingerprint', fingerprint, 'speaks', speaks),
    send('PEXPIRE', factsOf(desk, id), desk.keepMs),
    send('SET', writerOf(desk, id), '1', 'PX', desk.leaseMs),
    send('SET', readerOf(desk, id), '1', 'PX', desk.graceMs),
  ]);
}

async function* readReply(
  desk: RedisDesk,
  id: string,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], void> {
  const { send, graceMs } = desk;
  let wake = () => {};
  let isTold = true;
  const stopListening = await desk.listen(id, () => {
    isTold = true;
    wake();
  });
  const leave = () => wake();
  signal.addEventListener('abort', leave);
  const stay = () => send('SET', readerOf(desk, id), '1', 'PX', graceMs);
  const timer = setInterval(() => void stay().catch(() => {}), graceMs / 3);
  try {
    await stay();
    let isEnded = false;
    for (let at = from; !signal.aborted; ) {
      isTold = false;
      const { records, isOver } = await fetchRecords(desk, id, at);
      at += records.length;
      if (records.length > 0) yield records;
      // Where a writer died behind a stop, no record says that nothing follows.
      if (isOver || (isEnded && records.length === 0)) return;
      if (records.length > 0 || isTold || signal.aborted) continue;
      isEnded = await hasEnded(desk, id);
      if (isTold || isEnded) continue;
      await new Promise<void>((resolve) => {
        const again = setTimeout(resolve, ASK_AGAIN_MS);
        wake = () => {
          clearTimeout(again);
          resolve();
        };
      });
    }
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', leave);
    stopListening();
    // From now on the grace counts.
    stay().catch(() => {});
  }
}

interface Fetched {
  records: string[];
  /** Nothing follows. */
  isOver: boolean;
}

async function fetchRecords(desk: RedisDesk, id: string, at: number): Promise<Fetched> {
  const found = await desk.send('XRANGE', recordsOf(desk, id), `(${at}-0`, '+', 'COUNT', BATCH);
  const records: string[] = [];
  for (const entry of Array.isArray(found) ? found : []) {
    const [name, value] = Array.isArray(entry) && Array.isArray(entry[1]) ? entry[1] : [];
    if (name === 'end') return { records, isOver: true };
    if (typeof value === 'string') records.push(value);
  }
  return { records, isOver: false };
}

/**
 * Whether a reply has ended of which nothing more has come.
 *
 * @throws StoreError `lost` where nobody writes it any more, though it has not
 */
async function hasEnded({ send, ...desk }: RedisDesk, id: string): Promise<boolean> {
  if ((await send('EXISTS', writerOf(desk, id))) !== 0) return false;
  if (isEnding(await send('HGET', factsOf(desk, id), 'ending'))) return true;
  throw new StoreError('lost', 'The relay that wrote this reply is gone.');
}

function isEnding(value: unknown): value is ReplyEnding {
  return value === 'whole' || value === 'failed' || value === 'cancelled';
}
