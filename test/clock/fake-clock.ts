import type { FrameClock } from 'deltakit/core';

/** A clock that stands still until it is told to go on: 16 ms a frame. */
export interface FakeClock extends FrameClock {
  /** Lets time pass, with a frame each 16 ms. Between frames, what was promised happens. */
  advance(ms: number): Promise<void>;
  /** Lets what was promised happen, without time passing. */
  settle(): Promise<void>;
  /** Frames and timers that were asked for. */
  readonly waiting: number;
  /** Lets time pass in one leap, as for a laptop that was closed: timers come, but late. */
  sleep(ms: number): void;
  /** Frames that were asked for. */
  readonly frames: number;
  hidden: boolean;
  reducedMotion: boolean;
}

const FRAME_MS = 16;

/** When the clock stands at 0, in milliseconds since 1970. */
export const EPOCH = 1_700_000_000_000;

export function createFakeClock(): FakeClock {
  let time = 0;
  let ticks = new Set<() => void>();
  const timers = new Map<() => void, number>();
  function callTimers(): void {
    for (const [timer, at] of [...timers].sort(([, a], [, b]) => a - b)) {
      if (at <= time && timers.delete(timer)) timer();
    }
  }
  const clock: FakeClock = {
    hidden: false,
    reducedMotion: false,
    now: () => time,
    date: () => EPOCH + time,
    after(ms, call) {
      const timer = () => call();
      timers.set(timer, time + ms);
      return () => timers.delete(timer);
    },
    nextFrame(tick) {
      ticks.add(tick);
      return () => ticks.delete(tick);
    },
    isHidden: () => clock.hidden,
    prefersReducedMotion: () => clock.reducedMotion,
    get waiting() {
      return ticks.size + timers.size;
    },
    get frames() {
      return ticks.size;
    },
    sleep(ms) {
      time += ms;
      callTimers();
    },
    async settle() {
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    async advance(ms) {
      for (const end = time + ms; time < end; ) {
        await clock.settle();
        time = Math.min(end, time + FRAME_MS);
        const due = ticks;
        ticks = new Set();
        for (const tick of due) tick();
        callTimers();
      }
      await clock.settle();
    },
  };
  return clock;
}
