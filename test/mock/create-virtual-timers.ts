/** Timers that fire as soon as they are asked to, in order of their time, so that minutes pass in no time. */
import type { MockTimers } from 'deltakit/mock';

/** Virtual timers, and how many wait. */
export interface VirtualTimers extends MockTimers {
  pending(): number;
  /** Lets so many milliseconds pass. */
  advance(ms: number): Promise<void>;
}

/** Makes timers whose clock stands at 0. */
export function createVirtualTimers(): VirtualTimers {
  const waiting = new Map<number, { at: number; run: () => void }>();
  let now = 0;
  let count = 0;

  return {
    now: () => now,
    setTimeout(run, ms) {
      count += 1;
      waiting.set(count, { at: now + ms, run });
      return count;
    },
    clearTimeout: (handle) => void waiting.delete(Number(handle)),
    pending: () => waiting.size,
    async advance(ms) {
      const until = now + ms;
      for (;;) {
        // Lets the streams go as far as they can before the next timer is looked for.
        await new Promise((resolve) => setImmediate(resolve));
        const next = [...waiting].sort(([, a], [, b]) => a.at - b.at)[0];
        if (!next || next[1].at > until) break;
        now = next[1].at;
        waiting.delete(next[0]);
        next[1].run();
      }
      now = until;
    },
  };
}
