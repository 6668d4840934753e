/** One question to a job's server in, what it says of the job out, or a typed error. */
import { type Fetch, openRequest } from '../bytes/open-request';
import { readRetryAfter } from '../bytes/read-response-error';
import type { Delta } from '../deltas/delta';
import { parseEventData } from '../deltas/parse-event-data';
import type { WireFormat } from '../deltas/wire-format';
import { pageClock } from '../display/page-clock';
import type { EngineOptions } from '../engine/engine-options';
import { readBatches } from '../engine/read-batches';
import type { Attempt } from '../engine/transport';
import { StreamError } from '../errors';
import { type JobStatus, readJobStatus } from './read-job-status';
import { within } from './wait';

/** What is asked: an order, or how far a job is. */
export interface JobQuestion {
  method: string;
  url: string | URL;
  headers: Readonly<Record<string, string>>;
  createBody: () => unknown;
  /** How long the answer may take, in milliseconds. */
  limitMs: number;
}

export interface JobAnswer {
  readonly status: JobStatus;
  /** When the server wants to be asked again, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** What the answer says besides the job. */
  readonly facts: readonly Delta[];
}

/** @throws StreamError `network`, `timeout`, `http`, `rate-limit`, `malformed`, `too-large`, `invalid-request` */
export function askJobServer(attempt: Attempt, question: JobQuestion): Promise<JobAnswer> {
  const { options, onOpened, onBytes, onLimits } = attempt;
  const { method, url, createBody, limitMs } = question;
  const headers = { accept: 'application/json', ...question.headers };
  return within(options.clock ?? pageClock, limitMs, attempt.signal, async (signal) => {
    const fetch = fetchOf(options);
    // A cache would say for ever that the job is where it was.
    const call: Fetch = (to, init) => fetch(to, { ...init, cache: 'no-store' });
    const response = await openRequest({ ...options, url, method }, headers, createBody, call, signal);
    onOpened(response.status);
    let json: unknown;
    const format = jobFormat((value) => {
      json = value;
    });
    const facts: Delta[] = [];
    const { limits } = options;
    for await (const deltas of readBatches(response, { format, limits, signal }, { onBytes, onLimits })) {
      facts.push(...deltas);
    }
    const status = readJobStatus(json);
    if (!status) throw noJob();
    return { status, facts, retryAfterMs: readRetryAfter(response.headers) };
  });
}

/**
 * Tells the server that nobody waits for a job any more. Nothing comes of it but that it was told.
 *
 * @param url the job's own
 */
export async function deleteJob(options: EngineOptions, url: string): Promise<void> {
  const fetch = fetchOf(options);
  // It outlives the page.
  const call: Fetch = (to, init) => fetch(to, { ...init, keepalive: true });
  const spec = { ...options, url, method: 'DELETE' };
  try {
    const response = await openRequest(spec, {}, () => null, call, new AbortController().signal);
    await response.body?.cancel();
  } catch {}
}

/** Not as a method of the options, which `fetch` would refuse. */
function fetchOf({ fetch = globalThis.fetch }: EngineOptions): Fetch {
  return (url, init) => fetch(url, init);
}

/** A job's answers are no reply, but are read within the same limits. */
function jobFormat(take: (json: unknown) => void): WireFormat {
  return {
    name: 'JSON that tells of a job',
    framing: 'json',
    recognises: () => true,
    createDecoder: () => ({
      decode(event) {
        take(parseEventData(event));
        return [];
      },
    }),
  };
}

/** The error of an answer that is about no job. */
export function noJob(): StreamError {
  return new StreamError({
    kind: 'malformed',
    message:
      'The server answered, but not with a job, `{ jobId, status }`, so nobody knows how far it is. Check the address.',
  });
}
