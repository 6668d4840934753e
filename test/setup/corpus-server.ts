/**
 * Serves the recorded streams (DELTAKIT_CORPUS, else ../shared/corpus) over real HTTP, cut into seeded random pieces
 * with small pauses, so that a reader meets the bytes as a network brings them. Out: `inject('corpusUrl')`, '' where
 * the folder is missing. `GET /index.json` lists all; `GET|POST /streams/<id>[?seed=n]` plays one. `GET /payloads.json`
 * gives the hostile texts of the corpus.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

/** What a test needs to know of one recorded stream; `expected` is as the corpus has it. */
export interface CorpusEntry {
  id: string;
  format: string;
  origin: string;
  file: string;
  http: { status: number; contentType: string | null };
  expected: { outcome: string; text: string; [key: string]: unknown };
}

declare module 'vitest' {
  interface ProvidedContext {
    corpusUrl: string;
  }
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-expose-headers': '*',
};

export default async function startCorpusServer(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  const folder = resolve(project.config.root, process.env.DELTAKIT_CORPUS ?? '../shared/corpus', 'streams');
  if (!existsSync(folder)) {
    console.warn('corpus: not found; set DELTAKIT_CORPUS to the folder that holds streams/');
    project.provide('corpusUrl', '');
    return undefined;
  }
  const entries = readEntries(folder);
  const server = createServer((request, response) => {
    answer(folder, entries, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The corpus server has no port.');
  project.provide('corpusUrl', `http://127.0.0.1:${address.port}`);
  return () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
}

function readEntries(folder: string): Map<string, CorpusEntry> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json');
  const entries = names
    .sort()
    .map((name): CorpusEntry => JSON.parse(readFileSync(resolve(folder, name), 'utf8')));
  return new Map(entries.map((entry) => [entry.id, entry]));
}

async function answer(
  folder: string,
  entries: ReadonlyMap<string, CorpusEntry>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://corpus.local');
  if (request.method === 'OPTIONS') {
    response.writeHead(204, CORS).end();
    return;
  }
  if (url.pathname === '/index.json') {
    const list = [...entries.values()].map(({ id, format, origin, http, expected }) => ({
      id,
      format,
      origin,
      http,
      expected,
    }));
    response.writeHead(200, { ...CORS, 'content-type': 'application/json' }).end(JSON.stringify(list));
    return;
  }
  if (url.pathname === '/payloads.json') {
    const payloads = readFileSync(resolve(folder, '../xss/payloads.json'));
    response.writeHead(200, { ...CORS, 'content-type': 'application/json' }).end(payloads);
    return;
  }
  const entry = entries.get(decodeURIComponent(url.pathname.replace(/^\/streams\//, '')));
  if (!entry) {
    response
      .writeHead(404, { ...CORS, 'content-type': 'application/json' })
      .end('{"error":"no such stream"}');
    return;
  }
  const { status, contentType } = entry.http;
  response.writeHead(status, { ...CORS, ...(contentType === null ? {} : { 'content-type': contentType }) });
  // Its end is not a reason to wait for the request's body, but an unread body would keep the connection.
  request.resume();
  response.socket?.setNoDelay(true);
  await play(readFileSync(resolve(folder, entry.file)), Number(url.searchParams.get('seed') ?? 1), response);
}

/** About forty pieces, however long the stream is; every fourth or so comes alone on the wire. */
async function play(bytes: Uint8Array, seed: number, response: ServerResponse): Promise<void> {
  const random = createRandom(seed + bytes.length);
  const longest = Math.max(64, Math.ceil(bytes.length / 20));
  for (let at = 0; at < bytes.length && !response.destroyed; ) {
    const end = at + 1 + Math.floor(random() * longest);
    response.write(bytes.subarray(at, end));
    at = end;
    await wait(random() < 0.25 ? 2 : 0);
  }
  response.end();
}

/** Mulberry32: small, seeded, good enough to cut bytes with. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
