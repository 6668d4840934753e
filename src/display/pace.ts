/**
 * What was received and when in, how much to show now out. Pure. Text is shown at the lowest steady rate
 * at which nothing waits longer than the delay: a burst is spread over it, a trickle flows. The delay bridges the
 * gaps between arrivals, so where text comes steadily it hardly waits.
 */

/** The longest that received text waits for its display, in milliseconds; what a frame takes comes on top. */
export const SMOOTH_DELAY_MS = 200;

/** When text came last, and the gaps before it, in milliseconds: a long one is forgotten by half in 100 ms. */
export interface Rhythm {
  readonly at: number;
  readonly gap: number;
}

/** Of a reply that has just begun: nobody knows how it will come. */
export function beginRhythm(now: number): Rhythm {
  return { at: now, gap: SMOOTH_DELAY_MS / 4 };
}

/** Notes that text came at `now`. */
export function noteGap({ at, gap }: Rhythm, now: number): Rhythm {
  return { at: now, gap: Math.max(now - at, gap * 2 ** ((at - now) / 100)) };
}

/** How long text that comes in this rhythm waits, in milliseconds. */
export function delayOf({ gap }: Rhythm): number {
  return Math.min(SMOOTH_DELAY_MS, 2 * gap);
}

/** Arrivals closer than this count as one, so that they stay few however many come. */
const ARRIVAL_SPAN_MS = 16;

/** What waits: up to `total` units came, and have to be shown by `due`. Units are UTF-16 code units. */
export interface Arrival {
  readonly total: number;
  readonly due: number;
}

/** Notes that `total` units have been received, and are to be shown by `due`. */
export function noteArrival(arrivals: readonly Arrival[], total: number, due: number): readonly Arrival[] {
  const last = arrivals.at(-1);
  return last && due - last.due < ARRIVAL_SPAN_MS
    ? [...arrivals.slice(0, -1), { total, due: Math.min(due, last.due) }]
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
