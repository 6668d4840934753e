/**
 * The buffer between what was received and what is painted. It owns no timer: whoever owns one asks it to
 * paint, and is told whether something still waits.
 */
import { EMPTY_REPLY, type Reply } from '../machine/reply';
import { countDue, lastDue, noteArrival, noteShown, STILL } from './pace';
import { advance, reveal, START, unitsOf } from './reveal';

/**
 * How received text becomes visible: `smooth` flows, and waits at most 250 ms; `frame` shows what came
 * once a frame; `instant` shows it at once.
 */
export type Pacing = 'smooth' | 'frame' | 'instant';

export interface Display {
  /** Takes the reply as far as it came. `isWhole`: no more will come. */
  receive(reply: Reply, isWhole: boolean, now: number): void;
  /** What to paint at `now`. */
  paint(now: number, pacing: Pacing): Reply;
  /** Paints everything that was received. */
  flush(): Reply;
  /** Forgets the reply; `reply` is shown until something is received. */
  reset(reply: Reply): void;
  /** Whether something that came can be painted, now or soon, without anything else happening. */
  readonly isBehind: boolean;
}

export function createDisplay(): Display {
  let received = EMPTY_REPLY;
  let isWhole = false;
  let shown = EMPTY_REPLY;
  let cursor = START;
  let pace = STILL;
  let isBehind = false;

  return {
    receive(reply, whole, now) {
      if (reply === received && whole === isWhole) return;
      received = reply;
      isWhole = whole;
      isBehind = true;
      pace = noteArrival(pace, unitsOf(reply), now);
    },
    paint(now, pacing) {
      if (!isBehind) return shown;
      const isSmooth = pacing === 'smooth';
      const isDue = !isSmooth || now >= lastDue(pace);
      const units = isSmooth ? countDue(pace, now) : Number.POSITIVE_INFINITY;
      const tail = isWhole || pacing === 'instant' ? 'settled' : isDue ? 'open' : 'unsettled';
      cursor = advance(received, cursor, units, tail);
      pace = noteShown(pace, cursor.units, now);
      shown = reveal(received, cursor, shown);
      isBehind = shown !== received && !isDue;
      return shown;
    },
    flush() {
      shown = received;
      isBehind = false;
      return shown;
    },
    reset(reply) {
      received = EMPTY_REPLY;
      isWhole = false;
      shown = reply;
      cursor = START;
      pace = STILL;
      isBehind = false;
    },
    get isBehind() {
      return isBehind;
    },
  };
}
