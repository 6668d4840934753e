/** When a page is told of a reply: often enough to read along, no oftener, and all replies of a page at the same time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delta } from '../../src/deltas/delta';
import type { Pacing } from '../../src/display/create-display';
import { createPublisher, type Snapshot } from '../../src/engine/create-publisher';
import type { Action } from '../../src/machine/action';
import { IDLE, transition } from '../../src/machine/transition';
import { runs } from '../laws/runs';
import { createExactClock, type ExactClock } from './exact-clock';

interface Publishing extends Snapshot {
  readonly at: number;
}

/** A publisher, the actions that it hears of, and what it published when. */
function createReply(clock: ExactClock, pacing: Pacing = 'smooth') {
  const published: Publishing[] = [];
  const publisher = createPublisher(
    () => clock,
    () => pacing,
    () => false,
    () => {},
  );
  publisher.subscribe(() => published.push({ at: clock.now(), ...publisher.getSnapshot() }));
  let state = IDLE;
  const act = (action: Action) => {
    [state] = transition(state, action);
    publisher.take(state);
  };
  const moment = { at: 0, chance: 0 };
  return {
    published,
    publisher,
    start() {
      act({ type: 'start', request: { id: 'a', input: 'hi' } });
      publisher.publish();
    },
    receive: (...deltas: Delta[]) => act({ type: 'deltas-received', requestId: 'a', deltas }),
    write: (text: string) =>
      act({ type: 'deltas-received', requestId: 'a', deltas: [{ type: 'text-delta', text }] }),
    end: () => act({ type: 'bytes-ended', requestId: 'a', ...moment }),
    received: () => state.reply.text,
    shown: () => publisher.getSnapshot().display.text,
    status: () => publisher.getSnapshot().state.status,
    /** How often it published between two times. */
    countIn: (from: number, to: number) => published.filter(({ at }) => at > from && at <= to).length,
  };
}

const FINISHED: Delta = { type: 'reply-finished', reason: 'stop' };

describe('while only text grows', () => {
  it.each<Pacing>(['smooth', 'frame', 'instant'])(
    'it is published at most 36 times a second (%s)',
    (pacing) => {
      const clock = createExactClock();
      const reply = createReply(clock, pacing);
      reply.start();
      clock.run(4000, (now) => now % 2 === 0 && reply.write('word '));
      for (let from = 500; from < 3000; from += 100) {
        expect(reply.countIn(from, from + 1000)).toBeLessThanOrEqual(36);
        expect(reply.countIn(from, from + 1000)).toBeGreaterThanOrEqual(28);
      }
    },
  );

  it('it is published at the same times as all other replies of the page', () => {
    const clock = createExactClock(7);
    const replies = [createReply(clock), createReply(clock, 'frame'), createReply(clock, 'instant')];
    replies.forEach((reply, index) => {
      reply.start();
      clock.run(11 * (index + 1));
    });
    clock.run(3000, (now) => {
      replies.forEach((reply, index) => void (now % (3 + 2 * index) === 0 && reply.write('word ')));
    });
    const times = replies.map(({ published }) => published.map(({ at }) => at).filter((at) => at > 500));
    expect(times[1]).toEqual(times[0]);
    expect(times[2]).toEqual(times[0]);
    expect(times[0]?.length).toBeGreaterThan(60);
  });

  it('nothing that was received waits for more than 250 ms', () => {
    const arrivals = fc.array(fc.record({ wait: fc.integer({ min: 1, max: 400 }), words: fc.nat(60) }), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(arrivals, fc.nat(27), (list, start) => {
        const clock = createExactClock(start);
        const reply = createReply(clock);
        reply.start();
        const log: { at: number; received: number; shown: number }[] = [];
        const note = (now: number) =>
          void log.push({ at: now, received: reply.received().length, shown: reply.shown().length });
        for (const { wait, words } of list) {
          clock.run(wait, note);
          if (words > 0) reply.write('word '.repeat(words));
        }
        clock.run(600, note);
        for (const { at, shown } of log) {
          const before = log.find((one) => one.at >= at - 250);
          // The space at its end may wait for what joins it.
          if (before && before.at <= at - 249) expect(shown).toBeGreaterThanOrEqual(before.received);
        }
        expect(reply.shown()).toBe(reply.received());
        expect(clock.waiting).toBe(0);
      }),
      { seed: 91, numRuns: runs(80) },
    );
  });

  it('it is published four times a second where less motion is asked for', () => {
    const clock = createExactClock();
    clock.reducedMotion = true;
    const reply = createReply(clock);
    reply.start();
    clock.run(4000, (now) => now % 5 === 0 && reply.write('word '));
    expect(reply.countIn(1000, 4000)).toBeLessThanOrEqual(12);
    expect(reply.countIn(1000, 4000)).toBeGreaterThanOrEqual(11);
  });
});

