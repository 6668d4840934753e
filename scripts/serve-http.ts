/**
 * A web-standard `(Request) => Promise<Response>` in, a real HTTP server out. Heads are sent before the first byte
 * of the body exists, nothing is buffered, a client that leaves aborts `request.signal`, and a body that fails
 * breaks the connection.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { NodeRequest, sendNodeResponse } from 'srvx/node';
// By path and not by the package's name: Vite's config loader, which reads this too, knows no alias.
import { ConnectionDrop, createMockServer, type MockServer, type MockServerOptions } from '../src/mock';

/** What serves: the mock server, the demo's api. */
export type RequestHandler = (request: Request) => Promise<Response>;

/** A server that listens. */
export interface RunningServer {
  /** Without a slash at its end. */
  url: string;
  /** Breaks every connection that is open, and ends. */
  close(): Promise<void>;
}

/** Serves a handler. Port 0 takes any that is free. @throws Node's error when the port is taken */
export async function serveHttp(
  handler: RequestHandler,
  { port = 0, host = '127.0.0.1' }: { port?: number | undefined; host?: string | undefined } = {},
): Promise<RunningServer> {
  const server = createServer(toNodeListener(handler));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, resolve);
  });
  return {
    url: urlOf(server, host),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Serves the mock server. `mock` is the server itself, with its list of requests. */
export async function serveMock(
  options: MockServerOptions & { port?: number | undefined; host?: string | undefined } = {},
): Promise<RunningServer & { mock: MockServer }> {
  const { port, host, ...mockOptions } = options;
  const mock = createMockServer(mockOptions);
  return { ...(await serveHttp(mock, { port, host })), mock };
}

/** The handler as a listener of Node's http server, or a middleware. */
export function toNodeListener(handler: RequestHandler) {
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = new NodeRequest({ req: incoming, res: outgoing });
    try {
      const response = await handler(request);
      const sent = sendNodeResponse(outgoing, response);
      // Node keeps the head back until there is a body: a client could not tell a slow model from a dead server.
      if (!outgoing.writableEnded) outgoing.flushHeaders();
      await sent;
    } catch (error) {
      // Whoever has left needs no answer, and handlers are free to say so by an error.
      if (error instanceof ConnectionDrop) outgoing.destroy();
      else if (!request.signal.aborted) answerFailure(outgoing, error);
    }
  };
}

function answerFailure(outgoing: ServerResponse, error: unknown): void {
  console.error(error);
  if (outgoing.headersSent) return void outgoing.destroy();
  outgoing.writeHead(500, { 'content-type': 'application/json' });
  outgoing.end(
    '{"error":{"message":"The server met an error; its log says which.","code":"internal_error"}}',
  );
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
