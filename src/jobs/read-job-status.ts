/** What a job's server says, read without trust in, how far the job is out. Pure. */
import { asObject, asText, type JsonObject } from '../deltas/parse-event-data';

/** How far a job is. */
export interface JobStatus {
  /** Left out where the answer does not name it. */
  readonly id?: string | undefined;
  readonly phase: JobPhase;
  /** From 0 to 1; left out where the server does not tell. */
  readonly progress?: number | undefined;
  /** The text so far; all of it, not what is new. */
  readonly partialText: string;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Where a job is on its way; the last three are ends. */
export type JobPhase = 'queued' | 'processing' | 'complete' | 'failed' | 'cancelled';

/** The names that servers have for the phases. One that is none of them says at least that the job has not ended. */
const PHASES: readonly (readonly [phase: JobPhase, names: RegExp])[] = [
  ['queued', /^(queued|pending|waiting|accepted|submitted|created|scheduled)$/i],
  ['complete', /^(completed?|succeeded|success|done|finished)$/i],
  ['failed', /^(failed|failure|error|errored|expired|timed.?out)$/i],
  ['cancelled', /^(cancell?ed|aborted)$/i],
];

/** Nothing where it is no job's answer. */
export function readJobStatus(json: unknown): JobStatus | undefined {
  const { jobId, id, status, state, progress, partial, result, error } = asObject(json);
  const name = asText(status) ?? asText(state) ?? phaseWithoutName({ result, error });
  if (!name) return undefined;
  return {
    id: readJobId(jobId) ?? readJobId(id),
    phase: PHASES.find(([, names]) => names.test(name))?.[0] ?? 'processing',
    progress: typeof progress === 'number' ? Math.min(1, Math.max(0, progress)) : undefined,
    partialText: asText(partial) ?? asText(asObject(partial).text) ?? '',
    result,
    error,
  };
}

/** An id becomes a part of an address, so one that would lead elsewhere is none. */
export function readJobId(id: unknown): string | undefined {
  const name = typeof id === 'number' ? String(id) : asText(id);
  return name && /^\.{1,2}$/.test(name) ? undefined : name;
}

function phaseWithoutName({ result, error }: JsonObject): string | undefined {
  if (error) return 'failed';
  return result === undefined ? undefined : 'complete';
}
