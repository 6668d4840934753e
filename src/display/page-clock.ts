/**
 * The clock of a page. All that ask for a frame get the same one, so that React commits all streams of a
 * page together. Where frames do not come (a hidden tab, no browser) it goes on by timer.
 */

/** The time and the frames that a display is painted by. */
export interface FrameClock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Milliseconds since 1970, for times that people are told. */
  date(): number;
  /** Calls once, after a time in milliseconds; never after more than 24 days. Returns how to take that back. */
  after(ms: number, call: () => void): () => void;
  /** Calls once, with the next frame. Returns how to take that back. */
  nextFrame(tick: () => void): () => void;
  /** Whether nobody can see the page. */
  isHidden(): boolean;
  /** Whether the person asked for less motion. */
  prefersReducedMotion(): boolean;
}

/** A frame that has not come by then is not coming: the tab is hidden, or covered. */
const FRAME_LIMIT_MS = 100;

/** The longest that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;

/** The one clock of a page, which all engines share that were not given another. */
export const pageClock: FrameClock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after(ms, call) {
    // It would come at once.
    if (ms > LONGEST_MS) return () => {};
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
  nextFrame(tick) {
    const frame = globalThis.requestAnimationFrame?.(run);
    const timer = setTimeout(run, frame ? FRAME_LIMIT_MS : 16);
    function cancel(): void {
      if (frame) cancelAnimationFrame(frame);
      clearTimeout(timer);
    }
    function run(): void {
      cancel();
      tick();
    }
    return cancel;
  },
  isHidden: () => globalThis.document?.hidden,
  prefersReducedMotion: () => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches,
};
