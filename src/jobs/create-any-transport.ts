/**
 * What jobs need is apart from what every page needs: it is fetched with the first request that is one. A request in,
 * its way by `mode` out.
 */
import type { Delta } from '../deltas/delta';
import type { EngineOptions } from '../engine/engine-options';
import { loadCode } from '../engine/load-code';
import { type Attempt, fetchTransport, type Transport } from '../engine/transport';
import type { JobTransport } from './job-transport';

/** A transport for all modes, and how to stop what it does in `mode: 'job'`. */
export interface AnyTransport extends Transport {
  /** The options, with the way to stop a job where they are for one and name none. */
  withCancel(options: EngineOptions): EngineOptions;
}

/** Makes a transport that sends by `fetch`, or orders a job where the options say so. */
export function createAnyTransport(): AnyTransport {
  let jobs: JobTransport | undefined;

  async function* travel(attempt: Attempt): AsyncGenerator<readonly Delta[], void> {
    if (attempt.options.mode !== 'job') return yield* fetchTransport(attempt);
    jobs ??= (await loadCode(() => import('./job-transport'))).createJobTransport();
    yield* jobs(attempt);
  }

  const cancel = (requestId: string) => jobs?.cancel(requestId);
  return Object.assign(travel, {
    withCancel: (options: EngineOptions) => (options.mode === 'job' ? { cancel, ...options } : options),
  });
}
