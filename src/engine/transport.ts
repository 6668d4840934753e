/**
 * How a request travels: one attempt in, what comes of it out. The one here sends it by `fetch` and reads the
 * response as it comes; others may ask for a job and poll.
 */
import { type Fetch, openRequest } from '../bytes/open-request';
import type { Delta } from '../deltas/delta';
import type { RequestInfo } from '../machine/state';
import type { ReadSession } from './create-delta-reader';
import { acceptOf, createBody, type EngineOptions, type Input } from './engine-options';
import { loadReader } from './load-reader';
import type { ReadHooks } from './read-batches';

/** One attempt at a request. */
export interface Attempt extends ReadHooks {
  readonly options: EngineOptions;
  readonly request: RequestInfo;
  readonly session: ReadSession;
  readonly signal: AbortSignal;
  /** Called when the headers of the response are there. */
  readonly onOpened: (status: number) => void;
}

/** @throws StreamError when the attempt fails; ends when the bytes do */
export type Transport = (attempt: Attempt) => AsyncIterable<readonly Delta[]>;

/** One request by `fetch`, read as it comes. */
export async function* fetchTransport(attempt: Attempt): AsyncGenerator<readonly Delta[], void> {
  const { options, request, session, signal } = attempt;
  const { fetch = globalThis.fetch, format, limits } = options;
  const headers: Record<string, string> = { accept: acceptOf(options) };
  if (sendsKey(options)) headers['idempotency-key'] = request.id;
  if (request.canResume && session.lastEventId) headers['last-event-id'] = session.lastEventId;
  const call: Fetch = (url, init) => {
    // It may have been stopped while the headers were waited for.
    signal.throwIfAborted();
    return fetch(url, init);
  };
  const [response, { readBatches }] = await Promise.all([
    openRequest(options, headers, () => createBody(options, request.input as Input), call, signal),
    loadReader(format),
  ]);
  attempt.onOpened(response.status);
  yield* readBatches(response, { format, limits, signal }, attempt);
}

/** For a header of its own a browser asks another origin first, so there only who wants it pays for that. */
export function sendsKey({ idempotencyKey = 'same-origin', cancel, url }: EngineOptions): boolean {
  if (idempotencyKey !== 'same-origin') return idempotencyKey;
  return !!cancel || isSameOrigin(url);
}

function isSameOrigin(url: string | URL): boolean {
  const { href, origin } = globalThis.location ?? {};
  try {
    return !href || new URL(url, href).origin === origin;
  } catch {
    return false;
  }
}
