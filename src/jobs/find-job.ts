/**
 * Which job a request is about, and what to ask its server next. The same ask again, as by `retry()`, takes up the job
 * that was left without its end, such as when too many polls failed, instead of ordering it twice.
 */
import { createBody, type EngineOptions, type Input } from '../engine/engine-options';
import type { Attempt } from '../engine/transport';
import { readJobId } from './read-job-status';

/** The job of a request. */
export interface Job {
  readonly requestId: string;
  /** Of the last attempt. */
  readonly options: EngineOptions;
  /** What was asked for. */
  readonly ask: unknown;
  /** The app gave the id, so the job can't be ordered anew. */
  readonly isGiven: boolean;
  /** Known once it was ordered. */
  id: string | undefined;
  /** What is asked of the server; `nothing`: the job is over, or was stopped. */
  next: 'order' | 'poll' | 'retry' | 'nothing';
  /** The server did not want to retry it. */
  isRefused: boolean;
}

/** The job that an attempt is about: the last one, or one that is still to be ordered. */
export function findJob({ request, options }: Attempt, makeBody: () => unknown, last?: Job): Job {
  if (last?.requestId === request.id) return { ...last, options };
  const given = readJobId(Object(request.input).jobId);
  const isGiven = given !== undefined;
  const ask = isGiven ? `job ${given}` : keyOf(makeBody);
  const start = { requestId: request.id, options, ask, isGiven, isRefused: false };
  const isSame = ask !== undefined && last?.ask === ask && last.next !== 'nothing';
  if (isSame) return { ...last, ...start, isRefused: last.isRefused };
  return { ...start, id: given, next: isGiven ? 'poll' : 'order' };
}

/** What a request asks for, to tell it apart from others; nothing where it can't be sent. */
function keyOf(makeBody: () => unknown): unknown {
  try {
    const body = makeBody();
    const isPlain = Array.isArray(body) || Object.getPrototypeOf(body) === Object.prototype;
    return isPlain ? JSON.stringify(body) : body;
  } catch {
    return undefined;
  }
}

/** The body of a request, made once. */
export function bodyMaker({ options, request }: Attempt): () => unknown {
  let made: { body: unknown } | undefined;
  return () => {
    made ??= { body: createBody(options, request.input as Input) };
    return made.body;
  };
}

/** The address of a job, or of what can be done with it; the query of `url` stays. */
export function jobUrl({ url }: EngineOptions, id: string, action = ''): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(String(url)) ?? [];
  return `${path.replace(/\/+$/, '')}/${encodeURIComponent(id)}${action}${rest}`;
}
