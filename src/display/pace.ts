/**
 * What was received and when in, how much to show now out. Pure. Text is shown at the lowest steady rate
 * at which nothing waits longer than the delay: a burst is spread over it, a trickle flows.
 */

/** The longest that received text may wait for its display, in milliseconds. */
export const SMOOTH_DELAY_MS = 250;

/** Up to `total` units came, and have to be shown by `due`. */
interface Arrival {
  readonly total: number;
  readonly due: number;
}

/** The state of a pace. Units are UTF-16 code units. */
export interface Pace {
  readonly arrivals: readonly Arrival[];
  readonly shown: number;
  /** When `shown` was reached. */
  readonly at: number;
}

export const STILL: Pace = { arrivals: [], shown: 0, at: 0 };

/** Arrivals closer than this count as one, so that a pace stays small however many come. */
const ARRIVAL_SPAN_MS = 16;

/** Notes that `total` units have been received by `now`. */
export function noteArrival(pace: Pace, total: number, now: number): Pace {
  const last = pace.arrivals.at(-1);
  if (total <= (last?.total ?? pace.shown)) return pace;
  const due = now + SMOOTH_DELAY_MS;
  if (last && due - last.due < ARRIVAL_SPAN_MS) {
    return { ...pace, arrivals: [...pace.arrivals.slice(0, -1), { total, due: last.due }] };
  }
  // After a pause the rate is counted from now, not from when the last text was shown.
  return { ...pace, at: last ? pace.at : now, arrivals: [...pace.arrivals, { total, due }] };
}

/** When all that was received has to be shown. */
export function lastDue(pace: Pace): number {
  return pace.arrivals.at(-1)?.due ?? pace.at;
}

/** How many units are to be shown at `now`: at least one more while any waits. */
export function countDue(pace: Pace, now: number): number {
  const elapsed = Math.max(0, now - pace.at);
  let count = 0;
  for (const { total, due } of pace.arrivals) {
    const share = now >= due ? 1 : elapsed / (due - pace.at);
    count = Math.max(count, Math.ceil((total - pace.shown) * share));
  }
  return pace.shown + (pace.arrivals.length > 0 ? Math.max(1, count) : 0);
}

/** Notes that `shown` units are displayed at `now`. */
export function noteShown(pace: Pace, shown: number, now: number): Pace {
  return { arrivals: pace.arrivals.filter(({ total }) => total > shown), shown, at: now };
}
