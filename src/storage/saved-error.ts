/** A `StreamError` as plain data, and back. Its cause and the id of its request are not kept. */
import type { SavedError } from '../chat/saved-thread';
import { StreamError } from '../errors';

/**
 * An error as JSON can say it.
 *
 * @example
 * ```ts
 * const saved = { ...message, error: message.error && toSavedError(message.error) };
 * ```
 */
export function toSavedError(error: StreamError): SavedError {
  const { kind, message, retryable, retryAfterMs, status, code, phase, issues } = error;
  const facts = { kind, message, retryable, retryAfterMs, status, code, phase, issues };
  return facts satisfies Record<keyof SavedError, unknown>;
}

/** The error that {@link toSavedError} was given, but for its cause. */
export function fromSavedError(saved: SavedError): StreamError {
  return new StreamError(saved);
}
