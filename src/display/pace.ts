/**
 * What was received and when in, how much to show now out. Pure. Text is shown at the lowest steady rate
 * at which nothing waits longer than the delay: a burst is spread over it, a trickle flows.
 */

/** The longest that received text may wait for its display, in milliseconds. */
export const SMOOTH_DELAY_MS = 250;

/** Arrivals closer than this count as one, so that they stay few however many come. */
const ARRIVAL_SPAN_MS = 16;

/** What waits: up to `total` units came, and have to be shown by `due`. Units are UTF-16 code units. */
export interface Arrival {
  readonly total: number;
  readonly due: number;
}

/** Notes that `total` units have been received by `now`. */
export function noteArrival(arrivals: readonly Arrival[], total: number, now: number): readonly Arrival[] {
  const due = now + SMOOTH_DELAY_MS;
  const last = arrivals.at(-1);
  return last && due - last.due < ARRIVAL_SPAN_MS
    ? [...arrivals.slice(0, -1), { total, due: last.due }]
    : [...arrivals, { total, due }];
}

/** How many units to show at `now`, where `shown` of them were at `since`: at least one more while any waits. */
export function countDue(arrivals: readonly Arrival[], shown: number, since: number, now: number): number {
  const needed = arrivals.map(({ total, due }) => {
    const share = now < due ? (now - since) / (due - since) : 1;
    return Math.max(1, Math.ceil((total - shown) * share));
  });
  return shown + Math.max(0, ...needed);
}
