/** Why a file could not be attached: a `kind` to decide by, and what happened, why it matters and what to do. */

/** What went wrong. A closed union: a `switch` over it can be exhaustive. */
export type UploadErrorKind =
  /** It is nothing that may be attached, or not what it says it is. */
  | 'type'
  /** It is larger than `limit` bytes, or empty. */
  | 'size'
  /** There are `limit` files already. */
  | 'count'
  /** It did not get where it was sent: no connection, an error `status`, an answer without an address. */
  | 'network'
  /** Its sending was ended before it was there. */
  | 'aborted'
  /** Its bytes can't be read: it was moved, changed or deleted since it was chosen, or is a folder. */
  | 'read';

/** The facts of an {@link UploadError}. */
export interface UploadErrorFacts {
  readonly kind: UploadErrorKind;
  /** What happened, why it matters, what to do. */
  readonly message: string;
  /** What was exceeded: bytes for `size`, files for `count`. */
  readonly limit?: number | undefined;
  /** The HTTP status, where the server answered with one of an error. */
  readonly status?: number | undefined;
  readonly cause?: unknown;
}

/**
 * An error of one attached file. It never names the file or its address; the upload beside it does.
 *
 * @example
 * ```ts
 * if (upload.error?.kind === 'size') console.warn(`at most ${upload.error.limit} bytes`);
 * ```
 */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  declare readonly kind: UploadErrorKind;
  declare readonly limit?: number;
  declare readonly status?: number;

  constructor(facts: UploadErrorFacts) {
    super(facts.message, facts);
    Object.assign(this, facts);
  }
}

/** Whatever a reader, or an app's own `upload`, rejected with. */
export function toUploadError(cause: unknown): UploadError {
  const { name } = Object(cause);
  if (name === 'UploadError') return cause as UploadError;
  if (name === 'AbortError') return abortedError(cause);
  const message = 'The file could not be sent, so it is not attached. Check the network, then try again.';
  return new UploadError({ kind: 'network', message, cause });
}

/** Its sending was ended. */
export function abortedError(cause?: unknown): UploadError {
  const message = 'The sending was ended, so the file is not attached. Try again, or remove it.';
  return new UploadError({ kind: 'aborted', message, cause });
}