describe('a page that can not keep up', () => {
  it('is told half as often, and as often as before once it can', () => {
    const clock = createExactClock();
    const reply = createReply(clock);
    reply.start();
    const write = (now: number) => now % 2 === 0 && reply.write('word ');
    clock.run(2000, write);
    expect(reply.countIn(1000, 2000)).toBeGreaterThanOrEqual(28);
    clock.lateness = 20;
    clock.run(2000, write);
    expect(reply.countIn(3000, 4000)).toBeLessThanOrEqual(18);
    expect(reply.countIn(3000, 4000)).toBeGreaterThanOrEqual(10);
    clock.lateness = 0;
    clock.run(2000, write);
    expect(reply.countIn(5000, 6000)).toBeGreaterThanOrEqual(28);
  });

  it('is told as often as before after a single timer that came late', () => {
    const clock = createExactClock();
    const reply = createReply(clock);
    reply.start();
    const write = (now: number) => now % 2 === 0 && reply.write('word ');
    clock.run(1000, write);
    clock.lateness = 60;
    clock.run(40, write);
    clock.lateness = 0;
    clock.run(3000, write);
    expect(reply.countIn(2000, 3000)).toBeGreaterThanOrEqual(28);
  });

  it('is told of all that came, however late its timers are', () => {
    const clock = createExactClock();
    clock.lateness = 300;
    const reply = createReply(clock);
    reply.start();
    clock.run(2000, (now) => now % 10 === 0 && reply.write('word '));
    clock.run(1500);
    expect(reply.shown()).toBe(reply.received());
  });
});

describe('what is not only more text', () => {
  it('shows with the next frame: the first content, and a call behind it', () => {
    const clock = createExactClock();
    const reply = createReply(clock, 'instant');
    reply.start();
    clock.run(100);
    reply.write('a');
    clock.run(16);
    expect(reply.status()).toBe('streaming');
    expect(reply.shown()).toBe('a');
  });

  it('shows with the next frame where a reply that is painted ends', () => {
    const clock = createExactClock();
    const reply = createReply(clock);
    reply.start();
    reply.write('all of it');
    clock.run(400);
    expect(reply.shown()).toBe('all of it');
    reply.receive(FINISHED, { type: 'stream-done' });
    clock.run(16);
    expect(reply.status()).toBe('completed');
  });

  it('shows with the next frame, and with all that came, where a reply fails', () => {
    const clock = createExactClock();
    const reply = createReply(clock);
    reply.start();
    clock.run(50);
    reply.write('a long text '.repeat(50));
    clock.run(20);
    expect(reply.shown().length).toBeLessThan(600);
    reply.end();
    clock.run(16);
    expect(reply.status()).toBe('failed');
    expect(reply.shown()).toBe(reply.received());
  });

  it('shows with the next frame, and all of it, where a reply is whole', () => {
    const clock = createExactClock();
    const reply = createReply(clock);
    reply.start();
    clock.run(50);
    reply.write('a long text '.repeat(50));
    clock.run(30);
    expect(reply.shown().length).toBeLessThan(600);
    reply.receive(FINISHED, { type: 'stream-done' });
    clock.run(16);
    expect(reply.status()).toBe('completed');
    for (const { state, display } of reply.published) {
      if (state.status === 'completed') expect(display).toBe(state.reply);
    }
  });
});

describe('a publisher', () => {
  it('asks for nothing while nothing waits', () => {
    const clock = createExactClock();
    const reply = createReply(clock);
    reply.start();
    clock.run(100);
    expect(clock.waiting).toBe(0);
    reply.write('a text');
    clock.run(400);
    expect(clock.waiting).toBe(0);
    const { length } = reply.published;
    clock.run(2000);
    expect(reply.published).toHaveLength(length);
  });

  it('leaves nothing behind when it is disposed', () => {
    const clock = createExactClock();
    const reply = createReply(clock);
    reply.start();
    clock.run(40);
    reply.write('a text');
    clock.run(20);
    reply.write('and more');
    reply.publisher.dispose();
    expect(clock.waiting).toBe(0);
  });
});
