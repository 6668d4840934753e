/** What failed and a policy in, how long to wait before the next attempt out. Pure. */
/** When a request is tried again by itself. */
export interface RetryPolicy {
  /** How often it is tried in all; 1 is no retry. */
  readonly attempts: number;
  /** The longest first wait, in milliseconds; it doubles with every attempt. */
  readonly baseMs: number;
  /** The longest wait of all. */
  readonly maxMs: number;
  /** The longest wait that a server may ask for; past it the request fails at once, and says how long. */
  readonly maxRetryAfterMs: number;
}

export const DEFAULT_RETRY: RetryPolicy = { attempts: 3, baseMs: 500, maxMs: 8000, maxRetryAfterMs: 10_000 };

/**
 * The wait before the next attempt; `undefined` where there is none.
 *
 * @param asked what the server asked for, in milliseconds
 * @param attempt how many there were
 * @param chance in [0, 1): full jitter, so that all who were thrown out do not come back together
 */
export function waitBefore(
  asked: number | undefined,
  attempt: number,
  { attempts, baseMs, maxMs, maxRetryAfterMs }: RetryPolicy,
  chance: number,
): number | undefined {
  if (attempt >= attempts || (asked ?? 0) > maxRetryAfterMs) return undefined;
  return asked ?? chance * Math.min(maxMs, baseMs * 2 ** (attempt - 1));
}
