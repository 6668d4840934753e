/**
 * Lets a source that is read very often catch its breath: each read costs more than the bytes that it brings, and
 * nothing is painted as often. What a connection has not handed over when it breaks is lost with it, as is what was
 * still on its way.
 */
import type { FrameClock } from '../display/page-clock';

/** Reads that are this close to each other, in milliseconds, are often; what has piled up is read without a pause. */
const OFTEN_MS = 6;
const PILE_MS = 2;

/** How long it is left alone then. */
const PAUSE_MS = 12;

/**
 * What to wait for between two reads: nothing, most of the time.
 *
 * @param signal ends a wait
 */
export function createBreather(
  clock: FrameClock,
  signal: AbortSignal | undefined,
): () => Promise<void> | undefined {
  let began = clock.now();
  let reads = 0;
  return () => {
    const passed = clock.now() - began;
    reads++;
    if (passed < PILE_MS) return undefined;
    const isOften = passed < OFTEN_MS * reads;
    began = clock.now() + (isOften ? PAUSE_MS : 0);
    reads = 0;
    return isOften ? pause(clock, signal) : undefined;
  };
}

function pause(clock: FrameClock, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(PAUSE_MS, end);
    signal?.addEventListener('abort', end);
  });
}
