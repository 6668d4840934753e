/** Lets pages of any origin call the mock server, so that tests and Storybook can, with or without credentials. */

/** What a page may read of an answer; with credentials, a wildcard would not do. */
const EXPOSED = [
  'retry-after',
  'retry-after-ms',
  'location',
  'x-mock-request-id',
  'x-prompt-id',
  'x-prompt-version',
  ...['limit', 'remaining', 'reset'].flatMap((what) => [
    `x-ratelimit-${what}-requests`,
    `x-ratelimit-${what}-tokens`,
    ...['requests', 'tokens', 'input-tokens', 'output-tokens'].map(
      (of) => `anthropic-ratelimit-${of}-${what}`,
    ),
  ]),
].join(', ');

/** The headers that open an answer to the page that asked. */
export function crossOriginHeaders(request: Request): Record<string, string> {
  const origin = request.headers.get('origin');
  return {
    // A wildcard would forbid credentials.
    'access-control-allow-origin': origin ?? '*',
    ...(origin !== null && { 'access-control-allow-credentials': 'true' }),
    'access-control-expose-headers': EXPOSED,
    vary: 'origin',
  };
}

/** The answer to a preflight. */
export function preflightAnswer(request: Request): Response {
  const asked = request.headers.get('access-control-request-headers');
  return new Response(null, {
    status: 204,
    headers: {
      ...crossOriginHeaders(request),
      'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
      ...(asked !== null && { 'access-control-allow-headers': asked }),
      'access-control-max-age': '600',
    },
  });
}
