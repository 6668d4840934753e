/** Whether a page of another site may ask, and the headers by which its browser is told. */
import { RelayError } from '../relay-error';

const EXPOSED =
  'retry-after, x-ratelimit-limit-tokens, x-ratelimit-remaining-tokens, x-ratelimit-reset-tokens, x-ratelimit-limit-requests, x-ratelimit-remaining-requests, x-ratelimit-reset-requests';

/** For every answer; none where the request comes from the relay's own site, or from one that is not allowed. */
export function crossOriginHeaders(
  request: Request,
  origins: readonly string[],
): Readonly<Record<string, string>> {
  if (origins.length === 0) return {};
  const origin = request.headers.get('origin');
  if (origin === null || !origins.includes(origin)) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': EXPOSED,
  };
}

/**
 * The answer to a browser that asks whether it may ask; nothing for all else.
 *
 * @throws RelayError 405 where no other site is allowed
 */
export function answerPreflight(request: Request, origins: readonly string[]): Response | undefined {
  if (request.method !== 'OPTIONS') return undefined;
  const allowed = crossOriginHeaders(request, origins)['access-control-allow-origin'];
  if (!allowed)
    throw new RelayError(405, 'method_not_allowed', 'Send a POST.', { headers: { allow: 'POST' } });
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type, idempotency-key, last-event-id',
      'access-control-max-age': '600',
    },
  });
}
