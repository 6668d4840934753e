/**
 * The relay: a page's request in, a reply out. It stands between pages and a provider, so that the key stays on the
 * server, what is asked is bounded, and who loses the connection can go on.
 */
import { memoryLedger } from './limits/ledger';
import type { RelayContext, RelayDesk, Served } from './relay-desk';
import { RelayError, toRelayError } from './relay-error';
import type { RelayLogEntry, RelayOptions, Upstream } from './relay-options';
import { answerPreflight, crossOriginHeaders } from './request/cross-origin';
import { checkHead, readRequest } from './request/read-request';
import { toResponse } from './respond';
import { resumeReply, serveKept, stopReply } from './serve-kept';
import { serveOnce } from './serve-once';
import { memoryStore } from './store/memory-store';
import { PROVIDERS } from './upstream/providers';
import { writeRequest } from './upstream/write-request';
import { tell, toHead } from './write-reply';

/** A request handler. */
export type Relay = (request: Request, context?: RelayContext) => Promise<Response>;

type RequestEntry = Extract<RelayLogEntry, { type: 'request' }>;

/**
 * Makes a relay, for Node, Bun, Deno and workers. It answers at whatever address it is put: a POST of messages gets a
 * reply, one of `{ requestId }` ends the reply of that request.
 *
 * @throws Error where the options can't be right
 * @example
 * ```ts
 * const relay = createRelay({
 *   upstream: {
 *     baseUrl: 'https://api.openai.com/v1',
 *     apiKey: process.env.OPENAI_API_KEY,
 *     models: ['gpt-5-mini'],
 *   },
 *   authorize: (request) => request.headers.get('x-user'),
 *   rateLimit: { tokens: 100_000, windowMs: 3_600_000 },
 * });
 * export const POST = (request: Request) => relay(request);
 * ```
 */
export function createRelay(options: RelayOptions): Relay {
  const upstreams: readonly Upstream[] =
    'baseUrl' in options.upstream ? [options.upstream] : options.upstream;
  for (const upstream of upstreams) checkUpstream(upstream);
  const { store = memoryStore(), origins = [], log } = options;
  const desk: RelayDesk = {
    options,
    upstreams,
    limits: {
      ...{ bodyBytes: 2 ** 20, messages: 200, tools: 64, maxTokens: Infinity, replyBytes: 2 ** 24 },
      ...options.limits,
    },
    ledger: options.rateLimit?.ledger ?? memoryLedger(),
    heartbeatMs: options.heartbeatMs ?? 15_000,
  };

  async function serve(
    request: Request,
    context: RelayContext,
    entry: Partial<RequestEntry>,
  ): Promise<Served> {
    const preflight = answerPreflight(request, origins);
    if (preflight) return { response: preflight };
    checkHead(request);
    const user = await authorize(options, request);
    if (typeof user !== 'string') return { response: user };
    Object.assign(entry, { user });
    const page = await readRequest(request, desk.limits.bodyBytes);
    Object.assign(entry, { requestId: page.stops ?? page.key });
    if (page.stops !== undefined) return stopReply(store, user, page.stops);
    if (page.resumes) return resumeReply(store, user, page.resumes, request, desk);
    const asked = writeRequest(page.body, upstreams, desk.limits);
    const body = options.prepare ? await options.prepare(asked.body, { user, request }) : asked.body;
    const order = { asked: { ...asked, body }, user, page, request };
    return store ? serveKept(order, store, desk, context) : serveOnce(order, desk);
  }

  return async (request, context = {}) => {
    const startedAt = Date.now();
    const entry: Partial<RequestEntry> = {};
    let response: Response;
    try {
      const { response: served, ...facts } = await serve(request, context, entry);
      response = served;
      Object.assign(entry, facts);
    } catch (error) {
      // Whoever has left needs no answer.
      const refusal = toRelayError(error);
      response = toResponse(toHead(refusal));
      Object.assign(entry, { code: refusal.code, detail: refusal.detail });
    }
    for (const [name, value] of Object.entries(crossOriginHeaders(request, origins))) {
      response.headers.set(name, value);
    }
    const { status } = response;
    tell(() => log?.({ type: 'request', status, ms: Date.now() - startedAt, ...entry }));
    return response;
  };
}

async function authorize({ authorize: ask }: RelayOptions, request: Request): Promise<string | Response> {
  if (!ask) return 'anybody';
  const user = await ask(request);
  if (user) return user;
  throw new RelayError(401, 'not_signed_in', 'Sign in, and ask again.');
}

function checkUpstream({ baseUrl, speaks = 'openai-chat', models }: Upstream): void {
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    throw new Error(
      'The `baseUrl` of an upstream is no address. Give one such as https://api.openai.com/v1.',
    );
  }
  if (!(speaks in PROVIDERS)) {
    throw new Error(
      `An upstream \`speaks\` one of ${Object.keys(PROVIDERS).join(', ')}; this one is told another.`,
    );
  }
  if (models.length === 0) throw new Error('An upstream has no `models`. Name those that may be asked for.');
}
