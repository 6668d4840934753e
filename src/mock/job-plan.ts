/**
 * Beats in, a job's whole course out. A job is not played: how far it is follows from the clock alone, so it needs no
 * timers, and nothing is left running when nobody asks for it any more.
 */
import type { FinishReason, Usage } from '../deltas/delta';
import type { Beat } from './play-steps';
import { silenceMs } from './stage';

/** What a job gives in the end. */
export interface JobResult {
  text: string;
  finishReason?: FinishReason;
  usage?: Usage;
}

/** How a job goes. Times are milliseconds since it left the queue. */
export interface JobPlan {
  /** When how much of the text is there. */
  moments: readonly { at: number; length: number }[];
  /** `Infinity` where it never ends. */
  lastsMs: number;
  result: JobResult;
  /** Why it fails in the end, where it does. */
  error?: { message: string; code: string };
}

/** A job as a client sees it. */
export type JobState = { status: 'queued' | 'processing' | 'complete' | 'failed' } & {
  /** From 0 to 1; left out where nobody can tell. */
  progress?: number;
  partial?: { text: string };
  result?: JobResult;
  error?: { message: string; code: string };
};

/** A reply of more beats than this is one that does not end. */
const LONGEST = 100_000;

/** Plans a job from what a reply would do. */
export function planJob(beats: Iterable<Beat>, speed: number): JobPlan {
  const moments: { at: number; length: number }[] = [];
  const result: JobResult = { text: '' };
  let error: JobPlan['error'] = { message: 'The reply ended before it was whole.', code: 'truncated' };
  let at = 0;
  let count = 0;

  for (const beat of beats) {
    count += 1;
    if (count > LONGEST) at = Infinity;
    if (at === Infinity) break;
    if (beat.type === 'wait' || beat.type === 'hang') at += silenceMs(beat, speed);
    if (beat.type === 'drop')
      error = { message: 'The connection to the model broke.', code: 'connection_lost' };
    if (beat.type !== 'delta') continue;
    const { delta } = beat;
    if (delta.type === 'text-delta') {
      result.text += delta.text;
      moments.push({ at, length: result.text.length });
    } else if (delta.type === 'usage-reported') {
      result.usage = delta.usage;
    } else if (delta.type === 'error-reported') {
      error = { message: delta.message, code: delta.code ?? 'server_error' };
    } else if (delta.type === 'reply-cancelled') {
      error = { message: 'The server stopped the reply.', code: 'cancelled' };
    } else if (delta.type === 'reply-finished') {
      if (delta.reason) result.finishReason = delta.reason;
      error = undefined;
    }
  }
  return { moments, lastsMs: at, result, ...(error && { error }) };
}

/** Where a job is, so long after it was asked for. */
export function jobState(
  { moments, lastsMs, result, error }: JobPlan,
  queueMs: number,
  elapsedMs: number,
): JobState {
  const ranMs = elapsedMs - queueMs;
  if (ranMs < 0) return { status: 'queued' };
  const length = moments.filter(({ at }) => at <= ranMs).at(-1)?.length ?? 0;
  const partial = { text: result.text.slice(0, length) };
  if (ranMs < lastsMs) {
    const progress = lastsMs === Infinity ? {} : { progress: Math.round((100 * ranMs) / lastsMs) / 100 };
    return { status: 'processing', ...progress, partial };
  }
  return error ? { status: 'failed', error, partial } : { status: 'complete', progress: 1, result };
}
