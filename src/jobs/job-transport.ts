/**
 * A request that takes too long for a connection: `POST url` orders a job, `GET url/:id` is asked again and again, at
 * growing intervals, until the job has ended. One attempt in, the deltas of what each answer brings out.
 */
import type { Delta } from '../deltas/delta';
import { pageClock } from '../display/page-clock';
import type { EngineOptions } from '../engine/engine-options';
import { loadFormat } from '../engine/load-format';
import type { Attempt, Transport } from '../engine/transport';
import { isStreamError, type StreamError } from '../errors';
import { deleteJob, type JobAnswer } from './ask-job-server';
import { askNext } from './ask-next';
import { createJobReader } from './create-job-reader';
import { bodyMaker, findJob, type Job, jobUrl } from './find-job';
import type { JobPhase } from './read-job-status';
import { wait } from './wait';

/** How requests travel as jobs. */
export interface JobTransport extends Transport {
  /** Ends the job of a request at its server: `DELETE url/:id`, also while the page unloads. */
  cancel(requestId: string): Promise<void>;
}

/** The longest wait that a server may ask for, in milliseconds. */
const LONGEST_ASKED_MS = 3_600_000;

/**
 * Makes the transport of jobs, for `createEngine` in `mode: 'job'`. Each engine needs its own.
 *
 * `start({ jobId })` takes up a job that was ordered before, such as by the page before a reload. `stop()` ends the
 * job at its server, where `cancel` is that of the transport; `detach()` leaves it at its work. The reply's `id` is
 * the job's; how far it is, from 0 to 1, is a data part named `job-progress`.
 *
 * @example
 * ```ts
 * const jobs = createJobTransport();
 * const engine = createEngine({ url: '/api/jobs', mode: 'job', cancel: jobs.cancel }, jobs);
 * const outcome = await engine.start('Summarise these 400 pages');
 * ```
 */
export function createJobTransport(): JobTransport {
  /** Of the request that was sent last. */
  let last: Job | undefined;

  async function* travel(attempt: Attempt): AsyncGenerator<readonly Delta[], void> {
    const { options, signal } = attempt;
    const { format, clock = pageClock, polling = {} } = options;
    const { longestMs = 10_000, failures: mostFailures = 5 } = polling;
    const makeBody = bodyMaker(attempt);
    const job = findJob(attempt, last);
    last = job;
    const reader = createJobReader(await loadFormat(format));
    const call = openingOnce(attempt);
    let isKnown = false;
    let interval = polling.firstMs ?? 1000;
    let failures = 0;

    while (!signal.aborted) {
      let answer: JobAnswer | undefined;
      let askedMs: number | undefined;
      try {
        answer = await askNext(call, job, makeBody);
        askedMs = answer.retryAfterMs;
        failures = 0;
      } catch (error) {
        failures += 1;
        // An order is the machine's to try again, by its own policy.
        if (job.id === undefined || !isPassing(error) || failures > mostFailures) throw error;
        askedMs = error.retryAfterMs;
      }
      if (signal.aborted) return;
      if (answer) {
        const { facts, status } = answer;
        if (!isKnown) yield [...facts, { type: 'reply-info', id: job.id }];
        isKnown = true;
        const deltas = reader.read(status);
        job.next = nextAfter(job, status.phase);
        if (deltas.length > 0) yield deltas;
        if (job.next !== 'poll') return;
      }
      await wait(clock, Math.min(askedMs ?? jitter(options, interval), LONGEST_ASKED_MS), signal);
      interval = Math.min(longestMs, interval * 1.5);
    }
  }

  return Object.assign(travel, {
    async cancel(requestId: string): Promise<void> {
      if (last?.requestId !== requestId || last.next === 'nothing') return;
      last.next = 'nothing';
      if (last.id !== undefined) await deleteJob(last.options, jobUrl(last.options, last.id));
    },
  });
}

/** The headers of an attempt are those of its first answer. */
function openingOnce(attempt: Attempt): Attempt {
  let isOpen = false;
  return {
    ...attempt,
    onOpened(status) {
      if (!isOpen) attempt.onOpened(status);
      isOpen = true;
    },
  };
}

/** Whether the job may still be there, though nobody could say how far it is. */
function isPassing(error: unknown): error is StreamError {
  if (!isStreamError(error)) return false;
  return error.retryable || error.kind === 'malformed';
}

/** Up to a fifth less, so that those who were told the same do not all come together. */
function jitter({ random = Math.random }: EngineOptions, ms: number): number {
  return ms * (1 - random() / 5);
}

/** What the same ask again begins with. */
function nextAfter({ isRefused }: Job, phase: JobPhase): Job['next'] {
  if (phase === 'failed') return isRefused ? 'nothing' : 'retry';
  return phase === 'complete' || phase === 'cancelled' ? 'nothing' : 'poll';
}
