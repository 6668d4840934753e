/** What a reply is played on: its time, its client, and the record of what was sent. */
import { type MockTimers, sleep } from './mock-timers';
import type { Beat } from './play-steps';
import type { MockRequest, RequestLog } from './request-log';

/** One reply's surroundings. */
export interface Stage {
  timers: MockTimers;
  /** 2 is twice as fast; `Infinity` leaves out every silence but a hang. */
  speed: number;
  log: RequestLog;
  record: MockRequest;
  /** Seeded, for this reply alone. */
  random: () => number;
  /** Aborted when the client goes away. */
  signal: AbortSignal | undefined;
  /** Aborted by the server, to close the connection: on a cancel, or when the client has come back on another one. */
  closing: AbortController;
  /** Called when nothing more is sent on this connection. */
  onEnd?: () => void;
}

/** How long a silence lasts, in milliseconds. */
export function silenceMs(beat: Extract<Beat, { type: 'wait' | 'hang' }>, speed: number): number {
  return beat.type === 'hang' ? beat.ms : beat.ms / speed;
}

/** Keeps silent for a beat, or until there is nobody left to keep silent for. */
export async function keepSilent(
  beat: Extract<Beat, { type: 'wait' | 'hang' }>,
  { timers, speed }: Pick<Stage, 'timers' | 'speed'>,
  over: AbortSignal,
): Promise<void> {
  const ms = silenceMs(beat, speed);
  if (ms > 0) await sleep(timers, ms, over);
}

/**
 * A signal for the time in which a stage is played: it aborts when the client leaves or the server closes.
 * `stop` takes its listeners away.
 */
export function watchStage({ signal, closing }: Pick<Stage, 'signal' | 'closing'>) {
  const over = new AbortController();
  const onAbort = () => over.abort();
  const sources = signal ? [signal, closing.signal] : [closing.signal];
  for (const source of sources) {
    if (source.aborted) onAbort();
    source.addEventListener('abort', onAbort, { once: true });
  }
  return {
    over: over.signal,
    stop: () => {
      for (const source of sources) source.removeEventListener('abort', onAbort);
    },
  };
}

/** Counts bytes given away. */
export function countBytes({ record, timers }: Stage, bytes: Uint8Array): void {
  record.firstByteAt ??= timers.now();
  record.bytes += bytes.byteLength;
}
