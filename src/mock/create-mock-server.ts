/**
 * A server for LLM replies that needs no model and no network: a web-standard `(Request) => Promise<Response>`,
 * and by the same call a `fetch`. It plays scenarios, good and bad, in several wire formats, and remembers what
 * became of each request.
 */

import { crossOriginHeaders, preflightAnswer } from './cross-origin';
import { createEncoder } from './encode/create-encoder';
import { errorBody } from './encode/openai-chat';
import { jsonReply } from './json-reply';
import { type MockTimers, platformTimers } from './mock-timers';
import { playSteps } from './play-steps';
import { type Order, type OrderDefaults, Refusal, readOrder } from './read-order';
import { createRequestLog, type MockRequest } from './request-log';
import type { MockFormat, Scenario } from './scenario';
import { SCENARIOS } from './scenarios';
import { seededRandom } from './seeded-random';
import { countBytes, type Stage } from './stage';
import { streamReply } from './stream-reply';

/** What can be set up. */
export interface MockServerOptions {
  /** Added to the built-in scenarios; one of the same name takes its place. */
  scenarios?: Readonly<Record<string, Scenario>>;
  /** Played when a request names none. Default: `long-markdown`. */
  scenario?: string;
  /** Written by `/api/chat/stream` when a request names none. Default: `openai-chat`. */
  format?: MockFormat;
  /** 2 is twice as fast, `Infinity` has no silences at all. Default: 1. */
  speed?: number;
  /** Of the varying silences, and of `random` in scenarios. Default: 1. */
  seed?: number;
  /** Clock and timers. Default: the platform's. */
  timers?: MockTimers;
}

