/** When a source that is read is left alone for a moment, and when it is not. */
import { afterEach, describe, expect, it } from 'vitest';
import { createBreather } from '../../src/engine/create-breather';
import { createExactClock, type ExactClock } from './exact-clock';

/** Reads every `gap` milliseconds, and counts: what was read, and the pauses. */
async function read(clock: ExactClock, { gap, times }: { gap: number; times: number }, signal?: AbortSignal) {
  const breathe = createBreather(clock, signal);
  let pauses = 0;
  for (let index = 0; index < times; index++) {
    clock.run(gap);
    const pause = breathe();
    if (!pause) continue;
    pauses++;
    clock.run(12);
    await pause;
  }
  return { pauses };
}

let clock = createExactClock();

afterEach(() => {
  expect(clock.waiting).toBe(0);
  clock = createExactClock();
});

describe('a source that is read', () => {
  it('at one instant, however often, is not slowed: it has piled up', async () => {
    expect(await read(clock, { gap: 0, times: 10_000 })).toEqual({ pauses: 0 });
    expect(clock.now()).toBe(0);
  });

  it('in bursts is left alone at most once a burst', async () => {
    const breathe = createBreather(clock, undefined);
    for (let burst = 0; burst < 20; burst++) {
      clock.run(200);
      let pauses = 0;
      for (let index = 0; index < 1000; index++) {
        const pause = breathe();
        if (!pause) continue;
        pauses++;
        clock.run(12);
        await pause;
      }
      expect(pauses).toBeLessThanOrEqual(1);
    }
  });

  it('every millisecond or two is left alone between the reads', async () => {
    for (const gap of [1, 2, 3, 5]) {
      const started = clock.now();
      const { pauses } = await read(clock, { gap, times: 300 });
      expect(pauses).toBeGreaterThan(50);
      const reads = 300 / ((clock.now() - started) / 1000);
      // A pause is 12 ms.
      expect(reads).toBeLessThan(200);
    }
  });

  it('less often than every 6 ms is never paused', async () => {
    for (const gap of [7, 10, 16, 100]) expect(await read(clock, { gap, times: 200 })).toEqual({ pauses: 0 });
  });
});

describe('a pause', () => {
  /** A pause that is under way. */
  function beginPause(signal?: AbortSignal): Promise<void> {
    const breathe = createBreather(clock, signal);
    for (let index = 0; index < 20; index++) {
      const pause = breathe();
      if (pause) return pause;
      clock.run(1);
    }
    return expect.fail('It was not paused.');
  }

  it('ends after 12 ms', async () => {
    let isOver = false;
    const pause = beginPause().then(() => {
      isOver = true;
    });
    clock.run(11);
    await Promise.resolve();
    expect(isOver).toBe(false);
    clock.run(1);
    await pause;
    expect(isOver).toBe(true);
  });

  it('ends at once where the request is aborted', async () => {
    const abort = new AbortController();
    const pause = beginPause(abort.signal);
    expect(clock.waiting).toBe(1);
    abort.abort();
    await pause;
    expect(clock.waiting).toBe(0);
  });

  it('ends where the request was aborted before it began', async () => {
    const abort = new AbortController();
    abort.abort();
    const pause = beginPause(abort.signal);
    clock.run(12);
    await pause;
  });

  it('leaves no listener behind on the signal of the request', async () => {
    const abort = new AbortController();
    let listeners = 0;
    const { addEventListener, removeEventListener } = abort.signal;
    abort.signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners++;
      addEventListener.apply(abort.signal, args);
    };
    abort.signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners--;
      removeEventListener.apply(abort.signal, args);
    };
    const pause = beginPause(abort.signal);
    expect(listeners).toBe(1);
    clock.run(12);
    await pause;
    expect(listeners).toBe(0);
  });
});
