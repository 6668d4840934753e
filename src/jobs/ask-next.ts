/** A job in, what its server answers to the next question out: an order, a retry, or how far it is. */
import { type Attempt, sendsKey } from '../engine/transport';
import { isStreamError } from '../errors';
import { askJobServer, type JobAnswer, noJob } from './ask-job-server';
import { type Job, jobUrl } from './find-job';

/** How long one answer may take, in milliseconds, where the app says nothing. */
const ORDER_LIMIT_MS = 120_000;
const POLL_LIMIT_MS = 30_000;

/**
 * Asks, and notes in the job what comes of it; from then on it is polled.
 *
 * @param makeBody the body of an order
 * @throws StreamError as {@link askJobServer}
 */
export async function askNext(attempt: Attempt, job: Job, makeBody: () => unknown): Promise<JobAnswer> {
  try {
    const answer = await askJobServer(attempt, questionOf(attempt, job, makeBody));
    const { id, phase } = answer.status;
    // One that was stopped in the meantime stays so.
    if (attempt.signal.aborted) return answer;
    if (job.next !== 'poll') job.id = id ?? job.id;
    if (job.id === undefined && /^(queued|processing)$/.test(phase)) throw noJob();
    if (phase === 'processing') job.isRefused = false;
    job.next = 'poll';
    return answer;
  } catch (error) {
    const status = isStreamError(error) ? error.status : undefined;
    if (job.next === 'poll' && (status === 404 || status === 410)) job.next = 'nothing';
    if (job.next !== 'retry' || !refuses(status)) throw error;
    // One that goes on already, or that only its own server can order, is asked how far it is.
    const isLost = status !== 409 && !job.isGiven;
    job.isRefused = !isLost;
    job.next = isLost ? 'order' : 'poll';
    if (isLost) job.id = undefined;
    return askNext(attempt, job, makeBody);
  }
}

function questionOf({ options, request }: Attempt, { id, next }: Job, makeBody: () => unknown) {
  const limitMs = options.timeouts?.connect;
  const polls = next === 'poll' && id !== undefined;
  const retries = next === 'retry' && id !== undefined;
  if (polls) {
    const url = jobUrl(options, id);
    return { method: 'GET', url, headers: {}, createBody: () => null, limitMs: limitMs ?? POLL_LIMIT_MS };
  }
  // `cancel` ends a job by its id, not by the key, so it is no reason to send one to another origin.
  const { cancel: _, ...sender } = options;
  return {
    method: retries ? 'POST' : (options.method ?? 'POST'),
    url: retries ? jobUrl(options, id, '/retry') : options.url,
    headers: sendsKey(sender) ? { 'idempotency-key': request.id } : {},
    createBody: retries ? () => ({}) : makeBody,
    limitMs: limitMs ?? ORDER_LIMIT_MS,
  };
}

/** Whether a server knows no retry, or none of this job. */
function refuses(status: number | undefined): boolean {
  return status === 404 || status === 405 || status === 409 || status === 410 || status === 501;
}
