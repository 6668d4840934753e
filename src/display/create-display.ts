/**
 * The buffer between what was received and what is painted. It owns no timer: whoever owns one asks it to
 * paint, and is told whether something still waits.
 */
import { EMPTY_REPLY, type Reply } from '../machine/reply';
import { HALF_END, OPEN_END } from './graphemes';
import { type Arrival, beginRhythm, countDue, delayOf, noteArrival, noteGap, type Rhythm } from './pace';
import { follow, reveal, showNothing, unitsOf } from './reveal';

/**
 * How received text becomes visible: `smooth` flows, and waits at most 200 ms; `frame` shows what came
 * once a frame; `instant` shows it at once, even half a character.
 */
export type Pacing = 'smooth' | 'frame' | 'instant';

export interface Display {
  /** Takes the reply as far as it came. `isWhole`: no more will come. */
  receive(reply: Reply, isWhole: boolean, now: number): void;
  /** What to paint at `now`. */
  paint(now: number, pacing: Pacing): Reply;
  /** Whether something that came can be painted, now or soon, without anything else happening. */
  readonly isBehind: boolean;
}

/** @param first what is painted until something is received */
export function createDisplay(first: Reply): Display {
  let shown = showNothing(first);
  let received = EMPTY_REPLY;
  let isOver = false;
  let isBehind = false;
  let arrivals: readonly Arrival[] = [];
  let rhythm: Rhythm | undefined;
  /** Since when the units are painted that are. */
  let paintedAt = 0;

  return {
    receive(reply, isWhole, now) {
      // After a pause the rate is counted from now, not from when the last text was painted.
      if (arrivals.length === 0) paintedAt = now;
      if (unitsOf(reply) > unitsOf(received)) {
        rhythm = noteGap(rhythm ?? beginRhythm(now), now);
        arrivals = noteArrival(arrivals, unitsOf(reply), now + delayOf(rhythm));
      }
      shown = follow(shown, reply);
      isBehind ||= reply !== received || isWhole !== isOver;
      received = reply;
      isOver = isWhole;
    },
    paint(now, pacing) {
      if (!isBehind) return shown.reply;
      // What is over has nothing to bridge.
      const isSmooth = pacing === 'smooth' && !isOver;
      const isDue = !isSmooth || arrivals.every(({ due }) => due <= now);
      const held = isOver || pacing === 'instant' ? undefined : isDue ? HALF_END : OPEN_END;
      const units = isSmooth ? countDue(arrivals, shown.units, paintedAt, now) : unitsOf(received);
      shown = reveal(shown, received, units, held);
      paintedAt = now;
      arrivals = arrivals.filter(({ total }) => total > shown.units);
      isBehind = shown.reply !== received && !isDue;
      return shown.reply;
    },
    get isBehind() {
      return isBehind;
    },
  };
}
