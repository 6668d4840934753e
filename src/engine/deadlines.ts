/**
 * The clocks of a request, each for itself: what has to happen within which time in, a call where it did not
 * out. A timer that comes late says nothing about the server, as the page slept or was throttled: the phase
 * gets its time again.
 */
import type { FrameClock } from '../display/page-clock';
import type { TimeoutPhase } from '../errors';

/**
 * How long each phase may take, in milliseconds; `Infinity` turns one off.
 *
 * `connect`: until the response's headers (2 minutes; 5 for a JSON answer). `firstContent`: until the first
 * content (5 minutes: models think). `idle`: without any bytes (2 minutes). `stall`: with bytes but without
 * content, such as keep-alives alone (3 minutes). `total`: all attempts and waits together (30 minutes).
 */
export type Timeouts = { readonly [Phase in TimeoutPhase]?: number | undefined };

export interface Deadlines {
  /** Starts the clock of a phase, or starts it anew. */
  begin(phase: TimeoutPhase): void;
  end(...phases: TimeoutPhase[]): void;
}

const MINUTE_MS = 60_000;

const DEFAULTS: Readonly<Record<TimeoutPhase, number>> = {
  connect: 2 * MINUTE_MS,
  firstContent: 5 * MINUTE_MS,
  idle: 2 * MINUTE_MS,
  stall: 3 * MINUTE_MS,
  total: 30 * MINUTE_MS,
};

/** A timer that comes later than this was held up. */
const LATE_MS = 1000;

/** @param onPassed called when a phase took too long */
export function createDeadlines(
  clock: FrameClock,
  timeouts: Timeouts,
  onPassed: (phase: TimeoutPhase, ms: number) => void,
): Deadlines {
  const began = new Map<TimeoutPhase, number>();
  const timers = new Map<TimeoutPhase, () => void>();

  /** Bytes come more often than timers are made: a timer that comes too early is made again for the rest. */
  function wait(phase: TimeoutPhase, limit: number, ms: number): void {
    const due = clock.now() + ms;
    const cancel = clock.after(ms, () => {
      const now = clock.now();
      if (now - due > LATE_MS) began.set(phase, now);
      const left = (began.get(phase) ?? now) + limit - now;
      if (left > 0) return wait(phase, limit, left);
      timers.delete(phase);
      onPassed(phase, limit);
    });
    timers.set(phase, cancel);
  }

  return {
    begin(phase) {
      const limit = timeouts[phase] ?? DEFAULTS[phase];
      began.set(phase, clock.now());
      if (!timers.has(phase)) wait(phase, limit, limit);
    },
    end(...phases) {
      for (const phase of phases) {
        timers.get(phase)?.();
        timers.delete(phase);
      }
    },
  };
}
