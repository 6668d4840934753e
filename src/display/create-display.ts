/**
 * The buffer between what was received and what is painted. It owns no timer: whoever owns one asks it to
 * paint, and is told whether something still waits.
 */
import { EMPTY_REPLY, type Reply } from '../machine/reply';
import { countDue, lastDue, noteArrival, noteShown, STILL } from './pace';
import { advance, reveal, START, unitsOf } from './reveal';

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
  let cursor = START;
  let pace = STILL;

  return {
    receive(reply, isWhole, now) {
      if (unitsOf(reply) > unitsOf(received)) pace = noteArrival(pace, unitsOf(reply), now);
      isBehind ||= reply !== received || isWhole !== isOver;
      received = reply;
      isOver = isWhole;
    },
    paint(now, pacing) {
      if (!isBehind) return shown;
      const isSmooth = pacing === 'smooth';
      const isDue = !isSmooth || now >= lastDue(pace);
      const tail = isOver || pacing === 'instant' ? 'settled' : isDue ? 'open' : 'unsettled';
      cursor = advance(received, cursor, isSmooth ? countDue(pace, now) : unitsOf(received), tail);
      pace = noteShown(pace, cursor.units, now);
      shown = reveal(received, cursor, shown);
      isBehind = shown !== received && !isDue;
      return shown;
    },
    get isBehind() {
      return isBehind;
    },
  };
}
