/**
 * A request in, its response out, or a typed error: what can't be sent is told before anything is sent,
 * and a status that is not a success never passes as a reply.
 */
import { StreamError } from '../errors';
import { readResponseError } from './read-response-error';

/** The part of `fetch` that is used; the mock server and every wrapper fit. */
export type Fetch = (url: string | URL, init: RequestInit) => Promise<Response>;

/** Headers, or a function that makes them anew for each request, such as for a token that expires. */
export type HeadersSource = HeadersInit | (() => HeadersInit | Promise<HeadersInit>);

/** One POST, before it is sent. */
export interface RequestSpec {
  url: string | URL;
  method?: string | undefined;
  headers?: HeadersSource | undefined;
  credentials?: RequestCredentials | undefined;
  /** Sent as it is where `fetch` takes it (text, form data, bytes), else as JSON. */
  body: unknown;
  /** The media types that are understood, for the `Accept` header. */
  accept: string;
}

/**
 * Sends the request and waits for the response's headers.
 *
 * @throws StreamError `invalid-request`, `network`, `http` or `rate-limit`; what `signal` aborts rejects as
 * `fetch` does
 */
export async function openRequest(spec: RequestSpec, fetch: Fetch, signal: AbortSignal): Promise<Response> {
  const url = checkUrl(spec.url);
  const [body, contentType] = serialise(spec.body);
  const headers = await resolveHeaders(spec.headers);
  if (!headers.has('accept')) headers.set('accept', spec.accept);
  if (contentType && !headers.has('content-type')) headers.set('content-type', contentType);
  const init: RequestInit = { method: spec.method ?? 'POST', headers, body, signal };
  if (spec.credentials) init.credentials = spec.credentials;

  const response = await fetch(url, init).catch((cause: unknown) => {
    throw signal.aborted ? cause : networkError(cause);
  });
  if (!response.ok) throw await readResponseError(response);
  return response;
}

/** The connection could not be made, or broke. */
export function networkError(cause: unknown): StreamError {
  return new StreamError({
    kind: 'network',
    message:
      'The connection to the server failed or broke, so the reply is not whole. Check the network, the address and, on another origin, its CORS headers; then retry.',
    cause,
  });
}

function invalidRequest(message: string, cause?: unknown): StreamError {
  return new StreamError({ kind: 'invalid-request', message: `${message} Nothing was sent.`, cause });
}

function checkUrl(url: string | URL): string | URL {
  if (typeof url === 'string' ? url.trim() === '' : !(url instanceof URL)) {
    throw invalidRequest('`url` is missing: pass the address of the route that streams the reply.');
  }
  try {
    new URL(url, 'http://localhost');
  } catch (cause) {
    throw invalidRequest('`url` is not a valid address.', cause);
  }
  return url;
}

function serialise(body: unknown): [body: BodyInit | null, contentType?: string] {
  if (body === undefined || body === null) return [null];
  if (isBodyInit(body)) return [body];
  let json: string | undefined;
  let cause: unknown;
  try {
    json = JSON.stringify(body);
  } catch (error) {
    cause = error;
  }
  if (json === undefined) {
    throw invalidRequest(
      'The body can’t be written as JSON: it holds a cycle, a BigInt or a function. Pass plain data, or use the `body` option to make it so.',
      cause,
    );
  }
  return [json, 'application/json'];
}

function isBodyInit(body: unknown): body is BodyInit {
  return (
    typeof body === 'string' ||
    body instanceof FormData ||
    body instanceof URLSearchParams ||
    body instanceof Blob ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body)
  );
}

async function resolveHeaders(source: HeadersSource | undefined): Promise<Headers> {
  try {
    return new Headers(typeof source === 'function' ? await source() : source);
  } catch (cause) {
    throw invalidRequest(
      'The `headers` can’t be made: the function threw, or a name or value is not valid.',
      cause,
    );
  }
}
