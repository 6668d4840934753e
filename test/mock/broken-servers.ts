/**
 * Servers that fail below what a `Response` can say, each on a port of its own: for what a mock that lives in `fetch`
 * can't play. They answer every request in the same way.
 */
import { createServer as createHttpServer, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A server that listens. */
export interface BrokenServer {
  /** Without a slash at its end. */
  url: string;
  /** How many connections there were. */
  readonly connections: number;
  /** Ends it, and every connection that is open. */
  close(): Promise<void>;
}

const EVENTS = ['data: {"token":"Half "}\n\n', 'data: {"token":"an answer"}\n\n', 'data: {"done":true}\n\n'];

/** The broken servers by what a client sees of them. */
export const BROKEN_SERVERS = {
  /** Nobody listens: the port was free a moment ago. */
  async refused(): Promise<BrokenServer> {
    const server = await listen(createTcpServer());
    await server.close();
    return { ...server, connections: 0, close: async () => {} };
  },
  /** Accepts, reads, and never says a word. */
  mute: () => listen(createTcpServer((socket) => void socket.resume())),
  /** Resets the connection as soon as the request has come. */
  reset: () => listen(createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()))),
  /** Closes the connection as soon as the request has come. */
  hangUp: () => listen(createTcpServer((socket) => socket.once('data', () => socket.end()))),
  /** Speaks something, but not HTTP. */
  babble: () =>
    listen(createTcpServer((socket) => socket.once('data', () => socket.end('SSH-2.0-babble\r\n')))),
  /** Asked by `https:`, answers a handshake with plain text. */
  async plainUnderTls(): Promise<BrokenServer> {
    const server = await listen(
      createTcpServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 400\r\n\r\n'))),
    );
    return Object.defineProperty(server, 'url', { value: server.url.replace('http:', 'https:') });
  },
  /** Events as they should be, and then a reset in the middle of one. */
  resetMidway: () =>
    listen(
      createHttpServer(async (_, response) => {
        open(response);
        for (const event of [...EVENTS.slice(0, 2), 'data: {"tok']) await write(response, event);
        response.socket?.resetAndDestroy();
      }),
    ),
  /** A body that says how long it is, and is not. */
  shortBody: () =>
    listen(
      createHttpServer(async (_, response) => {
        open(response, { 'content-length': '1000' });
        await write(response, EVENTS[0] ?? '');
        response.socket?.end();
      }),
    ),
  /** A gzip body that breaks off, under a connection that ends well. */
  truncatedGzip: () =>
    listen(
      createHttpServer((_, response) => {
        open(response, { 'content-encoding': 'gzip' });
        const bytes = gzipSync(EVENTS.join(''));
        response.end(bytes.subarray(0, bytes.length - 12));
      }),
    ),
  /** A body that is said to be gzip, and is plain text. */
  falseGzip: () =>
    listen(
      createHttpServer((_, response) => {
        open(response, { 'content-encoding': 'gzip' });
        response.end(EVENTS.join(''));
      }),
    ),
} satisfies Record<string, () => Promise<BrokenServer>>;

function open(response: ServerResponse, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...headers });
  response.flushHeaders();
}

/** Waits until it has left for the network, so that a reset does not overtake it. */
async function write(response: ServerResponse, text: string): Promise<void> {
  await new Promise((resolve) => response.write(text, resolve));
  await new Promise((resolve) => setTimeout(resolve, 5));
}

async function listen(server: Server): Promise<BrokenServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    // A client that leaves is nobody's fault here.
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get connections() {
      return connections;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
