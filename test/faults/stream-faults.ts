/** What goes wrong once the head of an answer is there: silence, breaks, broken content, errors in the stream. */
import { setTimeout as wait } from 'node:timers/promises';
import { constants, gzipSync } from 'node:zlib';
import type { Exchange } from './fault-server';
import type { Fault, Stage } from './play-fault';
import { chunk, DONE, FINISH, HALF, say, TEXT, WHOLE } from './say';

const ENOUGH = 20_000;

export const SILENCES: readonly Fault[] = [
  {
    name: 'the head, then silence',
    options: { timeouts: { firstContent: 150 } },
    script: ({ open, left }) => {
      open();
      return left;
    },
  },
  {
    name: 'keep-alives alone',
    options: { timeouts: { firstContent: 150, idle: ENOUGH } },
    script: (exchange) => {
      exchange.open();
      return keepAlive(exchange);
    },
  },
  {
    name: 'content, then silence',
    options: { timeouts: { idle: 150 } },
    script: (exchange) => sayThen(exchange, say(HALF), exchange.left),
  },
  {
    name: 'content, then keep-alives alone',
    options: { timeouts: { stall: 150, idle: ENOUGH } },
    script: async (exchange) => {
      exchange.open();
      exchange.send(say(HALF));
      await keepAlive(exchange);
    },
  },
  {
    name: 'a reply that takes too long in all',
    options: { timeouts: { total: 1000 } },
    script: (exchange) => sayThen(exchange, say(HALF), exchange.left),
  },
  {
    name: 'the finish reason, then silence',
    options: { timeouts: { idle: 150 } },
    script: (exchange) => sayThen(exchange, say(TEXT) + FINISH, exchange.left),
  },
  {
    name: 'the terminal event, then silence',
    options: { timeouts: { idle: 150 } },
    script: (exchange) => sayThen(exchange, WHOLE, exchange.left),
  },
];

export const BREAKS: readonly Fault[] = [
  {
    name: 'a break behind the head',
    script: async ({ open, breakOff }) => {
      open();
      await breakOff();
    },
  },
  {
    name: 'a break behind the head, twice',
    script: async ({ index, open, close, breakOff }) => {
      open();
      if (index < 2) await breakOff();
      else close(WHOLE);
    },
  },
  { name: 'a break in a word', script: (exchange, stage) => breakAfter(exchange, stage, HALF) },
  {
    name: 'a break in an event',
    script: (exchange, stage) =>
      breakAfter(exchange, stage, HALF, chunk({ delta: { content: 'lows' } }).slice(0, 50)),
  },
  {
    name: 'a break in a character',
    script: (exchange, stage) =>
      breakAfter(exchange, stage, HALF, Buffer.from(chunk({ delta: { content: '🌊' } })).subarray(0, -16)),
  },
  {
    name: 'a clean end in a word',
    script: ({ open, close }) => {
      open();
      close(say(HALF));
    },
  },
  {
    name: 'a clean end with `content-length` too long',
    script: async (exchange, stage) => {
      exchange.open({ 'content-length': 10_000 });
      await breakAfter(exchange, stage, HALF);
    },
  },
  {
    name: 'the last event without its blank line',
    script: ({ open, close }) => {
      open();
      close((say(TEXT) + FINISH).trimEnd());
    },
  },
  {
    name: 'a break behind the finish reason',
    script: (exchange, { is }) =>
      breakOnce(
        exchange,
        say(TEXT) + FINISH,
        is(({ reply }) => !!reply.finishReason),
      ),
  },
  {
    name: 'a break behind the terminal event',
    script: (exchange, { is }) =>
      breakOnce(
        exchange,
        WHOLE,
        is(({ status }) => status === 'completed'),
      ),
  },
  {
    name: 'gzip that is cut short',
    script: ({ open, close }) => {
      open({ 'content-encoding': 'gzip' });
      close(gzipSync(say(HALF), { finishFlush: constants.Z_SYNC_FLUSH }));
    },
  },
  {
    name: 'gzip that is no gzip',
    options: { retry: false },
    script: ({ open, close }) => {
      open({ 'content-encoding': 'gzip' });
      close(WHOLE);
    },
  },
];

