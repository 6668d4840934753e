/**
 * Keeps long work from blocking the page: all who work on it share slices of a few milliseconds, with a pause after
 * each. In: a clock and a timer. Out: whether there is time left, and a turn later for who did not finish.
 */

/** The clock and the timer of a {@link WorkShare}. */
export interface WorkShareOptions {
  /** How long all together may work without a pause, in milliseconds. Default 8. */
  sliceMs?: number;
  /** Milliseconds from any start. Default `performance.now`. */
  now?: () => number;
  /** Runs something after a pause. Default a timer of 8 ms. */
  schedule?: (run: () => void) => void;
}

export interface WorkShare {
  /** Whether a piece of work may be done now. */
  hasTime(): boolean;
  /** Calls `run` when there is time again, who asked last first: that is what a person looks at. Gives a way to cancel. */
  whenFree(run: () => void): () => void;
}

export function createWorkShare({
  sliceMs = 8,
  now = () => performance.now(),
  schedule = (run) => setTimeout(run, 8),
}: WorkShareOptions = {}): WorkShare {
  const waiting: (() => void)[] = [];
  let isScheduled = false;
  /** When the slice under way is over. Until the pause has passed, no other begins. */
  let deadline: number | undefined;

  function plan(): void {
    if (isScheduled) return;
    isScheduled = true;
    schedule(() => {
      isScheduled = false;
      deadline = undefined;
      waiting.pop()?.();
      if (waiting.length > 0) plan();
    });
  }

  return {
    hasTime() {
      if (deadline === undefined) {
        deadline = now() + sliceMs;
        plan();
      }
      return now() < deadline;
    },
    whenFree(run) {
      waiting.push(run);
      plan();
      return () => {
        const index = waiting.indexOf(run);
        if (index !== -1) waiting.splice(index, 1);
      };
    },
  };
}
