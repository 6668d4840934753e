/**
 * A request in, its response out, whatever its status, or a typed error: what can't be sent is told before
 * anything is sent.
 */
import { StreamError } from '../errors';
import { networkError } from './network-error';

/** The part of `fetch` that is used; the mock server and every wrapper fit. */
export type Fetch = (url: string | URL, init: RequestInit) => Promise<Response>;

/** Headers, or a function that makes them anew for each request, such as for a token that expires. */
export type HeadersSource = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);

/** One request, before it is sent. */
export interface RequestSpec {
  /** Where the request goes. Relative to the page, as `fetch` has it. */
  url: string | URL;
  /** Default `POST`. */
  method?: string;
  /** Sent along, besides what the body needs. A function is called for each request, as for a token that expires. */
  headers?: HeadersSource;
  /** Whether cookies go along, as `fetch` has it. */
  credentials?: RequestCredentials;
}

/**
 * Sends the request and waits for the response's headers.
 *
 * @param own headers that are set where the app set none of the name
 * @param createBody sent as it is where `fetch` takes it (text, form data, bytes), else as JSON
 * @throws StreamError `invalid-request` or `network`
 */
export async function openRequest(
  spec: RequestSpec,
  own: Readonly<Record<string, string>>,
  createBody: () => unknown,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<Response> {
  const init = await createInit(spec, own, createBody);
  try {
    return await fetch(spec.url, { ...init, signal });
  } catch (cause) {
    throw networkError(cause);
  }
}

async function createInit(
  { url, method = 'POST', headers, credentials }: RequestSpec,
  own: Readonly<Record<string, string>>,
  createBody: () => unknown,
): Promise<RequestInit> {
  let part = '`url`';
  try {
    // An empty one would be the page's own address.
    new URL((String(url ?? '').trim() && url) || 'http://', 'http://localhost');
    part = 'body';
    // `fetch` allows none with these.
    const given = /^(get|head)$/i.test(method) ? null : createBody();
    const isJson = !isBodyInit(given);
    const body = isJson ? JSON.stringify(given) : given;
    if (body === undefined) throw new TypeError('It is nothing that JSON can hold.');
    part = 'headers';
    const all = new Headers(typeof headers === 'function' ? await headers() : headers);
    for (const [name, value] of Object.entries(own)) if (!all.has(name)) all.set(name, value);
    if (isJson && !all.has('content-type')) all.set('content-type', 'application/json');
    return { method, headers: all, body, ...(credentials && { credentials }) };
  } catch (cause) {
    throw new StreamError({
      kind: 'invalid-request',
      message: `The ${part} of the request is missing or can't be used, so nothing was sent. Mend it: see \`cause\`.`,
      cause,
    });
  }
}

/** What `fetch` takes as it is. */
function isBodyInit(body: unknown): body is BodyInit | null {
  const kinds = [FormData, Blob, URLSearchParams, ArrayBuffer];
  return (
    body === null ||
    typeof body === 'string' ||
    ArrayBuffer.isView(body) ||
    kinds.some((kind) => body instanceof kind)
  );
}
