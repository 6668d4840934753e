/**
 * The page's request in, an OpenAI-compatible server's stream out. The relay keeps the key, passes the client's
 * leaving on, and hands errors back in one small shape: `{ error: { message, code } }`.
 */
import { createRedactor, isSecret, redactStream, removeKey } from './redact';

/** Where the model is. */
export interface RelayOptions {
  /** As the OpenAI SDK takes it: up to and without `/chat/completions`. */
  baseUrl: string;
  /** Local servers often need none. */
  apiKey?: string | undefined;
  model: string;
  fetch?: (input: string, init: RequestInit) => Promise<Response>;
  /** Told what the page is not: why a server could not be reached. Never the key. */
  report?: (line: string) => void;
}

const BODY_LIMIT_BYTES = 1024 * 1024;
const ERROR_LIMIT_BYTES = 64 * 1024;

/** What a page may set; the model, the stream and the key are the relay's. */
const PASSED_ON = [
  'messages',
  'temperature',
  'top_p',
  'max_tokens',
  'max_completion_tokens',
  'stop',
  'seed',
  'tools',
  'tool_choice',
];

/** An answer of the relay's own. */
class RelayError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * Creates the relay.
 *
 * @example
 * ```ts
 * const relay = createRelay({ baseUrl: 'http://localhost:11434/v1', model: 'llama3.2' });
 * const response = await relay(request);
 * ```
 */
export function createRelay(options: RelayOptions): (request: Request) => Promise<Response> {
  const { apiKey, model, fetch: send = fetch, report = () => {} } = options;
  const url = `${options.baseUrl.replace(/\/+$/, '')}/chat/completions`;
  const redact = createRedactor(apiKey, url);

  async function ask(body: Record<string, unknown>, signal: AbortSignal): Promise<Response> {
    try {
      return await send(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          ...(apiKey && { authorization: `Bearer ${apiKey}` }),
        },
        body: JSON.stringify({ ...body, model, stream: true, stream_options: { include_usage: true } }),
        // A redirect would take the prompt to a place nobody configured.
        redirect: 'manual',
        signal,
      });
    } catch (error) {
      if (signal.aborted) throw error;
      report(`The model's server can't be reached: ${removeKey(reasonOf(error), apiKey)}`);
      throw new RelayError(
        502,
        'upstream_unreachable',
        "The model's server can't be reached. Try again later.",
      );
    }
  }

  return async (request) => {
    try {
      const body = await readBody(request);
      const upstream = await ask(body, request.signal);
      if (!upstream.ok) return await passErrorOn(upstream, redact);
      return passStreamOn(upstream, apiKey);
    } catch (error) {
      if (!(error instanceof RelayError)) throw error;
      return errorResponse(error.status, error.message, error.code);
    }
  };
}

/** @throws RelayError when the request is not one that a page of this server would send */
async function readBody(request: Request): Promise<Record<string, unknown>> {
  if (request.method !== 'POST') throw new RelayError(405, 'method_not_allowed', 'Send a POST.');
  // Other sites can make a browser send text, but not JSON: that needs a preflight, which the relay does not grant.
  if (!request.headers.get('content-type')?.toLowerCase().startsWith('application/json')) {
    throw new RelayError(415, 'not_json', 'Send JSON, with the content type application/json.');
  }
  const text = await readText(request.body, BODY_LIMIT_BYTES);
  if (text === undefined) {
    discard(request.body);
    throw new RelayError(413, 'too_large', 'The request is larger than 1 MiB. Send less.');
  }
  const body = parseObject(text);
  if (!body) throw new RelayError(400, 'invalid_json', 'The body is not a JSON object.');
  if (typeof body.prompt === 'string') body.messages ??= [{ role: 'user', content: body.prompt }];
  if (!Array.isArray(body.messages) || body.messages.length === 0) {
    throw new RelayError(
      400,
      'no_messages',
      'The body has no messages. Send {"messages":[{"role":"user","content":"…"}]}.',
    );
  }
  return Object.fromEntries(Object.entries(body).filter(([name]) => PASSED_ON.includes(name)));
}

/** The stream as it comes, without the upstream's headers. Cancelling it cancels the upstream. */
function passStreamOn(upstream: Response, apiKey: string | undefined): Response {
  const type = upstream.headers.get('content-type') ?? '';
  if (!upstream.body || !/^(text\/event-stream|application\/(x-ndjson|json))/i.test(type)) {
    void upstream.body?.cancel();
    throw new RelayError(
      502,
      'upstream_not_a_stream',
      "The model's server answered with something that is no reply.",
    );
  }
  const body = isSecret(apiKey) ? upstream.body.pipeThrough(redactStream(apiKey)) : upstream.body;
  return new Response(body, { headers: { 'content-type': type, 'cache-control': 'no-cache, no-transform' } });
}

async function passErrorOn(upstream: Response, redact: (text: string) => string): Promise<Response> {
  const text = await readText(upstream.body, ERROR_LIMIT_BYTES);
  if (text === undefined) void upstream.body?.cancel().catch(() => {});
  const { message, code } = errorOf(parseObject(text ?? ''));
  const status = upstream.status >= 400 ? upstream.status : 502;
  const wait = upstream.headers.get('retry-after');
  return errorResponse(
    status,
    redact(message ?? `The model's server answered with status ${upstream.status}.`),
    redact(code ?? `upstream_${upstream.status}`),
    wait !== null && /^[\w ,:]{1,40}$/.test(wait) ? { 'retry-after': wait } : {},
  );
}

function errorOf(body: Record<string, unknown> | undefined): { message?: string; code?: string } {
  const error = body?.error;
  if (typeof error === 'string') return { message: error };
  if (!isRecord(error)) return {};
  const { message, code } = error;
  return { ...(typeof message === 'string' && { message }), ...(typeof code === 'string' && { code }) };
}

function errorResponse(status: number, message: string, code: string, headers: HeadersInit = {}): Response {
  return Response.json({ error: { message, code } }, { status, headers });
}

/** The whole text, or nothing when it is longer than allowed: the rest is left unread. */
async function readText(body: ReadableStream<Uint8Array> | null, limit: number): Promise<string | undefined> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > limit) {
      reader.releaseLock();
      return undefined;
    }
    text += decoder.decode(next.value, { stream: true });
  }
  return text + decoder.decode();
}

/** Reads the rest for a while and throws it away: a connection cut during an upload loses the answer. */
function discard(body: ReadableStream<Uint8Array> | null): void {
  body?.pipeTo(new WritableStream(), { signal: AbortSignal.timeout(5000) }).catch(() => {});
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
