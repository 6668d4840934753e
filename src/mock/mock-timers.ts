/** Time as an argument, so that a test can play a minute of silence in no time. */

/** The clock and timers the mock server lives by. */
export interface MockTimers {
  /** Milliseconds since 1970. */
  now(): number;
  /** @returns a handle for `clearTimeout` */
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The platform's own, looked up at each call so that fake timers installed later are used. */
export const platformTimers: MockTimers = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

/** Platforms fire a longer timer at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Waits, for ever where `ms` is `Infinity`, or until the signal aborts: then no timer stays behind. */
export function sleep(timers: MockTimers, ms: number, over: AbortSignal): Promise<void> {
  if (over.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const wake = () => {
      if (handle !== undefined) timers.clearTimeout(handle);
      over.removeEventListener('abort', wake);
      resolve();
    };
    const handle = ms === Infinity ? undefined : timers.setTimeout(wake, Math.min(ms, LONGEST_TIMER_MS));
    over.addEventListener('abort', wake, { once: true });
  });
}
