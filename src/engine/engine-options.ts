/** What an app says about a request, and the body that comes of it. */
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Fetch, RequestSpec } from '../bytes/open-request';
import type { Delta } from '../deltas/delta';
import type { WireFormat } from '../deltas/wire-format';
import type { Pacing } from '../display/create-display';
import type { FrameClock } from '../display/page-clock';
import type { RetryPolicy } from '../machine/retry-policy';
import type { Concurrency, Outcome, RequestInfo } from '../machine/state';
import type { ReadLimits, ReadSession } from './create-delta-reader';
import type { Timeouts } from './deadlines';
import type { LifecycleEvent } from './lifecycle';

/**
 * What a request is about: a prompt, the messages of a conversation, a prompt that lives on the server, or a body of
 * one's own.
 *
 * A prompt becomes one user message; messages become `{ messages, stream }`; a prompt of the server is sent with
 * `stream` too; any other object is sent as it is.
 */
export type Input = string | readonly unknown[] | PromptRequest | Readonly<Record<string, unknown>>;

/** Names a prompt that lives on the server. Which version answered is the reply's `promptVersion`. */
export interface PromptRequest {
  readonly promptId: string;
  /** Default: the one that the server takes for the latest. */
  readonly version?: string | number | undefined;
  /** What fills the places that the prompt leaves open. */
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** How often the server of a job is asked how far it is. */
export interface Polling {
  /** The first wait, in milliseconds; it grows by half with each. Default 1000. */
  readonly firstMs?: number | undefined;
  /** The longest wait, in milliseconds; a `Retry-After` may ask for more. Default 10 000. */
  readonly longestMs?: number | undefined;
  /** How many questions in a row may fail before the attempt does. Default 5. */
  readonly failures?: number | undefined;
}

/** Options of an engine and of the hooks on it. They are read when they are needed, so they are never stale. */
export interface EngineOptions extends RequestSpec {
  /** Fields to add to the body, or a function that makes all of it. */
  body?: Readonly<Record<string, unknown>> | ((input: Input) => unknown);
  /**
   * `json` asks for one whole JSON body; it is shown at once. `job` orders a reply that takes long, and polls for it:
   * see `createJobTransport`. Default `stream`.
   */
  mode?: 'stream' | 'json' | 'job';
  /** How often the server of a job is asked. */
  polling?: Polling;
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
  /** What may be shown of a reply: see `createReview`. What it holds back is nowhere to be seen. */
  review?: Review;
  /**
   * What the JSON in the reply's text has to be, by any library that speaks Standard Schema. `display` then has the
   * `value` so far; the reply is `completed` only when the schema accepts the whole, else it fails with `invalid-output`.
   */
  schema?: StandardSchemaV1 | undefined;
  /** The list whose elements `onElement` is told: the names that lead to it, as `data.items`. Default: the value itself. */
  elements?: string | undefined;
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
  /**
   * Each element of a list as soon as it is whole, before it is painted; by then the schema has accepted nothing yet.
   * With `reveal: 'final'`: once it has.
   */
  onElement?(element: unknown, index: number): void;
  /** What happened to requests, for logs: times and sizes, never what was asked or answered. */
  onEvent?: (event: LifecycleEvent) => void;
  /** How a request ended, once that is shown. */
  onEnd?: (outcome: Outcome) => void;
}

/**
 * What stands between an attempt and the reply: deltas in, those that may be shown out. It ends where they do, and
 * at once when the attempt is aborted; what it throws ends the request.
 */
export type Review = (
  batches: AsyncIterable<readonly Delta[]>,
  attempt: ReviewedAttempt,
) => AsyncIterable<readonly Delta[]>;

/** What a review knows of an attempt. */
export interface ReviewedAttempt {
  readonly request: RequestInfo;
  /** What the attempts of a request share. */
  readonly session: ReadSession;
  readonly signal: AbortSignal;
  /** Told when the attempt goes on; a review of some time is no silence of the server. */
  readonly onBytes?: ((count: number) => void) | undefined;
}

/** The media types that are understood, for the `Accept` header. */
export function acceptOf({ mode }: EngineOptions): string {
  const json = 'application/json';
  return mode === 'json' ? json : `text/event-stream, application/x-ndjson, ${json}, text/plain`;
}

export function createBody({ body, mode }: EngineOptions, input: Input): unknown {
  if (typeof body === 'function') return body(input);
  const messages = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  const asked = Array.isArray(messages) ? { messages } : messages;
  // A body of one's own is sent as it is.
  const isOwn = asked === input && !('promptId' in Object(input));
  return { ...(!isOwn && { stream: (mode ?? 'stream') === 'stream' }), ...asked, ...body };
}
