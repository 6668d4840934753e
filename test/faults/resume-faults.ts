/** Breaks of a connection whose events are numbered, with `resume`. */
import type { Exchange } from './fault-server';
import type { Fault, Stage } from './play-fault';
import { DONE, FINISH, say, TEXT } from './say';

/** The events of the reply; the first is number 1. */
const EVENTS = [...say(TEXT).split(/(?<=\n\n)/), FINISH, DONE];

const numbered = (index: number) => `id: ${index + 1}\n${EVENTS[index]}`;
const from = (index: number) => EVENTS.slice(index).map((_, offset) => numbered(index + offset));
const HALF_WAY = 4;

const resume = { resume: true };

export const RESUME_FAULTS: readonly Fault[] = [
  { name: 'a break, and the server goes on', options: resume, script: breakAt(HALF_WAY) },
  {
    name: 'a clean end too early, and the server goes on',
    options: resume,
    script: (exchange) =>
      exchange.index === 0 ? answer(exchange, from(0).slice(0, HALF_WAY)) : goOn(exchange),
  },
  {
    name: 'silence, and the server goes on',
    options: { ...resume, timeouts: { idle: 150 } },
    script: (exchange) => {
      if (exchange.index > 0) return goOn(exchange);
      exchange.open();
      exchange.send(from(0).slice(0, HALF_WAY).join(''));
      return exchange.left;
    },
  },
  {
    name: 'a break in an event, and the server goes on',
    options: resume,
    script: breakAt(HALF_WAY, numbered(HALF_WAY).slice(0, 60)),
  },
  {
    name: 'a break, 503, and the server goes on',
    options: resume,
    script: (exchange, stage) => {
      if (exchange.index !== 1) return breakAt(HALF_WAY)(exchange, stage);
      exchange.open({}, 503);
      return exchange.close();
    },
  },
  {
    name: 'a break, and the server repeats its last event',
    options: resume,
    script: breakAt(HALF_WAY, '', (exchange) => answer(exchange, from(HALF_WAY - 1))),
  },
  {
    name: 'a break, and the server begins anew',
    options: resume,
    script: breakAt(HALF_WAY, '', (exchange) => answer(exchange, from(0))),
  },
  {
    name: 'a break, and the server knows the run no more (404)',
    options: resume,
    script: breakAt(HALF_WAY, '', ({ open, close }) => {
      open({}, 404);
      close();
    }),
  },
  {
    name: 'a break, and the server has nothing more (204)',
    options: resume,
    script: breakAt(HALF_WAY, '', ({ open, close }) => {
      open({}, 204);
      close();
    }),
  },
  {
    name: 'a break at the same place, each time',
    options: resume,
    script: breakAt(HALF_WAY, '', (exchange) => exchange.breakOff()),
  },
  { name: 'a break, without `resume`', options: {}, script: breakAt(HALF_WAY) },
];

/** What a server does that keeps its events. */
function goOn(exchange: Exchange): void {
  answer(exchange, from(Number(exchange.headers['last-event-id'] ?? 0)));
}

function answer({ open, close }: Exchange, events: readonly string[]): void {
  open();
  close(events.join(''));
}

/** Breaks the first connection behind so many events. */
function breakAt(count: number, rest = '', after: (exchange: Exchange) => void | Promise<void> = goOn) {
  return async (exchange: Exchange, { is }: Stage): Promise<void> => {
    if (exchange.index > 0) return after(exchange);
    exchange.open();
    exchange.send(from(0).slice(0, count).join(''));
    await is(({ reply }) => reply.text === textOf(count));
    if (rest) exchange.send(rest);
    await exchange.breakOff();
  };
}

function textOf(count: number): string {
  return TEXT.slice(0, (TEXT.match(/ ?\w{1,4}|./g) ?? []).slice(0, count).join('').length);
}
