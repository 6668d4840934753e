/**
 * What a server still allows, by the headers of its response: OpenAI's and most others' `x-ratelimit-*`,
 * Anthropic's `anthropic-ratelimit-*`, and the `ratelimit` of the IETF draft, in its three shapes.
 *
 * @see https://platform.openai.com/docs/guides/rate-limits
 * @see https://docs.claude.com/en/api/rate-limits
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */

import type { Allowance, RateLimits } from '../rate-limits';

type Field = 'limit' | 'remaining' | 'reset';

/** Nothing where the server tells nothing. */
export function readRateLimits(headers: Headers, now = Date.now()): RateLimits | undefined {
  const named = (what: string) => (field: Field) =>
    headers.get(`x-ratelimit-${field}-${what}`) || headers.get(`anthropic-ratelimit-${what}-${field}`);
  const unnamed = (field: Field) =>
    headers.get(`x-ratelimit-${field}`) || headers.get(`ratelimit-${field}`) || readDraft(headers, field);
  const requests = readAllowance((field) => named('requests')(field) || unnamed(field), now);
  const tokens = readAllowance(named('tokens'), now);
  return requests || tokens ? { ...(requests && { requests }), ...(tokens && { tokens }) } : undefined;
}

function readAllowance(get: (field: Field) => string | null, now: number): Allowance | undefined {
  const limit = Number.parseFloat(get('limit') ?? '');
  const remaining = Number.parseFloat(get('remaining') ?? '');
  // Some say -1 for none.
  if (!(limit >= 0) && !(remaining >= 0)) return undefined;
  const resetAt = readReset(get('reset') ?? '', now);
  return {
    ...(limit >= 0 && { limit }),
    ...(remaining >= 0 && { remaining }),
    ...(resetAt && { resetAt }),
  };
}

const PARAMETERS = { limit: 'q|limit', remaining: 'r|remaining', reset: 't|reset' } as const;

/** `"default";r=50;t=30` and a policy `"default";q=100;w=60`, or `limit=100, remaining=50, reset=30` before. */
function readDraft(headers: Headers, field: Field): string | null {
  const said = `${headers.get('ratelimit')};${headers.get('ratelimit-policy')}`;
  // A quota may be of bytes, too.
  if (/;\s*qu="(?!requests")/.test(said)) return null;
  return new RegExp(`[;,\\s](?:${PARAMETERS[field]})=(\\d+)`).exec(`;${said}`)?.[1] ?? null;
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A date, `1m30s`, `20ms`, a number of seconds, or of seconds (or milliseconds) since 1970. */
function readReset(said: string, now: number): number | undefined {
  if (/^[\d.]+$/.test(said)) {
    const number = Number(said);
    return number > 1e12 ? number : number > 1e9 ? number * 1000 : now + number * 1000;
  }
  if (/^([\d.]+(ms|[smhd]))+$/.test(said)) {
    const parts = [...said.matchAll(/([\d.]+)(ms|[smhd])/g)];
    return now + parts.reduce((ms, [, count, unit = '']) => ms + Number(count) * (UNITS_MS[unit] ?? 0), 0);
  }
  // Not everything that a `Date` makes something of is a date.
  return (/\d{4}-\d\d-\d\d|GMT/.test(said) && Date.parse(said)) || undefined;
}
