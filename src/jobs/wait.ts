/** Time that passes, or is cut short by an abort: then no timer stays behind. */
import type { FrameClock } from '../display/page-clock';
import { StreamError } from '../errors';

/** Ends when the time is over, or at once when the signal aborts. Never rejects. */
export function wait(clock: FrameClock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const finish = () => {
      signal.removeEventListener('abort', finish);
      cancel();
      resolve();
    };
    const cancel = clock.after(ms, finish);
    signal.addEventListener('abort', finish);
  });
}

/**
 * Does something that has to be done within a time; the signal that it gets aborts past it, and with `signal`.
 *
 * @throws StreamError `timeout`, or what `work` throws
 */
export async function within<T>(
  clock: FrameClock,
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  let isLate = false;
  const pass = () => {
    isLate = true;
    abort();
  };
  const cancel = clock.after(ms, pass);
  signal.addEventListener('abort', abort);
  if (signal.aborted) abort();
  try {
    return await work(controller.signal);
  } catch (error) {
    throw isLate ? timedOut(ms) : error;
  } finally {
    cancel();
    signal.removeEventListener('abort', abort);
  }
}

function timedOut(ms: number): StreamError {
  return new StreamError({
    kind: 'timeout',
    phase: 'connect',
    message: `The server did not say within ${ms / 1000} s how far the job is. It may go on. Retry, or raise \`timeouts.connect\`.`,
  });
}
