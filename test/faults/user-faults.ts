/** What a person or the app does in the middle of a request. */
import type { Exchange } from './fault-server';
import type { Fault, Stage } from './play-fault';
import { DONE, FINISH, HALF, say, TEXT, WHOLE } from './say';

/** Longer than any test: nothing waits for it to pass. */
const SLOW = { attempts: 3, baseMs: 600_000, maxMs: 600_000 };

export const USER_FAULTS: readonly Fault[] = [
  {
    name: 'stop while no head has come',
    script: ({ left }) => left,
    act: stopWhen(({ hasSeen }) => hasSeen(1)),
  },
  {
    name: 'stop while no content has come',
    script: ({ open, left }) => {
      open();
      return left;
    },
    act: stopWhen(({ hasSeen }) => hasSeen(1)),
  },
  { name: 'stop in the middle of the text', script: sayHalf, act: stopWhen(hasHalf) },
  {
    name: 'stop while the next attempt is waited for',
    options: { retry: SLOW, random: () => 0.5 },
    script: ({ open, close }) => {
      open({}, 503);
      close();
    },
    act: stopWhen(({ is }) => is((state) => 'retryAt' in state && !!state.retryAt)),
  },
  {
    name: 'stop, with `cancel`',
    options: (url) => ({ cancel: `${url}/cancel` }),
    script: (exchange) => (exchange.path ? exchange.close() : sayHalf(exchange)),
    act: async (stage) => {
      const outcomes = await stopWhen(hasHalf)(stage);
      await stage.hasSeen(2);
      return outcomes;
    },
  },
  {
    name: '`detach()`, with `cancel`',
    options: (url) => ({ cancel: `${url}/cancel` }),
    script: sayHalf,
    act: stopWhen(hasHalf, ({ engine }) => engine.detach()),
  },
  {
    name: 'the component leaves the page',
    script: sayHalf,
    act: stopWhen(hasHalf, ({ engine }) => engine.dispose()),
  },
  { name: 'a second request, `replace`', script: halfThenWhole, act: askTwice },
  {
    name: 'a second request, `reject`',
    options: { concurrency: 'reject' },
    script: halfThenWhole,
    act: askTwice,
  },
  {
    name: 'a second request, `queue`',
    options: { concurrency: 'queue' },
    script: (exchange, stage) => (exchange.index === 0 ? sayAll(exchange, stage) : answer(exchange)),
    act: askTwice,
  },
  {
    name: 'stop with one in the queue',
    options: { concurrency: 'queue' },
    script: sayHalf,
    act: async (stage) => {
      const { engine } = stage;
      const first = engine.start('one');
      await hasHalf(stage);
      const second = engine.start('two');
      engine.stop();
      return Promise.all([first, second]);
    },
  },
  {
    name: '`retry()` by hand behind a break',
    script: async (exchange, { is }) => {
      if (exchange.index > 0) return answer(exchange);
      exchange.open();
      exchange.send(say(HALF));
      await is(({ reply }) => reply.text === HALF);
      await exchange.breakOff();
    },
    act: async ({ engine }) => {
      const first = await engine.start('hi');
      const second = await engine.retry();
      return second ? [first, second] : [first];
    },
  },
];

function stopWhen(
  isTime: (stage: Stage) => Promise<void>,
  stop: (stage: Stage) => void = ({ engine }) => engine.stop(),
): NonNullable<Fault['act']> {
  return async (stage) => {
    const ended = stage.engine.start('hi');
    await isTime(stage);
    stop(stage);
    return [await ended];
  };
}

function hasHalf({ is }: Stage): Promise<void> {
  return is(({ reply }) => reply.text === HALF);
}

async function askTwice(stage: Stage) {
  const { engine } = stage;
  const first = engine.start('one');
  await hasHalf(stage);
  const second = engine.start('two');
  // Whoever is rejected is told at once; the other goes on until it is stopped.
  if ((await Promise.race([second, first])).status === 'failed') engine.stop();
  return Promise.all([first, second]);
}

function answer({ open, close }: Exchange): void {
  open();
  close(WHOLE);
}

function sayHalf({ open, send, left }: Exchange): Promise<void> {
  open();
  send(say(HALF));
  return left;
}

function halfThenWhole(exchange: Exchange): void | Promise<void> {
  return exchange.index === 0 ? sayHalf(exchange) : answer(exchange);
}

/** Ends once the second request waits. */
async function sayAll({ open, send, close }: Exchange, { is }: Stage): Promise<void> {
  open();
  send(say(HALF));
  await is((state) => 'queue' in state && state.queue.length > 0);
  close(say(TEXT.slice(HALF.length)) + FINISH + DONE);
}
