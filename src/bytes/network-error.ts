import { StreamError } from '../errors';

/** The connection could not be made, or broke. */
export function networkError(cause: unknown): StreamError {
  return new StreamError({
    kind: 'network',
    message:
      'The connection failed or broke. Check the network, the address and its CORS headers, then retry.',
    cause,
  });
}
