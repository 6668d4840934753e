/**
 * A server for LLM replies that needs no model and no network: a web-standard `(Request) => Promise<Response>`,
 * and by the same call a `fetch`. It plays scenarios, good and bad, in several wire formats, and remembers what
 * became of each request.
 */

import { crossOriginHeaders, preflightAnswer } from './cross-origin';
import { createEncoder, ENCODINGS, isMockFormat } from './encode/create-encoder';
import { jsonReply } from './json-reply';
import { type MockTimers, platformTimers } from './mock-timers';
import { playSteps } from './play-steps';
import { type Order, type OrderDefaults, Refusal, readOrder } from './read-order';
import { createRequestLog, type MockRequest } from './request-log';
import { findReplyRoute, type ReplyRoute, ROUTE_NAMES } from './routes';
import type { FixedAnswer, MockFormat, Scenario } from './scenario';
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

/**
 * Creates a mock server.
 *
 * Each request may choose by query or body: `scenario` and `format`, and by query `speed` (a factor, or `instant`)
 * and `stallMs`. The paths that providers' own clients post to are served too, each in its provider's format.
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
  const defaults: OrderDefaults = { scenarios, scenario, format, speed };
  let played = 0;

  async function serveRoute(request: Request, signal: AbortSignal | undefined): Promise<Response> {
    const url = new URL(request.url);
    const path = url.pathname;
    const replyRoute = findReplyRoute(url);
    if (request.method === 'OPTIONS') return preflightAnswer(request);
    if (request.method === 'POST' && replyRoute) return reply(request, url, signal, replyRoute);
    if (request.method === 'GET' && path === '/api/_requests') return Response.json(log.requests);
    if (request.method === 'GET' && path === '/api/_scenarios') return Response.json(listOf(scenarios));
    if (request.method === 'DELETE' && path === '/api/_requests') {
      log.clear();
      return new Response(null, { status: 204 });
    }
    const message = `There is no ${request.method} ${path}. There are: ${ROUTE_NAMES.join(', ')}.`;
    return refuse(new Refusal(404, 'unknown_route', message), replyRoute?.format ?? format);
  }

  async function reply(
    request: Request,
    url: URL,
    signal: AbortSignal | undefined,
    replyRoute: ReplyRoute,
  ): Promise<Response> {
    const record = log.open({ method: request.method, path: url.pathname, query: url.search });
    played += 1;
    const random = seededRandom(seed + played);
    let response: Response;
    try {
      const order = await readOrder(request, url, replyRoute, defaults);
      record.scenario = order.name;
      record.format = order.format;
      const stage = { timers, speed: order.speed, log, record, signal };
      response = await play(order, replyRoute, stage, random);
    } catch (error) {
      log.end(record, signal?.aborted ? 'aborted' : 'completed');
      if (!(error instanceof Refusal)) throw error;
      response = refuse(error, url.searchParams.get('format') ?? replyRoute.format ?? format);
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

    const response = await serveRoute(request, signal);
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
async function play(
  order: Order,
  { usageOnRequest }: ReplyRoute,
  stage: Stage,
  random: () => number,
): Promise<Response> {
  const { scenario, format, asked } = order;
  if ('answer' in scenario) {
    const { status, headers } = scenario.answer;
    const body = answerBody(scenario.answer, format);
    countBytes(stage, new TextEncoder().encode(body));
    stage.log.end(stage.record, 'completed');
    return new Response(body, { status, headers });
  }
  const facts = { id: `${ENCODINGS[format].idPrefix}mock-${stage.record.id}`, model: order.model };
  const encoder = createEncoder(format, {
    ...facts,
    created: Math.floor(stage.record.startedAt / 1000),
    // OpenAI says it on request only; an app's own endpoint has no reason to keep it back.
    includeUsage: !usageOnRequest || wantsUsage(asked.body.stream_options),
  });
  const steps = typeof scenario.steps === 'function' ? scenario.steps({ ...asked, random }) : scenario.steps;
  const beats = playSteps(steps, { ...facts, prompt: asked.prompt, random });
  if (order.asJson) return jsonReply(beats, encoder, stage);
  return new Response(streamReply(beats, encoder, stage), {
    headers: {
      'content-type': encoder.contentType,
      'cache-control': 'no-cache, no-transform',
      ...encoder.headers,
    },
  });
}

function answerBody(answer: FixedAnswer, format: MockFormat): string {
  if ('body' in answer) return answer.body;
  return JSON.stringify(ENCODINGS[format].errorBody({ ...answer.error, status: answer.status }));
}

function wantsUsage(streamOptions: unknown): boolean {
  return (
    typeof streamOptions === 'object' &&
    streamOptions !== null &&
    'include_usage' in streamOptions &&
    streamOptions.include_usage === true
  );
}

/** In the words of the format that was asked for, where there is such a one. */
function refuse({ status, code, message }: Refusal, format: string): Response {
  const { errorBody } = ENCODINGS[isMockFormat(format) ? format : 'openai-chat'];
  return Response.json(errorBody({ status, code, message }), { status });
}

function listOf(scenarios: Readonly<Record<string, Scenario>>) {
  return Object.entries(scenarios).map(([name, { title, description, formats }]) => ({
    name,
    title,
    description,
    ...(formats && { formats }),
  }));
}
