/**
 * Where the tape is in, the value of a slider for it out. While the tape runs to where the slider was put the slider
 * stays there, or it would jump back under the hand, and order that.
 */
import { useState } from 'react';
import type { StagePosition } from './stage-events';

/** The slider's, in virtual milliseconds. */
export const SCRUB_STEP_MS = 20;

export function useScrub({ at, mode }: Pick<StagePosition, 'at' | 'mode'>, scrub: (at: number) => void) {
  const [wanted, setWanted] = useState<number>();
  const isThere = wanted !== undefined && mode === 'held' && Math.abs(at - wanted) < SCRUB_STEP_MS;
  if (isThere) setWanted(undefined);
  return {
    /** A multiple of the step: a slider rounds what is not, and takes that for a person's doing. */
    value: wanted ?? Math.round(at / SCRUB_STEP_MS) * SCRUB_STEP_MS,
    slide(next: number) {
      setWanted(next);
      scrub(next);
    },
    /** Another order came: the tape is followed again. */
    follow: () => setWanted(undefined),
  };
}
