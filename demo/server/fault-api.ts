/**
 * Plays the faults of docs/faults.md to a page, over real HTTP. `GET /api/faults` lists them; `POST /api/faults` with
 * `{ fault }` gives a run `{ url, at, options }`; the page sends its request to `at`, tells the run how its state stands
 * (`POST <url>/_state`), as some faults fall at a certain word, and reads what the server saw (`GET <url>/_seen`).
 */
import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { EngineOptions, State } from 'deltakit/core';
import {
  type Exchange,
  type FaultServer,
  type SeenRequest,
  startFaultServer,
  toExchange,
} from '../../test/faults/fault-server';
import type { Stage } from '../../test/faults/play-fault';
import { type FaultSection, type ListedFault, listFaults } from './list-faults';

/** As much of a state as faults look at. */
type ToldState = Pick<State, 'status'> & { reply: { text: string; finishReason?: string } };

interface Run {
  seen: Exchange[];
  script(exchange: Exchange): void | Promise<void>;
  /** Told how the page's engine stands. */
  told(state: ToldState): void;
}

const PATH = /^\/api\/faults(?:\/(\w+)(\/\w+)?)?$/;
/** A connection that is younger may have a request on its way. */
const IDLE_MS = 300;
/** Older runs are forgotten. */
const KEPT = 200;

/** A listener of Node's http server; `false` where the path is none of its own. */
export function createFaultApi() {
  const runs = new Map<string, Run>();
  const connections = createConnections();
  let sections: FaultSection[] | undefined;
  let abroad: Promise<FaultServer> | undefined;
  let count = 0;

  async function begin(
    listed: ListedFault,
    host: string,
  ): Promise<{ url: string; at: string; options: Partial<EngineOptions> }> {
    count += 1;
    const url = `/api/faults/run${count}`;
    const { stage, told } = createStage();
    const seen: Exchange[] = [];
    const { fault } = listed;
    if (listed.abroad) abroad ??= startFaultServer();
    const elsewhere = await abroad;
    const script = (exchange: Exchange) =>
      listed.abroad ? listed.abroad.script(exchange, elsewhere?.url ?? '') : fault?.script?.(exchange, stage);
    runs.set(`run${count}`, { seen, told, script: async (exchange) => script(exchange) });
    for (const old of [...runs.keys()].slice(0, -KEPT)) runs.delete(old);

    const options = typeof fault?.options === 'function' ? fault.options(url) : (fault?.options ?? {});
    if (elsewhere && listed.abroad?.isAbroad) {
      const played = elsewhere.play(`run${count}`, (exchange) => {
        seen.push(exchange);
        return listed.abroad?.script(exchange, elsewhere.url);
      });
      return { url, at: played.url, options };
    }
    const other = fault?.url && (await fault.url(serverAt(host)));
    return { url, at: other ?? url, options };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname = '' } = URL.parse(`http://page${request.url}`) ?? {};
    const [, id, below = ''] = PATH.exec(pathname) ?? [];
    if (!id) return serveDesk(request, response);
    const run = runs.get(id);
    if (!run) return answer(response, 404, { error: { message: 'There is no such run any more.' } });
    if (below === '/_state') {
      run.told(JSON.parse(await readBody(request)));
      return answer(response, 200, {});
    }
    if (below === '/_seen') return answer(response, 200, run.seen.map(tell));
    const { socket } = request;
    if (!below && connections.isKept(socket)) return void socket.destroy();
    response.setHeader('connection', 'close');
    const exchange = toExchange(request, response, run.seen.length, `/api/faults/${id}`);
    run.seen.push(exchange);
    exchange.body = await readBody(request);
    await run.script(exchange);
  }

  async function serveDesk(request: IncomingMessage, response: ServerResponse): Promise<void> {
    sections ??= listFaults();
    if (request.method === 'GET') {
      const list = sections.map(({ title, faults }) => ({
        title,
        faults: faults.map(({ slug, name, row, why }) => ({ slug, name, row, why })),
      }));
      return answer(response, 200, list);
    }
    const { fault } = readObject(await readBody(request));
    connections.endIdle();
    const listed = sections.flatMap(({ faults }) => faults).find(({ slug }) => slug === fault);
    if (!listed || listed.why)
      return answer(response, 404, { error: { message: 'There is no such fault to play.' } });
    return answer(response, 200, await begin(listed, request.headers.host ?? ''));
  }

  return {
    watch: connections.watch,
    note: connections.note,
    serve: (request: IncomingMessage, response: ServerResponse) =>
      serve(request, response).catch(() => response.destroy()),
    close: async () => (await abroad)?.close(),
  };
}

/**
 * The connections of the page's server. A browser asks anew by itself where one that it kept is cut or answers 408, so a
 * fault's requests get connections of their own, and those that idle are ended before.
 */
function createConnections() {
  /** Requests that are under way, and since when it is so. */
  const all = new Map<Duplex, { busy: number; since: number }>();
  const used = new WeakSet<Duplex>();
  const add = (socket: Duplex, count: number) => {
    all.set(socket, { busy: (all.get(socket)?.busy ?? 0) + count, since: performance.now() });
  };
  return {
    watch(server: EventEmitter): void {
      server.on('connection', (socket: Duplex) => {
        add(socket, 0);
        socket.on('close', () => all.delete(socket));
      });
      // Vite's own, which tells pages of changed files.
      server.on('upgrade', (_request, socket: Duplex) => all.delete(socket));
    },
    /** For every request of the page's server, before it is answered. */
    note({ socket }: IncomingMessage, response: ServerResponse): void {
      add(socket, 1);
      response.once('close', () => {
        if (!socket.destroyed) add(socket, -1);
      });
      queueMicrotask(() => used.add(socket));
    },
    isKept: (socket: Socket) => used.has(socket),
    endIdle(): void {
      const before = performance.now() - IDLE_MS;
      for (const [socket, { busy, since }] of all) if (busy === 0 && since < before) socket.destroy();
    },
  };
}

/** Some faults ask elsewhere, at an address that is made of the server's own. */
function serverAt(host: string): FaultServer {
  return { url: `http://${host}`, play: () => ({ url: '', seen: [] }), close: async () => {} };
}

/** What a script can look at: how the page's engine stands, as the page tells. */
function createStage(): { stage: Stage; told: Run['told'] } {
  const waiting = new Set<() => void>();
  let now: ToldState = { status: 'idle', reply: { text: '' } };
  const stage = {
    is: (condition: (state: State) => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          // The page tells as much as faults look at.
          if (!condition(now as State)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
  return {
    stage: stage as Stage,
    told(state) {
      now = state;
      for (const look of waiting) look();
    },
  };
}

function tell({ method, path, headers, end }: Exchange): Omit<SeenRequest, 'body'> {
  const behind = headers['last-event-id'];
  return { method, path, end, headers: behind === undefined ? {} : { 'last-event-id': behind } };
}

function readObject(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json));
  } catch {
    return {};
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify(value));
}
