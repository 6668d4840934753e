/**
 * The one error of deltakit. Every way in which a reply can go wrong is a `kind` of it, so that an app
 * can decide with a switch, and every message says what happened, why it matters and what to do.
 * Messages never hold a key, a header or prompt text.
 */

/** What went wrong. A closed union: a `switch` over it can be exhaustive. */
export type StreamErrorKind =
  /** What the app gave can't be sent: no `url`, a body that can't be serialised. Nothing was requested. */
  | 'invalid-request'
  /** No answer, or the connection broke. */
  | 'network'
  /** The server answered with an error status. */
  | 'http'
  /** The server answered 429, or 503 with a wait: see `retryAfterMs`. */
  | 'rate-limit'
  /** A deadline passed: see `phase`. */
  | 'timeout'
  /** The provider reported an error inside the stream. */
  | 'provider'
  /** The bytes ended before the provider said that the reply is whole. */
  | 'truncated'
  /** What arrived can't be read in the expected format. */
  | 'malformed'
  /** A line, an event or a body went past its limit. */
  | 'too-large'
  /** The reply is whole, but does not satisfy its schema. */
  | 'invalid-output'
  /** A review withheld the reply. */
  | 'blocked';

/** The deadline that passed, for `kind: 'timeout'`. */
export type TimeoutPhase = 'connect' | 'firstContent' | 'idle' | 'stall' | 'total';

/** What a schema has against a reply. */
export interface OutputIssue {
  /** Where: names of fields and places in lists, from the outermost on. Empty for all of it. */
  readonly path: readonly (string | number)[];
  /** In the words of the schema. */
  readonly message: string;
}

/** The facts of a {@link StreamError}. */
export interface StreamErrorFacts {
  kind: StreamErrorKind;
  /** What happened, why it matters, what to do. */
  message: string;
  /** Whether the same request may succeed later. Default: true for `network`, `rate-limit`, `timeout` and `truncated`. */
  retryable?: boolean;
  /** How long the server asked to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** The HTTP status, where there was one. */
  status?: number | undefined;
  /** The provider's own code, such as `rate_limit_exceeded`. */
  code?: string | undefined;
  phase?: TimeoutPhase | undefined;
  /** All that the schema has against the reply, for `invalid-output`. */
  issues?: readonly OutputIssue[] | undefined;
  cause?: unknown;
}

/**
 * An error of a request or its reply.
 *
 * @example
 * ```ts
 * if (stream.status === 'failed' && stream.error.kind === 'rate-limit') {
 *   console.warn(`try again in ${stream.error.retryAfterMs} ms`);
 * }
 * ```
 */
export class StreamError extends Error {
  override readonly name = 'StreamError';
  declare readonly kind: StreamErrorKind;
  declare readonly retryable: boolean;
  declare readonly retryAfterMs?: number;
  declare readonly status?: number;
  declare readonly code?: string;
  declare readonly phase?: TimeoutPhase;
  declare readonly issues?: readonly OutputIssue[];
  /** The id of the request that failed; the engine writes it. */
  declare requestId?: string;

  constructor(facts: StreamErrorFacts) {
    super(facts.message, facts);
    Object.assign(this, { retryable: /^(network|rate-limit|timeout|truncated)$/.test(facts.kind) }, facts);
  }
}

/** Whether a value is a {@link StreamError}, also one from another copy of deltakit or another realm. */
export function isStreamError(value: unknown): value is StreamError {
  return Object(value).name === 'StreamError';
}
