import type { FrameClock } from '../display/page-clock';

/**
 * Calls once, when it is time for the next attempt: after a wait, and while the page is offline not before it is
 * online again, so that attempts are not spent on what can't succeed. Returns how to take that back.
 *
 * @param mostMs how long a page that is offline is waited for, besides
 */
export function waitForAttempt(clock: FrameClock, ms: number, mostMs: number, call: () => void): () => void {
  let cancel = clock.after(ms, () => {
    if (globalThis.navigator?.onLine !== false) return call();
    const cancelTimer = clock.after(mostMs, go);
    globalThis.addEventListener?.('online', go);
    cancel = () => {
      cancelTimer();
      globalThis.removeEventListener?.('online', go);
    };
  });
  function go(): void {
    cancel();
    call();
  }
  return () => cancel();
}
