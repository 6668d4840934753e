'use client';
import { useEffect, useMemo, useState } from 'react';
import type { Engine } from '../engine/create-engine';
import type { EngineOptions, Input } from '../engine/engine-options';
import { createAnyTransport } from '../jobs/create-any-transport';
import { isActive, type Outcome } from '../machine/state';
import type { StreamActions, StreamState } from './stream-state';
import { useEngine } from './use-engine';

/** Options of {@link useJob}. */
export interface UseJobOptions extends Omit<EngineOptions, 'mode' | 'resume'> {
  /** A job that was ordered before, such as by the page before a reload: it is taken up at once. */
  jobId?: string | undefined;
}

/** A job as it goes on, and what to do with it. */
export type Job = StreamState &
  StreamActions & {
    /** Once the server has given it; keep it, and the job can be taken up again after a reload. */
    readonly jobId: string | undefined;
    /** From 0 to 1, where the server tells. */
    readonly progress: number | undefined;
    /** Orders a job by messages, a prompt or a body. One that is under way is superseded. Never rejects. */
    submit(input: Input): Promise<Outcome>;
    /** Takes up a job that was ordered before, without ordering it again. Never rejects. */
    resume(jobId: string): Promise<Outcome>;
  };

/**
 * A reply that takes too long for a connection: `POST url` orders it, `GET url/:id` is asked how far it is. It is
 * `pending` while it is queued, then `streaming`, with its progress and the text so far, where the server tells them.
 * `stop()` ends it at its server, and so does the component that leaves the page; `detach()` leaves it at its work.
 *
 * @example
 * ```tsx
 * const job = useJob({ url: '/api/jobs', jobId: sessionStorage.getItem('job') ?? undefined });
 * useEffect(() => {
 *   if (job.jobId) sessionStorage.setItem('job', job.jobId);
 * }, [job.jobId]);
 * <>
 *   <button onClick={() => job.submit('Summarise these 400 pages')}>Summarise</button>
 *   <progress value={job.progress} />
 * </>
 * ```
 */
export function useJob({ jobId, ...options }: UseJobOptions): Job {
  const [transport] = useState(createAnyTransport);
  const stream = useEngine(
    transport.withCancel({ ...options, mode: 'job' }),
    (engine) => ({ submit: engine.start, resume: (id: string) => resumeWith(engine, id) }),
    transport,
  );
  const job = useMemo(() => withJob(stream), [stream]);
  const { resume } = job;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the app gives is taken up when it changes, nothing else
  useEffect(() => {
    // An app that keeps the id of its job gives it back here.
    if (jobId && job.jobId !== jobId) void resume(jobId);
  }, [jobId, resume]);

  return job;
}

/** A job that is under way is not begun again: that would supersede, and so end, it. */
async function resumeWith({ getSnapshot, retry, start }: Engine, id: string): Promise<Outcome> {
  const { state } = getSnapshot();
  const isOn = isActive(state) && [state.reply.id, Object(state.request.input).jobId].includes(id);
  return (isOn && (await retry())) || start({ jobId: id });
}

type Asks = Pick<Job, 'submit' | 'resume'>;

/** The same object with two getters more: none of its own is read here, as what is read renders. */
function withJob(stream: StreamState & StreamActions & Asks): Job {
  return Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(stream),
      jobId: { get: () => stream.received.id, enumerable: true },
      progress: { get: () => readProgress(stream.received.parts), enumerable: true },
    },
  ) as Job;
}

function readProgress(parts: Job['received']['parts']): number | undefined {
  const part = parts.find((one) => one.type === 'data' && one.data.name === 'job-progress');
  return part?.type === 'data' ? Number(part.data.value) : undefined;
}
