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
  /** Aborted when the client goes away. */
  signal: AbortSignal | undefined;
}

/** Keeps silent for a beat, or until there is nobody left to keep silent for. */
export async function keepSilent(
  beat: Extract<Beat, { type: 'wait' | 'hang' }>,
  { timers, speed }: Stage,
  over: AbortSignal,
): Promise<void> {
  const ms = beat.type === 'hang' ? beat.ms : beat.ms / speed;
  if (ms > 0) await sleep(timers, ms, over);
}

/** Counts bytes given away. */
export function countBytes({ record, timers }: Stage, bytes: Uint8Array): void {
  record.firstByteAt ??= timers.now();
  record.bytes += bytes.byteLength;
}
