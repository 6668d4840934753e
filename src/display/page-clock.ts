/**
 * The clock of a page: one animation frame for everything that paints, so that all streams on it are
 * committed together. Where frames do not come (a hidden tab, no browser) it goes on by timer.
 */

/** The time and the frames that a display is painted by. */
export interface FrameClock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Calls once, with the next frame. Returns how to take that back. */
  nextFrame(tick: () => void): () => void;
  /** Whether nobody can see the page. */
  isHidden(): boolean;
  /** Whether the person asked for less motion. */
  prefersReducedMotion(): boolean;
}

/** A frame that has not come by then is not coming: the tab is hidden, or covered. */
const FRAME_LIMIT_MS = 100;

export function createPageClock(): FrameClock {
  const ticks = new Set<() => void>();
  let disarm: (() => void) | undefined;

  function run(): void {
    disarm?.();
    disarm = undefined;
    const due = [...ticks];
    ticks.clear();
    for (const tick of due) tick();
  }

  return {
    now: () => performance.now(),
    nextFrame(tick) {
      ticks.add(tick);
      disarm ??= armFrame(run);
      return () => {
        ticks.delete(tick);
        if (ticks.size > 0) return;
        disarm?.();
        disarm = undefined;
      };
    },
    isHidden: () => typeof document !== 'undefined' && document.visibilityState === 'hidden',
    prefersReducedMotion: () =>
      typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

function armFrame(run: () => void): () => void {
  const hasFrames = typeof requestAnimationFrame === 'function';
  const frame = hasFrames ? requestAnimationFrame(run) : 0;
  const timer = setTimeout(run, hasFrames ? FRAME_LIMIT_MS : 16);
  return () => {
    if (hasFrames) cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

let shared: FrameClock | undefined;

/** The one clock that all engines share which were not given another. */
export function pageClock(): FrameClock {
  shared ??= createPageClock();
  return shared;
}
