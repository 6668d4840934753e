/**
 * What was received and when in, how much to show now out. Pure. Text is shown at the lowest steady rate
 * at which nothing waits longer than the delay: a burst is spread over it, a trickle flows.
 */

/** The longest that received text may wait for its display, in milliseconds. */
export const SMOOTH_DELAY_MS = 250;

/** Arrivals closer than this count as one, so that a pace stays small however many come. */
const ARRIVAL_SPAN_MS = 16;

/** The state of a pace. Units are UTF-16 code units. */
export interface Pace {
  /** What waits: up to `total` units came, and have to be shown by `due`. */
  readonly arrivals: readonly { readonly total: number; readonly due: number }[];
  readonly shown: number;
  /** When `shown` was reached. */
  readonly at: number;
}

export const STILL: Pace = { arrivals: [], shown: 0, at: 0 };

/** Notes that `total` units have been received by `now`. */
export function noteArrival({ arrivals, shown, at }: Pace, total: number, now: number): Pace {
  const last = arrivals.at(-1);
  const due = now + SMOOTH_DELAY_MS;
  const isSame = last && due - last.due < ARRIVAL_SPAN_MS;
  return {
    arrivals: [...(isSame ? arrivals.slice(0, -1) : arrivals), { total, due: isSame ? last.due : due }],
    shown,
    // After a pause the rate is counted from now, not from when the last text was shown.
    at: last ? at : now,
  };
}

/** How many units are to be shown at `now`: at least one more while any waits. */
export function countDue({ arrivals, shown, at }: Pace, now: number): number {
  const needed = arrivals.map(({ total, due }) => {
    const share = now < due ? (now - at) / (due - at) : 1;
    return Math.max(1, Math.ceil((total - shown) * share));
  });
  return shown + Math.max(0, ...needed);
}

/** When all that was received has to be shown. */
export function lastDue({ arrivals, at }: Pace): number {
  return arrivals.at(-1)?.due ?? at;
}

/** Notes that `shown` units are displayed at `now`. */
export function noteShown({ arrivals }: Pace, shown: number, now: number): Pace {
  return { arrivals: arrivals.filter(({ total }) => total > shown), shown, at: now };
}