export const BROKEN_CONTENT: readonly Fault[] = [
  { name: 'a page with 200', script: body('text/html', '<!doctype html><title>Sign in</title>') },
  { name: 'events that are called `text/plain`', script: body('text/plain', WHOLE) },
  { name: 'events that are called `application/json`', script: body('application/json', WHOLE) },
  { name: 'events that are called `image/png`', script: body('image/png', WHOLE) },
  { name: 'a picture', script: body('image/png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')) },
  {
    name: 'a JSON body in place of a stream',
    script: body(
      'application/json',
      JSON.stringify({ choices: [{ index: 0, message: { content: TEXT }, finish_reason: 'stop' }] }),
    ),
  },
  { name: 'a JSON body of no known format', script: body('application/json', '{"ok":true}') },
  { name: 'a JSON body that breaks off', script: body('application/json', '{"choices":[{"message":{"cont') },
  { name: 'JSON that is broken in the middle', script: events(say(HALF), 'data: {"choices":[{\n\n', WHOLE) },
  {
    name: 'an unknown event in the middle',
    script: events(say(TEXT), 'event: surprise\ndata: {"a":1}\n\n', FINISH, DONE),
  },
  {
    name: 'bytes that are no UTF-8',
    script: events(say(TEXT), Buffer.from([0x3a, 0xff, 0xfe, 0x0a]), FINISH, DONE),
  },
  {
    name: 'an event twice, without numbers',
    script: events(say('The '), say('tide '), say('tide '), FINISH, DONE),
  },
  { name: 'content behind the terminal event', script: events(WHOLE, say(' And more.')) },
  { name: 'the terminal event twice', script: events(WHOLE, FINISH, DONE) },
  {
    name: 'a line that never ends',
    options: { limits: { lineBytes: 65_536 } },
    script: (exchange) =>
      endless(exchange, `${say(HALF)}data: {"choices":[{"delta":{"content":"`, 'a'.repeat(4096)),
  },
  {
    name: 'an event that never ends',
    options: { limits: { eventChars: 65_536 } },
    script: (exchange) => endless(exchange, say(HALF), `data: ${'a'.repeat(4096)}\n`),
  },
  {
    name: 'a reply that never ends',
    options: { limits: { replyBytes: 65_536 } },
    script: (exchange) => endless(exchange, say(HALF), ': and on\n\n'.repeat(400)),
  },
  {
    name: 'JSON that is nested without end',
    options: { limits: { jsonDepth: 100 } },
    script: events(say(HALF), `data: ${'['.repeat(5000)}${']'.repeat(5000)}\n\n`),
  },
];

function body(type: string, content: string | Uint8Array) {
  return ({ open, close }: Exchange) => {
    open({ 'content-type': type });
    close(content);
  };
}

function events(...pieces: readonly (string | Uint8Array)[]) {
  return ({ open, send, close }: Exchange) => {
    open();
    for (const piece of pieces) send(piece);
    close();
  };
}

function sayThen({ open, send }: Exchange, piece: string, end: Promise<void>): Promise<void> {
  open();
  send(piece);
  return end;
}

async function keepAlive({ send, left }: Exchange): Promise<void> {
  let isOpen = true;
  void left.then(() => {
    isOpen = false;
  });
  for (; isOpen; await wait(20)) send(': keep-alive\n\n');
}

/** @param rest what comes behind the text, too late to be read for sure */
async function breakAfter(
  exchange: Exchange,
  { is }: Stage,
  text: string,
  rest: string | Uint8Array = '',
): Promise<void> {
  await breakOnce(
    exchange,
    say(text),
    is(({ reply }) => reply.text === text),
    rest,
  );
}

/** What was sent is read before: a connection that breaks takes with it what was not. */
async function breakOnce(
  { open, send, breakOff, response }: Exchange,
  piece: string,
  isRead: Promise<void>,
  rest: string | Uint8Array = '',
): Promise<void> {
  if (!response.headersSent) open();
  send(piece);
  await isRead;
  if (rest) send(rest);
  await breakOff();
}

/** As fast as it is taken, until the client leaves. */
async function endless(
  { open, send, response, left }: Exchange,
  start: string,
  piece: string,
): Promise<void> {
  open();
  send(start);
  let isOpen = true;
  void left.then(() => {
    isOpen = false;
  });
  while (isOpen) {
    if (response.write(piece)) await new Promise(setImmediate);
    else await Promise.race([left, new Promise((drained) => response.once('drain', drained))]);
  }
}
