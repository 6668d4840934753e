/**
 * The job API: `POST /api/jobs` answers 202 with an id, `GET /api/jobs/:id` says how far it is, `DELETE` cancels it and
 * `POST /api/jobs/:id/retry` begins it anew. It takes the scenarios of the other routes.
 */
import { ConnectionDrop } from './connection-drop';
import { createJobs, JOB_FAULTS, type Job, type JobFault, type JobOrder } from './create-jobs';
import { planJob } from './job-plan';
import { stepsOf } from './play-reply';
import { playSteps } from './play-steps';
import { promptHeaders } from './prompts';
import type { Order } from './read-order';
import { Refusal, readNumber, unknownName } from './refusal';
import type { Stage } from './stage';

/** How long a job waits before it begins, in milliseconds at speed 1. */
const QUEUE_MS = 400;
const SLOW_QUEUE_MS = 10_000;

/** What a path under `/api/jobs` names. */
export interface JobPath {
  id: string;
  isRetry: boolean;
}

const JOB_PATH = /^\/api\/jobs\/([^/]+)(\/retry)?$/;

/** The job that a path is about. */
export function findJobPath({ pathname }: URL): JobPath | undefined {
  const [, id, retry] = JOB_PATH.exec(pathname) ?? [];
  return id === undefined ? undefined : { id, isRetry: retry !== undefined };
}

/** Makes the job API of a server. */
export function createJobApi(now: () => number) {
  const jobs = createJobs(now);

  function answer(job: Job, query: URLSearchParams, status = 200): Response {
    const retryAfter = readNumber(query, 'retryAfter') ?? readNumber(job.query, 'retryAfter');
    return Response.json(jobs.read(job), {
      status,
      headers: {
        ...job.headers,
        ...(status === 202 && { location: `/api/jobs/${job.id}` }),
        ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
      },
    });
  }

  return {
    clear: jobs.clear,

    /** Takes an order on. */
    create(order: Order, stage: Stage): Response {
      const { query } = order.asked;
      const job = jobs.create(stage.record.key, () => jobOf(order, stage));
      stage.log.end(stage.record, 'completed');
      return answer(job, query, 202);
    },

    /**
     * Answers whatever is asked of one job.
     *
     * @throws Refusal when there is no such job, or it can't be done with it
     */
    serve(method: string, { id, isRetry }: JobPath, query: URLSearchParams): Response {
      const job = jobs.find(id);
      if (method === 'POST' && isRetry) {
        if (jobs.retry(job)) return answer(job, query, 202);
        throw new Refusal(409, 'job_not_retryable', 'The job has not failed and was not cancelled.');
      }
      if (method === 'DELETE' && !isRetry) {
        jobs.cancel(job);
        return answer(job, query);
      }
      if (method !== 'GET' || isRetry)
        throw new Refusal(405, 'method_not_allowed', `A job knows no ${method}.`);
      job.polls += 1;
      if (job.polls <= 2 && has(job, query, 'poll-503-twice')) {
        throw new Refusal(503, 'overloaded', 'The server is overloaded. Ask again in a moment.');
      }
      const response = answer(job, query);
      return job.polls === 1 && has(job, query, 'poll-drop') ? broken(response) : response;
    },
  };
}

function jobOf(order: Order, { record, speed, random }: Stage): JobOrder {
  const { asked, chosen, model } = order;
  const beats = playSteps(stepsOf(order, random), { id: record.id, model, prompt: asked.prompt, random });
  const faults = readFaults(asked.query);
  return {
    plan: planJob(beats, speed),
    queueMs: (faults.includes('slow-queue') ? SLOW_QUEUE_MS : QUEUE_MS) / speed,
    faults,
    query: asked.query,
    headers: promptHeaders(chosen),
  };
}

function readFaults(query: URLSearchParams): JobFault[] {
  const names = query.get('fault')?.split(',') ?? [];
  return names.filter(Boolean).map((name) => {
    const fault = JOB_FAULTS.find((one) => one === name);
    if (!fault) throw unknownName('fault', name, JOB_FAULTS);
    return fault;
  });
}

function has(job: Job, query: URLSearchParams, fault: JobFault): boolean {
  return job.faults.includes(fault) || readFaults(query).includes(fault);
}

/** The same answer, its body broken off at once. */
function broken({ status, headers }: Response): Response {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new ConnectionDrop());
    },
  });
  return new Response(body, { status, headers });
}
