/**
 * The buffer between what was received and what is painted. It owns no timer: whoever owns one asks it to
 * paint, and is told whether something still waits.
 */
import { EMPTY_REPLY, type Reply } from '../machine/reply';
import { HALF_END, OPEN_END } from './graphemes';
import { type Arrival, countDue, noteArrival } from './pace';
import { reveal, unitsOf } from './reveal';

/**
 * How received text becomes visible: `smooth` flows, and waits at most 250 ms; `frame` shows what came
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

/** @param shown what is painted until something is received */
export function createDisplay(shown: Reply): Display {
  let received = EMPTY_REPLY;
  let isOver = false;
  let isBehind = false;
  let arrivals: readonly Arrival[] = [];
  /** Units that are painted, and since when. */
  let painted = 0;
  let paintedAt = 0;

  return {
    receive(reply, isWhole, now) {
      // After a pause the rate is counted from now, not from when the last text was painted.
      if (arrivals.length === 0) paintedAt = now;
      if (unitsOf(reply) > unitsOf(received)) arrivals = noteArrival(arrivals, unitsOf(reply), now);
      isBehind ||= reply !== received || isWhole !== isOver;
      received = reply;
      isOver = isWhole;
    },
    paint(now, pacing) {
      if (!isBehind) return shown;
      const isSmooth = pacing === 'smooth';
      const isDue = !isSmooth || arrivals.every(({ due }) => due <= now);
      const held = isOver || pacing === 'instant' ? undefined : isDue ? HALF_END : OPEN_END;
      const units = isSmooth ? countDue(arrivals, painted, paintedAt, now) : unitsOf(received);
      shown = reveal(received, painted, units, shown, held);
      painted = unitsOf(shown);
      paintedAt = now;
      arrivals = arrivals.filter(({ total }) => total > painted);
      isBehind = shown !== received && !isDue;
      return shown;
    },
    get isBehind() {
      return isBehind;
    },
  };
}