/** A mock server: a request handler and a `fetch` in one. */
export interface MockServer {
  (input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** What became of each request for a reply, oldest first; the last thousand. The same list all along. */
  readonly requests: readonly MockRequest[];
  /** Forgets the requests and begins its seeded numbers anew. */
  reset(): void;
}

/** Where relative URLs lead when the server is called as a `fetch`. */
const BASE_URL = 'http://mock.local';

const ROUTES = [
  'POST /api/chat/stream',
  'POST /api/complete',
  'POST /v1/chat/completions',
  'GET /api/_requests',
  'DELETE /api/_requests',
  'GET /api/_scenarios',
];

/**
 * Creates a mock server.
 *
 * Each request may choose by query or body: `scenario`, `format` (`openai-chat`, `json-text`, `ndjson`, `raw-text`),
 * and by query `speed` (a factor, or `instant`) and `stallMs`.
 *
 * @example
 * ```tsx
 * const mock = createMockServer({ scenario: 'short' });
 * const stream = useLLMStream({ url: '/api/chat/stream', fetch: mock });
 * // later: mock.requests.at(-1)?.outcome → 'completed', or 'aborted' after a stop
 * ```
 */
export function createMockServer(options: MockServerOptions = {}): MockServer {
  const { scenario = 'long-markdown', format = 'openai-chat', speed = 1, seed = 1 } = options;
  const timers = options.timers ?? platformTimers;
  const scenarios = { ...SCENARIOS, ...options.scenarios };
  const log = createRequestLog(timers.now);
  let played = 0;

  /** The routes that answer with a reply, and what they take where a request says nothing. */
  const replies: Readonly<Record<string, OrderDefaults>> = {
    '/api/chat/stream': { scenarios, scenario, format, speed },
    '/api/complete': { scenarios, scenario, format: 'json-text', speed },
    '/v1/chat/completions': { scenarios, scenario, format: 'openai-chat', formatIsFixed: true, speed },
  };

  async function route(request: Request, signal: AbortSignal | undefined): Promise<Response> {
    const url = new URL(request.url);
    const path = url.pathname;
    const defaults = Object.hasOwn(replies, path) ? replies[path] : undefined;
    if (request.method === 'OPTIONS') return preflightAnswer(request);
    if (request.method === 'POST' && defaults) return reply(request, url, signal, defaults);
    if (request.method === 'GET' && path === '/api/_requests') return Response.json(log.requests);
    if (request.method === 'GET' && path === '/api/_scenarios') return Response.json(listOf(scenarios));
    if (request.method === 'DELETE' && path === '/api/_requests') {
      log.clear();
      return new Response(null, { status: 204 });
    }
    return refuse(
      new Refusal(
        404,
        'unknown_route',
        `There is no ${request.method} ${path}. There are: ${ROUTES.join(', ')}.`,
      ),
    );
  }

  async function reply(
    request: Request,
    url: URL,
    signal: AbortSignal | undefined,
    defaults: OrderDefaults,
  ): Promise<Response> {
    const record = log.open({ method: request.method, path: url.pathname, query: url.search });
    played += 1;
    const random = seededRandom(seed + played);
    let response: Response;
    try {
      const order = await readOrder(request, url, defaults);
      record.scenario = order.name;
      record.format = order.format;
      response = await play(order, { timers, speed: order.speed, log, record, signal }, url, random);
    } catch (error) {
      log.end(record, signal?.aborted ? 'aborted' : 'completed');
      if (!(error instanceof Refusal)) throw error;
      response = refuse(error);
    }
    record.status = response.status;
    response.headers.set('x-mock-request-id', record.id);
    return response;
  }

  async function serve(input: Request | string | URL, init?: RequestInit): Promise<Response> {
    // The signal is kept apart: a test's DOM may bring its own AbortSignal, which the platform's Request refuses.
    const { signal: given, ...rest } = init ?? {};
    const isRequest = typeof input === 'object' && !(input instanceof URL);
    const request = isRequest
      ? init
        ? new Request(input, rest)
        : input
      : new Request(new URL(input, BASE_URL), rest);
    const signal = given ?? (isRequest ? input.signal : undefined);
    if (signal?.aborted) throw signal.reason;

    const response = await route(request, signal);
    for (const [name, value] of Object.entries(crossOriginHeaders(request)))
      response.headers.set(name, value);
    return response;
  }

  const reset = () => {
    log.clear();
    played = 0;
  };
  return Object.assign(serve, { requests: log.requests, reset });
}

/** Plays what was ordered: a fixed answer, one JSON body, or a stream. */
async function play(order: Order, stage: Stage, url: URL, random: () => number): Promise<Response> {
  const { scenario, asked } = order;
  if ('answer' in scenario) {
    const { status, headers, body } = scenario.answer;
    countBytes(stage, new TextEncoder().encode(body));
    stage.log.end(stage.record, 'completed');
    return new Response(body, { status, headers });
  }
  const isOpenai = url.pathname.startsWith('/v1/');
  const facts = { id: `chatcmpl-mock-${stage.record.id}`, model: order.model };
  const encoder = createEncoder(order.format, {
    ...facts,
    created: Math.floor(stage.record.startedAt / 1000),
    // OpenAI says it on request only; an app's own endpoint has no reason to keep it back.
    includeUsage: !isOpenai || wantsUsage(asked.body.stream_options),
  });
  const steps = typeof scenario.steps === 'function' ? scenario.steps({ ...asked, random }) : scenario.steps;
  const beats = playSteps(steps, { ...facts, prompt: asked.prompt, random });

  const asJson = order.asJson || (isOpenai && asked.body.stream !== true);
  if (asJson) return jsonReply(beats, encoder, stage);
  return new Response(streamReply(beats, encoder, stage), {
    headers: { 'content-type': encoder.contentType, 'cache-control': 'no-cache, no-transform' },
  });
}

function wantsUsage(streamOptions: unknown): boolean {
  return (
    typeof streamOptions === 'object' &&
    streamOptions !== null &&
    'include_usage' in streamOptions &&
    streamOptions.include_usage === true
  );
}

function refuse({ status, code, message }: Refusal): Response {
  return Response.json({ error: errorBody(message, code, 'invalid_request_error') }, { status });
}

function listOf(scenarios: Readonly<Record<string, Scenario>>) {
  return Object.entries(scenarios).map(([name, { title, description, formats }]) => ({
    name,
    title,
    description,
    ...(formats && { formats }),
  }));
}
