/**
 * A user's request in, admitted or refused out, with the headers that say what is left. Tokens are known when a reply
 * has ended: until then an estimate stands for them, so that many requests at once can't all pass on what is left.
 */
import { RelayError } from '../relay-error';
import type { Ledger, Used } from './ledger';

/** How much a user may use in a time. */
export interface RateLimit {
  /** Tokens, of requests and replies together, as the provider counted them. */
  readonly tokens?: number;
  readonly requests?: number;
  /** How long the time is, in milliseconds, from a user's first request on. */
  readonly windowMs: number;
  /** Who counts. Default: this process's memory. */
  readonly ledger?: Ledger;
}

/** A request that was admitted. */
export interface Admission {
  readonly headers: Readonly<Record<string, string>>;
  /** Puts what was used in the place of the estimate. */
  settle(tokens: number): Promise<void>;
}

/** @throws RelayError 429 where the limit is reached, with when to come back; 503 where nobody can tell */
export async function admit(
  limit: RateLimit,
  ledger: Ledger,
  user: string,
  estimate: number,
): Promise<Admission> {
  const add = (tokens: number, requests: number) => ledger.add(user, { tokens, requests }, limit.windowMs);
  let used: Used;
  try {
    used = await add(estimate, 1);
  } catch (error) {
    throw unknown(error);
  }
  const isOver =
    used.tokens - estimate >= (limit.tokens ?? Infinity) || used.requests > (limit.requests ?? Infinity);
  if (!isOver) {
    return {
      headers: toHeaders(limit, used),
      settle: async (tokens) => {
        // Behind the end of its window the estimate is forgotten: taken back, it would be taken from the next one.
        if (Date.now() < used.resetAt) await add(tokens - estimate, 0);
      },
    };
  }
  const before = await add(-estimate, -1).catch(() => used);
  const seconds = secondsUntil(before);
  throw new RelayError(
    429,
    'rate_limit_exceeded',
    `You have used all that you may for now. Try again in ${seconds} s.`,
    { headers: { ...toHeaders(limit, before), 'retry-after': `${seconds}` } },
  );
}

/** The names that most providers use, and with them the fields of the IETF draft. */
function toHeaders(limit: RateLimit, used: Used): Record<string, string> {
  const headers: Record<string, string> = {};
  const seconds = secondsUntil(used);
  const policies: string[] = [];
  const states: string[] = [];
  for (const what of ['tokens', 'requests'] as const) {
    const most = limit[what];
    if (most === undefined) continue;
    const left = Math.max(0, most - used[what]);
    headers[`x-ratelimit-limit-${what}`] = `${most}`;
    headers[`x-ratelimit-remaining-${what}`] = `${left}`;
    headers[`x-ratelimit-reset-${what}`] = `${seconds}s`;
    policies.push(`"${what}";q=${most};qu="${what}";w=${Math.ceil(limit.windowMs / 1000)}`);
    states.push(`"${what}";r=${left};t=${seconds}`);
  }
  return { ...headers, 'ratelimit-policy': policies.join(', '), ratelimit: states.join(', ') };
}

function secondsUntil({ resetAt }: Used): number {
  return Math.max(1, Math.ceil((resetAt - Date.now()) / 1000));
}

function unknown(error: unknown): RelayError {
  const detail = error instanceof Error ? error.message : String(error);
  return new RelayError(
    503,
    'limits_unavailable',
    'What you may still use is not known right now, so nothing was asked. Try again.',
    { headers: { 'retry-after': '2' }, detail },
  );
}
