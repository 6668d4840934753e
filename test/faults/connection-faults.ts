/** What goes wrong before there is an answer, and with its head: connections, names, statuses. */
import { createServer } from 'node:net';
import type { Exchange } from './fault-server';
import type { Fault } from './play-fault';
import { WHOLE } from './say';

/** An address where nobody listens. */
async function refusedUrl(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${typeof address === 'object' && address?.port}/`;
}

export const CONNECTION_FAULTS: readonly Fault[] = [
  { name: 'the connection is refused', url: refusedUrl },
  // No resolver is asked for a name with a label past 63 characters: it fails at once, and everywhere.
  { name: 'the name does not resolve', url: () => `http://${'a'.repeat(64)}.example/` },
  { name: 'TLS fails', url: ({ url }) => url.replace('http', 'https') },
  {
    name: 'the server closes without a word',
    script: (exchange) => exchange.breakOff(),
  },
  {
    name: 'the server closes without a word, once',
    script: (exchange) => (exchange.index === 0 ? exchange.breakOff() : reply(exchange)),
  },
  {
    name: 'what answers does not speak HTTP',
    script: (exchange) => {
      exchange.response.socket?.write('SSH-2.0-OpenSSH_9.7\r\n');
      return exchange.breakOff();
    },
  },
  {
    name: 'no head comes',
    options: { timeouts: { connect: 1000 } },
    script: ({ left }) => left,
  },
];

const JSON_TYPE = { 'content-type': 'application/json' };
const HTML_TYPE = { 'content-type': 'text/html; charset=utf-8' };
const PAGE = '<!doctype html><title>Oops</title><h1>Something went wrong</h1>';
const overloaded = JSON.stringify({ error: { message: 'The model is overloaded', code: 'overloaded' } });

export const STATUS_FAULTS: readonly Fault[] = [
  {
    name: '400 with JSON',
    script: always(400, JSON_TYPE, '{"error":{"message":"No such model","code":"model_not_found"}}'),
  },
  {
    name: '401 that quotes the key',
    script: always(401, JSON_TYPE, '{"error":{"message":"Incorrect API key: sk-abcdef12345678"}}'),
  },
  { name: '403 with a page', script: always(403, HTML_TYPE, PAGE) },
  { name: '404 with nothing', script: always(404, {}, '') },
  { name: '408, each time', script: always(408, JSON_TYPE, '{"error":"Request timeout"}') },
  { name: '422 with a list of details', script: always(422, JSON_TYPE, '{"detail":[{"msg":"required"}]}') },
  { name: '425, once', script: firstTimes(1, 425, JSON_TYPE, '{}') },
  {
    name: '429, back in 5 ms (`retry-after-ms`)',
    script: firstTimes(1, 429, { ...JSON_TYPE, 'retry-after-ms': '5' }, '{"error":{"message":"Slow down"}}'),
  },
  {
    name: '429, back in a second (a date)',
    script: firstTimes(1, 429, {
      date: 'Tue, 01 Jul 2025 12:00:00 GMT',
      'retry-after': 'Tue, 01 Jul 2025 12:00:01 GMT',
    }),
  },
  {
    name: '429, back in a minute (seconds)',
    script: always(429, { ...JSON_TYPE, 'retry-after': '60' }, '{"error":{"code":"rate_limit_exceeded"}}'),
  },
  {
    name: '429, back in a minute (a date)',
    script: always(429, {
      date: 'Tue, 01 Jul 2025 12:00:00 GMT',
      'retry-after': 'Tue, 01 Jul 2025 12:01:00 GMT',
    }),
  },
  { name: '429 without a wait, each time', script: always(429, JSON_TYPE, '{}') },
  { name: '500 with a page, each time', script: always(500, HTML_TYPE, PAGE) },
  { name: '500 with nothing, twice', script: firstTimes(2, 500) },
  { name: '502 with JSON that breaks off', script: always(502, JSON_TYPE, '{"error":{"mess') },
  { name: '503 with JSON, twice', script: firstTimes(2, 503, JSON_TYPE, overloaded) },
  { name: '503, `retry: false`', options: { retry: false }, script: always(503, JSON_TYPE, overloaded) },
  { name: '529 with JSON, each time', script: always(529, JSON_TYPE, overloaded) },
  {
    name: '500 whose body never ends',
    options: { retry: false },
    script: async ({ open, response, left }) => {
      open({ 'content-type': 'text/plain' }, 500);
      let isOpen = true;
      void left.then(() => {
        isOpen = false;
      });
      while (isOpen) {
        if (response.write('no '.repeat(1000))) await new Promise(setImmediate);
        else await Promise.race([left, new Promise((drained) => response.once('drain', drained))]);
      }
    },
  },
  {
    name: '500 whose body hangs',
    options: { retry: false, timeouts: { firstContent: 150 } },
    script: ({ open, send, left }) => {
      open(JSON_TYPE, 500);
      send('{"error":');
      return left;
    },
  },
  {
    name: '204',
    script: ({ open, close }) => {
      open({}, 204);
      close();
    },
  },
  { name: '200 with nothing', script: always(200, { 'content-type': 'text/event-stream' }, '') },
  { name: '307 to where the reply is', script: redirect(307) },
  { name: '303 to where the reply is', script: redirect(303) },
  {
    name: '302 to a page to sign in',
    script: (exchange) => {
      if (!exchange.path) return moveTo(exchange, 302, '/login');
      exchange.open(HTML_TYPE);
      exchange.close(PAGE);
    },
  },
  { name: '307 in a circle', options: { retry: false }, script: (exchange) => moveTo(exchange, 307, '') },
];

function reply({ open, close }: Exchange): void {
  open();
  close(WHOLE);
}

function always(status: number, headers: Record<string, string> = {}, body = '') {
  return ({ open, close }: Exchange) => {
    open(headers, status);
    close(body);
  };
}

function firstTimes(times: number, ...answer: Parameters<typeof always>) {
  return (exchange: Exchange) => (exchange.index < times ? always(...answer)(exchange) : reply(exchange));
}

function redirect(status: number) {
  return (exchange: Exchange) => (exchange.path ? reply(exchange) : moveTo(exchange, status, '/moved'));
}

function moveTo({ response, path, close }: Exchange, status: number, to: string): void {
  const here = (response.req.url ?? '').slice(0, -path.length || undefined);
  response.writeHead(status, { location: `${here}${to}` });
  close();
}
