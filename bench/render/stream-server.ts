/**
 * The server of the render bench: the built pages, and documents streamed token by token at a steady pace. What is due
 * is written every few milliseconds, as a provider's events arrive in batches. It notes when each token was sent.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { StreamFormat } from './contestants';
import { isDocumentName, makeDocument } from './documents';
import { encodeStream } from './encode-stream';

/** When a stream's tokens went out. Times are milliseconds since 1970, with fractions. */
export interface SendLog {
  /** The `run` of the address. */
  run: string;
  /** After each write: its time, and how many tokens were sent by then. */
  sent: [time: number, tokens: number][];
  ended: number;
}

export interface StreamServerOptions {
  /** Where the built pages are. */
  pages: string;
  /** Called when the last byte of a stream was handed to the connection; not for one whose client left. */
  onEnd(log: SendLog): void;
}

/** Serves `/stream?doc=1k&format=openai-chat&rate=4000&run=1`, and files for all else. */
export function createStreamServer({ pages, onEnd }: StreamServerOptions): Server {
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const answer =
      url.pathname === '/stream' ? sendStream(url, request, response, onEnd) : sendFile(url, response, pages);
    answer.catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
}

/** Milliseconds between two writes. */
const TICK = 5;

async function sendStream(
  { searchParams: query }: URL,
  request: IncomingMessage,
  response: ServerResponse,
  onEnd: (log: SendLog) => void,
): Promise<void> {
  const name = query.get('doc') ?? '';
  const rate = Number(query.get('rate'));
  if (!isDocumentName(name) || !(rate > 0)) {
    response.writeHead(400).end(`There is no document "${name}", or ${rate} is no rate.`);
    return;
  }
  request.resume();
  const format: StreamFormat = query.get('format') === 'ai-sdk-ui' ? 'ai-sdk-ui' : 'openai-chat';
  const stream = encodeStream(tokensOf(name), format);
  const log: SendLog = { run: query.get('run') ?? '', sent: [], ended: 0 };
  response.writeHead(200, stream.headers);
  response.write(stream.head);
  const closed = once(response, 'close');
  const began = now();
  for (let sent = 0; sent < stream.tokens.length && !response.destroyed; ) {
    await sleep(TICK);
    const due = Math.min(stream.tokens.length, Math.floor(((now() - began) / 1e3) * rate));
    if (due === sent) continue;
    const isFlowing = response.write(stream.tokens.slice(sent, due).join(''));
    sent = due;
    log.sent.push([now(), sent]);
    // A page too busy to read fills the connection; a client that left will never read.
    if (!isFlowing) await Promise.race([once(response, 'drain'), closed]);
  }
  if (response.destroyed) return;
  response.end(stream.tail);
  log.ended = now();
  onEnd(log);
}

const documents = new Map<string, string[]>();

function tokensOf(name: Parameters<typeof makeDocument>[0]): string[] {
  const tokens = documents.get(name) ?? makeDocument(name);
  documents.set(name, tokens);
  return tokens;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

async function sendFile({ pathname }: URL, response: ServerResponse, folder: string): Promise<void> {
  const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  try {
    const content = await readFile(join(folder, normalize(file)));
    response
      .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
      .end(content);
  } catch {
    response.writeHead(404).end();
  }
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
