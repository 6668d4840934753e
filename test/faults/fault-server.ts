/**
 * A real HTTP server that goes wrong by script: what it does to each request in, what it saw of it out. One for a
 * whole run; each fault has a path of its own.
 */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** One request as the server saw it. */
export interface SeenRequest {
  method: string;
  /** Below the path of its fault. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Who ended it: `left` is the client that went away before the answer was whole. */
  end: 'open' | 'answered' | 'broken off' | 'left';
}

/** What a script can do with one request. */
export interface Exchange extends SeenRequest {
  /** How many there were at this path before it. */
  readonly index: number;
  readonly response: ServerResponse;
  /** Sends the head; as events unless said otherwise. */
  open(headers?: OutgoingHttpHeaders, status?: number): void;
  /** Sends a piece as it is. */
  send(piece: string | Uint8Array): void;
  /** Ends the answer well, as far as HTTP goes. */
  close(piece?: string | Uint8Array): void;
  /** Breaks the connection, once all that was sent has left. */
  breakOff(): Promise<void>;
  /** Until the client leaves. */
  readonly left: Promise<void>;
}

export type Script = (exchange: Exchange) => void | Promise<void>;

export interface FaultServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** Lets a fault play at its path. @returns what was seen there, oldest first */
  play(name: string, script: Script): { url: string; seen: readonly Exchange[] };
  close(): Promise<void>;
}

export async function startFaultServer(): Promise<FaultServer> {
  const scripts = new Map<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>();
  const server = createServer((request, response) => {
    const name = /^\/(\w+)/.exec(request.url ?? '')?.[1] ?? '';
    const serve = scripts.get(name);
    if (serve) serve(request, response).catch(() => response.destroy());
    else response.writeHead(404, { connection: 'close' }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    play(name, script) {
      const seen: Exchange[] = [];
      const key = name.replace(/\W+/g, '_');
      scripts.set(key, async (request, response) => {
        const exchange = toExchange(request, response, seen.length, `/${key}`);
        seen.push(exchange);
        for await (const chunk of request) exchange.body += String(chunk);
        await script(exchange);
      });
      return { url: `${url}/${key}`, seen };
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** @param prefix the path of its fault, which is left out of the exchange's */
export function toExchange(
  { method = '', url = '', headers }: IncomingMessage,
  response: ServerResponse,
  index: number,
  prefix: string,
): Exchange {
  const left = new Promise<void>((resolve) => response.on('close', resolve));
  // What is sent to a client that has left goes nowhere.
  response.on('error', () => {});
  const exchange: Exchange = {
    ...{ method, path: url.slice(prefix.length), headers, body: '', end: 'open', index, response, left },
    open(headers = {}, status = 200) {
      response.writeHead(status, { 'content-type': 'text/event-stream', ...headers });
      response.flushHeaders();
    },
    send: (piece) => void response.write(piece),
    close(piece) {
      exchange.end = 'answered';
      response.end(piece);
    },
    async breakOff() {
      exchange.end = 'broken off';
      // Node holds the first write back for a tick.
      await wait(5);
      response.destroy();
    },
  };
  response.on('close', () => {
    if (exchange.end === 'open') exchange.end = 'left';
  });
  return exchange;
}
