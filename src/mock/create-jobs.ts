/** Jobs, in memory: replies that nobody waits for at the other end of a connection, but asks for again and again. */
import { type JobPlan, type JobState, jobState } from './job-plan';
import { unknownName } from './refusal';

/** What can go wrong with a job, as `?fault=` names it; several are joined by commas. */
export const JOB_FAULTS = [
  /** The first two times somebody asks how far it is, the answer is a 503. */
  'poll-503-twice',
  /** The first time, the connection breaks in the middle of the answer. */
  'poll-drop',
  /** It fails half-way; a retry completes it. */
  'job-fails',
  /** It stays in the middle of its reply. */
  'never-ends',
  /** It waits ten seconds, at speed 1, before it begins. */
  'slow-queue',
] as const;

export type JobFault = (typeof JOB_FAULTS)[number];

/** What a job is made of. */
export interface JobOrder {
  plan: JobPlan;
  queueMs: number;
  faults: readonly JobFault[];
  /** Of the request that asked for it; what it says holds for the job's later answers too. */
  query: URLSearchParams;
  /** The version of the server's prompt that answers. */
  headers: Readonly<Record<string, string>>;
}

/** One job. */
export interface Job extends JobOrder {
  id: string;
  key: string | undefined;
  attempts: number;
  /** How often its state was asked for. */
  polls: number;
  startedAt: number;
  /** Its last state, once a client has cancelled it. */
  cancelled?: JobState;
}

/** A job's state with its id, as it is sent. */
export type JobAnswer = { jobId: string } & Omit<JobState, 'status'> & {
    status: JobState['status'] | 'cancelled';
  };

/** How many jobs are remembered. */
const REMEMBERED = 1000;

/** The jobs of a server. */
export interface Jobs {
  /** A job; the same one for the same key. */
  create(key: string | undefined, order: () => JobOrder): Job;
  /** @throws Refusal 404 for a job that does not exist */
  find(id: string): Job;
  read(job: Job): JobAnswer;
  /** Ends a job that has not ended. */
  cancel(job: Job): void;
  /** Begins anew what failed or was cancelled. @returns whether it did */
  retry(job: Job): boolean;
  clear(): void;
}

/** Makes an empty register; the oldest job gives way. */
export function createJobs(now: () => number): Jobs {
  const jobs = new Map<string, Job>();
  let count = 0;

  function read(job: Job): JobAnswer {
    if (job.cancelled) return { jobId: job.id, ...job.cancelled, status: 'cancelled' };
    return { jobId: job.id, ...jobState(planOf(job), job.queueMs, now() - job.startedAt) };
  }

  return {
    read,
    create(key, order) {
      const known = key === undefined ? undefined : [...jobs.values()].find((job) => job.key === key);
      if (known) return known;
      count += 1;
      const job: Job = { ...order(), id: `job-${count}`, key, attempts: 1, polls: 0, startedAt: now() };
      jobs.set(job.id, job);
      const [oldest] = jobs.keys();
      if (jobs.size > REMEMBERED && oldest !== undefined) jobs.delete(oldest);
      return job;
    },
    find(id) {
      const job = jobs.get(id);
      if (!job) throw unknownName('job', id, [...jobs.keys()].slice(-3), 404);
      return job;
    },
    cancel(job) {
      const { jobId: _, status, ...state } = read(job);
      if (status === 'queued' || status === 'processing') job.cancelled = { status, ...state };
    },
    retry(job) {
      const { status } = read(job);
      if (status !== 'failed' && status !== 'cancelled') return false;
      delete job.cancelled;
      job.attempts += 1;
      job.startedAt = now();
      return true;
    },
    clear() {
      jobs.clear();
      count = 0;
    },
  };
}

/** The plan with what its faults make of it. */
function planOf({ plan, faults, attempts }: Job): JobPlan {
  if (faults.includes('never-ends')) {
    const half = Math.ceil(plan.moments.length / 2);
    return { ...plan, moments: plan.moments.slice(0, half), lastsMs: Infinity };
  }
  if (!faults.includes('job-fails') || attempts > 1) return plan;
  const lastsMs = plan.lastsMs / 2;
  const error = { message: 'The worker that ran this job was lost.', code: 'worker_lost' };
  return { ...plan, moments: plan.moments.filter(({ at }) => at <= lastsMs), lastsMs, error };
}
