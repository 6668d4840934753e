/**
 * What a server still allows, by the headers of its response: OpenAI's and most others' `x-ratelimit-*`,
 * Anthropic's `anthropic-ratelimit-*`, and the `ratelimit-*` of the IETF draft.
 *
 * @see https://platform.openai.com/docs/guides/rate-limits
 * @see https://docs.claude.com/en/api/rate-limits
 */

interface Allowance {
  limit?: number;
  remaining?: number;
  /** Milliseconds since 1970. */
  resetAt?: number;
}

/** Nothing where the server tells nothing. */
export function readRateLimits(
  headers: Headers,
  now = Date.now(),
): { requests?: Allowance; tokens?: Allowance } | undefined {
  const read = (names: readonly ((field: string) => string)[]): Allowance | undefined => {
    const get = (field: string) => names.map((name) => headers.get(name(field))).find(Boolean) ?? '';
    const limit = Number.parseFloat(get('limit'));
    const remaining = Number.parseFloat(get('remaining'));
    const resetAt = readReset(get('reset'), now);
    if (Number.isNaN(limit) && Number.isNaN(remaining)) return undefined;
    return {
      ...(limit >= 0 && { limit }),
      ...(remaining >= 0 && { remaining }),
      ...(resetAt && { resetAt }),
    };
  };
  const named = (what: string) => [
    (field: string) => `x-ratelimit-${field}-${what}`,
    (field: string) => `anthropic-ratelimit-${what}-${field}`,
  ];
  const plain = [(field: string) => `x-ratelimit-${field}`, (field: string) => `ratelimit-${field}`];
  const requests = read([...named('requests'), ...plain]);
  const tokens = read(named('tokens'));
  return requests || tokens ? { ...(requests && { requests }), ...(tokens && { tokens }) } : undefined;
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A date, `1m30s`, `20ms`, a number of seconds, or of seconds (or milliseconds) since 1970. */
function readReset(said: string, now: number): number | undefined {
  const number = Number(said);
  if (said && number >= 0) return number > 1e12 ? number : number > 1e9 ? number * 1000 : now + number * 1000;
  const parts = [...said.matchAll(/([\d.]+)(ms|[smhd])/g)];
  if (/^([\d.]+(ms|[smhd]))+$/.test(said)) {
    return now + parts.reduce((ms, [, count, unit = '']) => ms + Number(count) * (UNITS_MS[unit] ?? 0), 0);
  }
  return Date.parse(said) || undefined;
}
