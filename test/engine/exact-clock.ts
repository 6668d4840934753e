/** A clock whose timers come at their own time, or as late as it is told; a frame comes each 16 ms. */
import type { FrameClock } from '../../src/display/page-clock';

export interface ExactClock extends FrameClock {
  /** Lets time pass, millisecond by millisecond; `each` happens in each of them, before what is due in it. */
  run(ms: number, each?: (now: number) => void): void;
  /** Timers and frames that were asked for. */
  readonly waiting: number;
  /** How late timers come, in milliseconds. */
  lateness: number;
  reducedMotion: boolean;
}

const FRAME_MS = 16;

export function createExactClock(start = 0): ExactClock {
  let time = start;
  const timers = new Map<() => void, number>();
  let frames = new Set<() => void>();
  const callTimers = () => {
    for (const [call, due] of [...timers].sort(([, a], [, b]) => a - b)) {
      if (due <= time && timers.delete(call)) call();
    }
  };
  const clock: ExactClock = {
    lateness: 0,
    reducedMotion: false,
    now: () => time,
    date: () => time,
    after(ms, call) {
      const timer = () => call();
      timers.set(timer, time + ms + clock.lateness);
      return () => timers.delete(timer);
    },
    nextFrame(tick) {
      const frame = () => tick();
      frames.add(frame);
      return () => frames.delete(frame);
    },
    isHidden: () => false,
    prefersReducedMotion: () => clock.reducedMotion,
    get waiting() {
      return timers.size + frames.size;
    },
    run(ms, each) {
      for (const end = time + ms; time < end; ) {
        time++;
        each?.(time);
        if (time % FRAME_MS === 0) {
          const due = frames;
          frames = new Set();
          for (const frame of due) frame();
        }
        callTimers();
      }
    },
  };
  return clock;
}
