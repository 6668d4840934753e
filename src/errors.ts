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
  /** A line, an event or a reply went past its limit. */
  | 'too-large'
  /** The reply is whole, but does not satisfy its schema. */
  | 'invalid-output'
  /** A review withheld the reply. */
  | 'blocked';

/** The deadline that passed, for `kind: 'timeout'`. */
export type TimeoutPhase = 'connect' | 'first-content' | 'idle' | 'stall' | 'total';

/** The facts of a {@link StreamError}. */
export interface StreamErrorFacts {
  kind: StreamErrorKind;
  /** What happened, why it matters, what to do. */
  message: string;
  /** Whether the same request may succeed later. Default: true for `network`, `rate-limit`, `timeout` and `truncated`. */
  retryable?: boolean | undefined;
  /** How long the server asked to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** The HTTP status, where there was one. */
  status?: number | undefined;
  /** The provider's own code, such as `rate_limit_exceeded`. */
  code?: string | undefined;
  phase?: TimeoutPhase | undefined;
  /** The id of the request that failed. */
  requestId?: string | undefined;
  cause?: unknown;
}

const RETRYABLE_KINDS: ReadonlySet<StreamErrorKind> = /* @__PURE__ */ new Set<StreamErrorKind>([
  'network',
  'rate-limit',
  'timeout',
  'truncated',
]);

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
  readonly kind: StreamErrorKind;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly phase: TimeoutPhase | undefined;
  readonly requestId: string | undefined;

  constructor(facts: StreamErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.kind = facts.kind;
    this.retryable = facts.retryable ?? RETRYABLE_KINDS.has(facts.kind);
    this.retryAfterMs = facts.retryAfterMs;
    this.status = facts.status;
    this.code = facts.code;
    this.phase = facts.phase;
    this.requestId = facts.requestId;
  }
}

/** Whether a value is a {@link StreamError}, also one from another copy of deltakit or another realm. */
export function isStreamError(value: unknown): value is StreamError {
  return value instanceof Error && value.name === 'StreamError' && 'kind' in value;
}

const QUOTE_LENGTH = 300;

/** What a server said, fit for a message: one line, bounded, with anything that looks like a key taken out. */
export function quoteServer(text: string): string {
  const line = text
    .slice(0, 4 * QUOTE_LENGTH)
    .replace(/\s+/g, ' ')
    .replace(/\b(?:sk|pk|rk|gsk|xai|key|token|bearer|AIza)(?:[-_ ]|(?<=AIza))[\w.*-]{6,}/gi, '[redacted]')
    .trim();
  return line.length > QUOTE_LENGTH ? `${line.slice(0, QUOTE_LENGTH)}…` : line;
}
