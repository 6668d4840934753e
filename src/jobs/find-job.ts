/**
 * Which job a request is about, and what to ask its server next. A `retry()` takes up the job that was
 * left without its end, such as when too many polls failed, instead of ordering it twice.
 */
import { createBody, type EngineOptions, type Input } from '../engine/engine-options';
import type { Attempt } from '../engine/transport';
import { readJobId } from './read-job-status';

/** The job of a request. */
export interface Job {
  readonly requestId: string;
  /** Of the last attempt. */
  readonly options: EngineOptions;
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
export function findJob({ request, options }: Attempt, last?: Job): Job {
  const { id: requestId, retryOf } = request;
  const known = [requestId, retryOf].includes(last?.requestId) ? last : undefined;
  // A retry by hand gives the server another chance to retry the job itself.
  if (known && known.next !== 'nothing') return { ...known, requestId, options };
  const id = readJobId(Object(request.input).jobId);
  const isGiven = id !== undefined;
  return { requestId, options, id, isGiven, next: isGiven ? 'poll' : 'order', isRefused: false };
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
