/** How much each user has used in the window that is running: in memory for one relay, in Redis for several. */
import { createRedisSender, type RedisClient } from '../store/redis-client';

/** What a user has used. */
export interface Used {
  readonly tokens: number;
  readonly requests: number;
  /** When it is forgotten, in milliseconds since 1970. */
  readonly resetAt: number;
}

/** Counts for each user. A window begins with a user's first request, and all is forgotten at its end. */
export interface Ledger {
  /** Adds to what a user has used, or takes from it, down to nothing, and gives what it is then. */
  add(user: string, more: { tokens: number; requests: number }, windowMs: number): Promise<Used>;
}

/**
 * Counts in this process's memory.
 *
 * @param options `users`: how many are remembered at once. Those whose window ends first give way. Default 100,000
 */
export function memoryLedger({ users: most = 100_000 }: { users?: number } = {}): Ledger {
  const users = new Map<string, Used>();
  return {
    async add(user, { tokens, requests }, windowMs) {
      const now = Date.now();
      const known = users.get(user);
      const before =
        known && known.resetAt > now ? known : { tokens: 0, requests: 0, resetAt: now + windowMs };
      const used: Used = {
        tokens: Math.max(0, before.tokens + tokens),
        requests: Math.max(0, before.requests + requests),
        resetAt: before.resetAt,
      };
      // In the order in which windows began, and so will end.
      if (before !== known) users.delete(user);
      users.set(user, used);
      for (const first of users.keys()) {
        if (users.size <= most) break;
        users.delete(first);
      }
      return used;
    },
  };
}

/** Both counts and the end of the window, at once. */
const ADD = `local t = redis.call('HINCRBY', KEYS[1], 'tokens', ARGV[1])
local r = redis.call('HINCRBY', KEYS[1], 'requests', ARGV[2])
if t < 0 then redis.call('HSET', KEYS[1], 'tokens', 0) t = 0 end
if r < 0 then redis.call('HSET', KEYS[1], 'requests', 0) r = 0 end
local ms = redis.call('PTTL', KEYS[1])
if ms < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[3]) ms = tonumber(ARGV[3]) end
return {t, r, ms}`;

/**
 * Counts in Redis, for several relays.
 *
 * @example
 * ```ts
 * import { createClient } from 'redis';
 *
 * const client = await createClient().connect();
 * const rateLimit = { tokens: 200_000, windowMs: 3_600_000, ledger: redisLedger(client) };
 * ```
 */
export function redisLedger(
  client: Pick<RedisClient, 'sendCommand'>,
  { prefix = 'deltakit:', timeoutMs = 3000 }: { prefix?: string; timeoutMs?: number } = {},
): Ledger {
  const send = createRedisSender(client, timeoutMs);
  return {
    async add(user, { tokens, requests }, windowMs) {
      const counts = await send('EVAL', ADD, 1, `${prefix}used:${user}`, tokens, requests, windowMs);
      const [usedTokens, usedRequests, ms] = Array.isArray(counts) ? counts.map(Number) : [];
      return { tokens: usedTokens ?? 0, requests: usedRequests ?? 0, resetAt: Date.now() + (ms ?? windowMs) };
    },
  };
}
