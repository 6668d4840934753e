import { StreamError } from '../errors';

/** What was thrown, as the one error type. */
export function toStreamError(cause: unknown): StreamError {
  if (cause instanceof StreamError) return cause;
  const message =
    'Reading the reply threw, so it is not whole. See `cause`; mend the wire format that threw.';
  return new StreamError({ kind: 'malformed', message, cause });
}
