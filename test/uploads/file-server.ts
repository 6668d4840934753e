/** A real HTTP server that takes files: what it is to do with each in, what it got out. Also serves one page. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One file, or what came of it. */
export interface ReceivedFile {
  readonly headers: IncomingMessage['headers'];
  /** Only once all of it has come. */
  file?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
  hasLeft: boolean;
}

export interface FileServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly received: ReceivedFile[];
  /** Reads on where it was told to wait. */
  goOn(): void;
  close(): Promise<void>;
}

/**
 * `/files` takes a file, and answers with a relative address. `?hold` takes no more than fits on the way until
 * {@link FileServer.goOn}; `?status=413` answers so; `?open` allows other origins; `?answer=…` answers with that.
 */
export async function startFileServer(pages: ReadonlyMap<string, string>): Promise<FileServer> {
  const received: ReceivedFile[] = [];
  let release = () => {};
  let released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = createServer((request, response) => {
    take(request, response).catch(() => response.destroy());
  });

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: ask } = new URL(request.url ?? '/', 'http://files.test');
    if (ask.has('open')) {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', '*');
    }
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (pathname !== '/files') {
      const page = pages.get(pathname);
      response.setHeader('content-type', pathname.endsWith('.js') ? 'text/javascript' : 'text/html');
      return void response.writeHead(page === undefined ? 404 : 200).end(page);
    }
    const record: ReceivedFile = { headers: request.headers, hasLeft: false };
    received.push(record);
    response.on('close', () => {
      record.hasLeft = !response.writableEnded;
    });
    if (ask.has('hold')) await released;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const type = request.headers['content-type'] ?? '';
    const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
    const file = form.get('file');
    if (!(file instanceof File)) throw new Error('There is no file in the form.');
    record.file = { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
    const answer = ask.get('answer') ?? JSON.stringify({ url: `stored/${file.name}`, id: 'f1' });
    response.writeHead(Number(ask.get('status') ?? 200), { 'content-type': 'application/json' }).end(answer);
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    goOn() {
      release();
      released = Promise.resolve();
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
