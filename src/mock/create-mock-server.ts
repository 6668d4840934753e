/**
 * A server for LLM replies that needs no model and no network: a web-standard `(Request) => Promise<Response>`,
 * and by the same call a `fetch`. It plays scenarios, good and bad, in several wire formats, and remembers what
 * became of each request.
 */

import { createRuns } from './create-runs';
import { crossOriginHeaders, preflightAnswer } from './cross-origin';
import { ENCODINGS, isMockFormat } from './encode/create-encoder';
import { type MockTimers, platformTimers } from './mock-timers';
import { playOrder } from './play-order';
import { playReply } from './play-reply';
import { type MockPrompt, PROMPTS } from './prompts';
import { type OrderDefaults, readOrder } from './read-order';
import { Refusal } from './refusal';
import { createRequestLog, type MockRequest } from './request-log';
import { findReplyRoute, type ReplyRoute } from './routes';
import type { MockFormat, Scenario } from './scenario';
import { SCENARIOS } from './scenarios';
import { seededRandom } from './seeded-random';
import { type Desk, serveDesk } from './serve-desk';
import { createJobApi, findJobPath } from './serve-jobs';
import type { Stage } from './stage';

/** What can be set up. */
export interface MockServerOptions {
  /** Added to the built-in scenarios; one of the same name takes its place. */
  scenarios?: Readonly<Record<string, Scenario>>;
  /** Added to the built-in prompts; one of the same id takes its place. */
  prompts?: readonly MockPrompt[];
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
  /** Forgets requests, runs and jobs, and begins its seeded numbers anew. */
  reset(): void;
}

/** Where relative URLs lead when the server is called as a `fetch`. */
const BASE_URL = 'http://mock.local';

/**
 * Creates a mock server.
 *
 * Each request may choose by query or body: `scenario` and `format`. By query alone: `speed` (a factor, or `instant`),
 * `jitter` (the share by which silences vary), `stallMs` and `headersMs` (silences), `failures` (how many attempts fail first), the faults of `WireFaults`
 * (`dropAt=3`), and with `ids=1` events that are numbered and can be replayed by `Last-Event-ID` to whoever comes back
 * with the same `Idempotency-Key` (or `run=`), with `retry` (ms) and `detached=1` (it goes on alone). The paths that
 * providers' own clients post to are served too, each in its provider's format; beside them are `/api/cancel`,
 * `/api/jobs`, `/api/prompts`, `/api/_requests` and `/api/_scenarios`.
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
  const prompts = [...new Map([...PROMPTS, ...(options.prompts ?? [])].map((one) => [one.id, one])).values()];
  const log = createRequestLog(timers.now);
  const runs = createRuns();
  const jobs = createJobApi(timers.now);
  const stages = new WeakMap<MockRequest, Stage>();
  const desk: Desk = { log, runs, stages, scenarios, prompts };
  const defaults: OrderDefaults = { scenarios, scenario, format, speed, prompts };
  let played = 0;

  async function serveRoute(request: Request, signal: AbortSignal | undefined): Promise<Response> {
    const { method } = request;
    const url = new URL(request.url);
    const route = findReplyRoute(url);
    const words = url.searchParams.get('format') ?? route?.format ?? format;
    if (method === 'OPTIONS') return preflightAnswer(request);
    if (method === 'POST' && route) {
      return logged(request, signal, words, (record) => reply(request, url, signal, route, record));
    }
    const jobPath = findJobPath(url);
    if (jobPath) {
      return logged(request, signal, 'json-text', async (record) => {
        const response = jobs.serve(method, jobPath, url.searchParams);
        log.end(record, 'completed');
        return response;
      });
    }
    return serveDesk(request, url.pathname, desk).catch((error) => refused(error, words));
  }

  /** Answers a request, also where it is refused, and writes down what became of it. */
  async function logged(
    request: Request,
    signal: AbortSignal | undefined,
    words: string,
    answer: (record: MockRequest) => Promise<Response>,
  ): Promise<Response> {
    const record = log.open(request);
    const response = await answer(record).catch((error) => {
      const isLeft = signal?.aborted || stages.get(record)?.closing.signal.aborted;
      log.end(record, isLeft ? 'aborted' : 'completed');
      return refused(error, words);
    });
    record.status = response.status;
    response.headers.set('x-mock-request-id', record.id);
    return response;
  }

  async function reply(
    request: Request,
    url: URL,
    signal: AbortSignal | undefined,
    route: ReplyRoute,
    record: MockRequest,
  ): Promise<Response> {
    played += 1;
    const random = seededRandom(seed + played);
    const order = await readOrder(request, url, route, defaults);
    record.scenario = order.name;
    record.format = order.format;
    const closing = new AbortController();
    const stage: Stage = { timers, speed: order.speed, log, record, random, signal, closing };
    stages.set(record, stage);
    return playOrder(order, stage, (isFirst) =>
      route.isJob ? jobs.create(order, stage) : playReply(order, route, stage, runs, isFirst),
    );
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
    runs.clear();
    jobs.clear();
    log.clear();
    played = 0;
  };
  return Object.assign(serve, { requests: log.requests, reset });
}

/**
 * A refusal in the words of the format that was asked for, where there is such a one.
 *
 * @throws the error, where it is none
 */
function refused(error: unknown, format: string): Response {
  if (!(error instanceof Refusal)) throw error;
  const { status, code, message, details } = error;
  const { errorBody } = ENCODINGS[isMockFormat(format) ? format : 'openai-chat'];
  return Response.json(Object.assign({}, errorBody({ status, code, message }), details), { status });
}
