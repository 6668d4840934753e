/** Relays and upstreams over real HTTP, each on a port of its own; all that were started are ended by `closeAll`. */
import { createRelay, type RelayLogEntry, type RelayOptions, type Upstream } from 'deltakit/relay';
import { type RequestHandler, type RunningServer, serveHttp } from '../../scripts/serve-http';

export const KEY = 'sk-live-5f2c9a7e41d84b0c';
export const JSON_TYPE = { 'content-type': 'application/json' };
export const MESSAGES = [{ role: 'user', content: 'What moves the tide?' }];

const running: RunningServer[] = [];

export async function closeAll(): Promise<void> {
  await Promise.all(running.splice(0).map((server) => server.close()));
}

/** Its address, without a slash at its end. */
export async function serve(handler: RequestHandler): Promise<string> {
  const server = await serveHttp(handler);
  running.push(server);
  return server.url;
}

export interface StartedRelay {
  url: string;
  log: RelayLogEntry[];
}

/** @param upstream as much of it as the test is about */
export async function startRelay(
  upstream: Partial<Upstream> & { baseUrl: string },
  options: Partial<RelayOptions> = {},
): Promise<StartedRelay> {
  const log: RelayLogEntry[] = [];
  const relay = createRelay({
    upstream: { apiKey: KEY, models: ['own-model'], ...upstream },
    log: (entry) => log.push(entry),
    ...options,
  });
  return { url: await serve(relay), log };
}

export interface ScriptedUpstream {
  url: string;
  /** The requests that came, the newest last. */
  asked: { headers: Headers; body: Record<string, unknown>; path: string; isGone: boolean }[];
  /** Sends to all that are connected. */
  say(text: string): void;
  end(): void;
}

/** An upstream that streams what the test says, when it says it; who connects later hears all of it. */
export async function startScripted(): Promise<ScriptedUpstream> {
  const asked: ScriptedUpstream['asked'] = [];
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const encoder = new TextEncoder();
  const url = await serve(async (request) => {
    const one = {
      headers: request.headers,
      path: new URL(request.url).pathname,
      isGone: false,
      body: (await request.json()) as Record<string, unknown>,
    };
    asked.push(one);
    let mine: ReadableStreamDefaultController<Uint8Array>;
    const leave = () => {
      one.isGone = true;
      listeners.delete(mine);
    };
    request.signal.addEventListener('abort', leave);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        mine = controller;
        listeners.add(controller);
      },
      cancel: leave,
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  });
  return {
    url: `${url}/v1`,
    asked,
    say: (text) => {
      for (const one of listeners) one.enqueue(encoder.encode(text));
    },
    end: () => {
      for (const one of listeners) one.close();
      listeners.clear();
    },
  };
}

/** One event of Chat Completions with text. */
export function chunk(content: string): string {
  return `data: ${JSON.stringify({ id: 'c1', choices: [{ index: 0, delta: { content } }] })}\n\n`;
}

export const FINISH = `data: ${JSON.stringify({ id: 'c1', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] })}\n\n`;
export const USAGE = `data: ${JSON.stringify({ id: 'c1', choices: [], usage: { prompt_tokens: 7, completion_tokens: 5, total_tokens: 12 } })}\n\n`;
export const DONE = 'data: [DONE]\n\n';

export function post(
  url: string,
  body: object = { messages: MESSAGES },
  init: { headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...init.headers },
    body: JSON.stringify(body),
    ...(init.signal && { signal: init.signal }),
  });
}

/** Reads until something is in what came; gives what came, and the reader to go on with. */
export async function readUntil(response: Response, wanted: string | RegExp) {
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  let came = '';
  while (came.search(wanted) < 0) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`The body ended before '${wanted}' came:\n${came}`);
    came += decoder.decode(value, { stream: true });
  }
  return { came, reader };
}
