/** Replies in this process's memory, bounded: for one relay. */
import {
  type FoundReply,
  type OpenedReply,
  type ReplyEnding,
  type ReplyFacts,
  type ReplyStore,
  type ReplyWriter,
  StoreError,
  type WriteStop,
} from './reply-store';

/** How much is kept, and for how long. Times in milliseconds. */
export interface MemoryStoreOptions {
  /** How long a reply that nobody reads goes on, so that who lost the connection can come back. Default 30,000. */
  graceMs?: number;
  /** How long a reply is kept once it has ended. Default 300,000. */
  keepMs?: number;
  /** Default 1000. */
  replies?: number;
  /** Of all replies together, in UTF-16 code units. Default 64 Mi. */
  chars?: number;
}

interface Kept extends FoundReply {
  readonly key: string | undefined;
  readonly records: string[];
  readonly stop: AbortController;
  /** Who waits for more. */
  readonly waiting: Set<() => void>;
  readers: number;
  chars: number;
  ending: ReplyEnding | undefined;
  /** Why it could not be kept to its end. */
  failure: StoreError | undefined;
  endedAt: number;
  grace: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Makes a store in memory: the relay's default. What ended longest ago gives way; where everything that is kept is
 * still under way, a new reply is refused.
 *
 * @example
 * ```ts
 * const store = memoryStore({ graceMs: 10_000, replies: 200 });
 * ```
 */
export function memoryStore(options: MemoryStoreOptions = {}): ReplyStore {
  const { graceMs = 30_000, keepMs = 300_000, replies = 1000, chars = 2 ** 26 } = options;
  const kept = new Map<string, Kept>();
  const idsByKey = new Map<string, string>();
  let total = 0;

  function drop(reply: Kept): void {
    clearTimeout(reply.grace);
    kept.delete(reply.id);
    total -= reply.chars;
    if (reply.key !== undefined && idsByKey.get(reply.key) === reply.id) idsByKey.delete(reply.key);
  }

  /** Whether there is room for one more reply, or for so much more of one. */
  function hasRoom(more: { replies: number; chars: number }): boolean {
    const isFull = () => kept.size + more.replies > replies || total + more.chars > chars;
    if (!isFull()) return true;
    const ended = [...kept.values()].filter(({ ending }) => ending);
    ended.sort((a, b) => a.endedAt - b.endedAt);
    for (const reply of ended) if (isFull()) drop(reply);
    return !isFull();
  }

  function forgetOld(): void {
    const oldest = Date.now() - keepMs;
    for (const reply of [...kept.values()]) if (reply.ending && reply.endedAt <= oldest) drop(reply);
  }

  function tell(reply: Kept): void {
    for (const wake of [...reply.waiting]) wake();
  }

  function end(reply: Kept, ending: ReplyEnding): void {
    if (reply.ending) return;
    reply.ending = ending;
    reply.endedAt = Date.now();
    clearTimeout(reply.grace);
    tell(reply);
  }

  /** Nobody reads it: it goes on for a while. */
  function leave(reply: Kept): void {
    if (reply.ending || reply.readers > 0) return;
    clearTimeout(reply.grace);
    reply.grace = setTimeout(() => reply.stop.abort('abandoned' satisfies WriteStop), graceMs);
  }

  function createWriter(reply: Kept): ReplyWriter {
    return {
      signal: reply.stop.signal,
      async append(records) {
        if (reply.ending) return;
        const size = records.reduce((sum, { length }) => sum + length, 0);
        if (!hasRoom({ replies: 0, chars: size })) {
          reply.failure = new StoreError('full', `The replies under way are longer than ${chars} together.`);
          throw reply.failure;
        }
        reply.chars += size;
        total += size;
        reply.records.push(...records);
        tell(reply);
      },
      end: async (ending) => end(reply, ending),
    };
  }

  return {
    async open(key, facts): Promise<OpenedReply> {
      forgetOld();
      const id = key === undefined ? undefined : idsByKey.get(key);
      const older = id === undefined ? undefined : kept.get(id);
      if (older && older.ending !== 'failed') return { reply: older };
      if (!hasRoom({ replies: 1, chars: 0 })) {
        throw new StoreError('full', `All ${replies} replies that may be kept are under way.`);
      }
      const reply = keep(key, facts);
      kept.set(reply.id, reply);
      if (key !== undefined) idsByKey.set(key, reply.id);
      leave(reply);
      return { reply, writer: createWriter(reply) };
    },
    async find(id) {
      forgetOld();
      return kept.get(id);
    },
    async *read(id, from, signal) {
      const reply = must(kept.get(id));
      reply.readers += 1;
      clearTimeout(reply.grace);
      try {
        for (let at = from; !signal.aborted; ) {
          if (at < reply.records.length) {
            const records = reply.records.slice(at);
            at += records.length;
            yield records;
          } else if (reply.failure) throw reply.failure;
          else if (reply.ending) return;
          else await untilTold(reply, signal);
        }
      } finally {
        reply.readers -= 1;
        leave(reply);
      }
    },
    async cancel(id) {
      const reply = kept.get(id);
      if (reply && !reply.ending) reply.stop.abort('stopped' satisfies WriteStop);
    },
  };
}

function keep(key: string | undefined, facts: ReplyFacts): Kept {
  return {
    ...facts,
    key,
    records: [],
    stop: new AbortController(),
    waiting: new Set(),
    readers: 0,
    chars: 0,
    ending: undefined,
    failure: undefined,
    endedAt: 0,
    grace: undefined,
  };
}

function must(reply: Kept | undefined): Kept {
  if (!reply) throw new StoreError('lost', 'The reply is no longer kept.');
  return reply;
}

/** Until the reply grew or ended, or the reader left. */
function untilTold({ waiting }: Kept, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      waiting.delete(wake);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    waiting.add(wake);
    signal.addEventListener('abort', wake);
  });
}
