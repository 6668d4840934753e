/** What an app says about a request, and the request that comes of it. */
import type { Fetch, HeadersSource, RequestSpec } from '../bytes/open-request';
import type { Delta } from '../deltas/delta';
import type { WireFormat } from '../deltas/wire-format';
import type { Pacing } from '../display/create-display';
import type { FrameClock } from '../display/page-clock';
import { StreamError } from '../errors';
import type { Limits } from '../events/limits';
import type { Reply } from '../machine/reply';
import type { CancelReason } from '../machine/state';

/**
 * What a request is about: a prompt, the messages of a conversation, or a body of one's own.
 *
 * A prompt becomes one user message; messages become `{ messages, stream }`; an object is sent as it is.
 */
export type Input = string | readonly unknown[] | Readonly<Record<string, unknown>>;

/** Options of an engine and of the hooks on it. They are read when they are needed, so they are never stale. */
export interface EngineOptions {
  /** Where to send the request. */
  url: string | URL;
  /** Default `POST`. */
  method?: string;
  /** Headers, or a function that makes them anew for each request. */
  headers?: HeadersSource;
  /** Fields to add to the body, or a function that makes all of it. */
  body?: Readonly<Record<string, unknown>> | ((input: Input) => unknown);
  credentials?: RequestCredentials;
  /** `json` asks for one whole JSON body; it is shown at once. Default `stream`. */
  mode?: 'stream' | 'json';
  /** The wire format of the server; `auto` (default) recognises it. */
  format?: 'auto' | WireFormat;
  /** How received text becomes visible. Default `smooth`. */
  pacing?: Pacing;
  limits?: Partial<Limits>;
  /** Default: the page's `fetch`. */
  fetch?: Fetch;
  /** Default: the clock that the page shares. */
  clock?: FrameClock;
  /** For ids. Default `Math.random`. */
  random?: () => number;
  /** Each delta as it comes, before it is painted. */
  onDelta?: (delta: Delta) => void;
  onCompleted?: (final: Reply) => void;
  onFailed?: (error: StreamError, partial: Reply) => void;
  onCancelled?: (reason: CancelReason, partial: Reply) => void;
}

const ACCEPT_STREAM = 'text/event-stream, application/x-ndjson, application/json, text/plain';

/** @throws StreamError `invalid-request` when the app's `body` function throws */
export function toRequestSpec(options: EngineOptions, input: Input): RequestSpec {
  const { url, method, headers, credentials, mode } = options;
  const accept = mode === 'json' ? 'application/json' : ACCEPT_STREAM;
  return { url, method, headers, credentials, accept, body: toBody(options, input) };
}

function toBody({ body, mode }: EngineOptions, input: Input): unknown {
  if (typeof body === 'function') {
    try {
      return body(input);
    } catch (cause) {
      throw new StreamError({
        kind: 'invalid-request',
        message: 'The `body` function threw, so there is nothing to send. See `cause`.',
        cause,
      });
    }
  }
  const messages = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  if (isList(messages)) return { messages, stream: mode !== 'json', ...body };
  return { ...messages, ...body };
}

function isList(input: Input): input is readonly unknown[] {
  return Array.isArray(input);
}
