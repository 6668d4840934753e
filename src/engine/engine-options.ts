/** What an app says about a request, and the body that comes of it. */
import type { Fetch, RequestSpec } from '../bytes/open-request';
import type { Delta } from '../deltas/delta';
import type { WireFormat } from '../deltas/wire-format';
import type { Pacing } from '../display/create-display';
import type { FrameClock } from '../display/page-clock';
import type { RetryPolicy } from '../machine/retry-policy';
import type { Concurrency, Outcome } from '../machine/state';
import type { ReadLimits } from './create-delta-reader';
import type { Timeouts } from './deadlines';
import type { LifecycleEvent } from './lifecycle';

/**
 * What a request is about: a prompt, the messages of a conversation, or a body of one's own.
 *
 * A prompt becomes one user message; messages become `{ messages, stream }`; an object is sent as it is.
 */
export type Input = string | readonly unknown[] | Readonly<Record<string, unknown>>;

/** Options of an engine and of the hooks on it. They are read when they are needed, so they are never stale. */
export interface EngineOptions extends RequestSpec {
  /** Fields to add to the body, or a function that makes all of it. */
  body?: Readonly<Record<string, unknown>> | ((input: Input) => unknown);
  /** `json` asks for one whole JSON body; it is shown at once. Default `stream`. */
  mode?: 'stream' | 'json';
  /** What a second request does to one that is under way. Default `replace`: the older one is `superseded`. */
  concurrency?: Concurrency;
  /** How long each phase may take, in milliseconds; past it the request fails with `timeout` and its phase. */
  timeouts?: Timeouts;
  /**
   * When a request is tried again by itself: only before its first content. Default 3 attempts with growing
   * waits; `false` for none.
   */
  retry?: false | Partial<RetryPolicy>;
  /**
   * Goes on where a connection broke off, for servers that number their events and answer `Last-Event-ID`.
   * Default `false`.
   */
  resume?: boolean;
  /**
   * Tells the server that a request was stopped, besides closing its connection: an address that gets a POST of
   * `{ requestId }`, also while the page unloads, or a function. The id is the request's `Idempotency-Key`.
   */
  cancel?: string | URL | ((requestId: string) => unknown);
  /** Whether all attempts of a request carry its id as `Idempotency-Key`. Default `same-origin`. */
  idempotencyKey?: boolean | 'same-origin';
  /** `final`: nothing is shown until the reply is `completed`. Default `live`. */
  reveal?: 'live' | 'final';
  /** The wire format of the server; `auto` (default) recognises it. */
  format?: 'auto' | WireFormat;
  /** How received text becomes visible. Default `smooth`. */
  pacing?: Pacing;
  /** What a server may send at most; past it the reply fails with `too-large`. */
  limits?: ReadLimits;
  /** Default: the page's `fetch`. */
  fetch?: Fetch;
  /** Default: the clock that the page shares. */
  clock?: FrameClock;
  /** For ids. Default `Math.random`. */
  random?: () => number;
  /** Each delta as it comes, before it is painted. */
  onDelta?: (delta: Delta) => void;
  /** What happened to requests, for logs: times and sizes, never what was asked or answered. */
  onEvent?: (event: LifecycleEvent) => void;
  /** How a request ended, once that is shown. */
  onEnd?: (outcome: Outcome) => void;
}

/** The media types that are understood, for the `Accept` header. */
export function acceptOf({ mode }: EngineOptions): string {
  const json = 'application/json';
  return mode === 'json' ? json : `text/event-stream, application/x-ndjson, ${json}, text/plain`;
}

export function createBody({ body, mode }: EngineOptions, input: Input): unknown {
  if (typeof body === 'function') return body(input);
  const messages = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  return { ...(Array.isArray(messages) ? { messages, stream: mode !== 'json' } : messages), ...body };
}
