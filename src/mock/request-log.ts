/**
 * What the mock server saw of each request, so that a test can prove that a stop reached the server and when.
 * Bounded: the oldest are forgotten. No prompts and no headers are kept.
 */
import type { MockFormat } from './scenario';

/** One request as the server saw it. Times are milliseconds since 1970. */
export interface MockRequest {
  /** `req-1` for the first; also the `x-mock-request-id` of the answer. */
  id: string;
  method: string;
  path: string;
  /** With its question mark; empty where there is none. A test can mark its requests here. */
  query: string;
  scenario?: string;
  format?: MockFormat;
  status?: number;
  startedAt: number;
  /** When the first byte of the body was given away. */
  firstByteAt?: number;
  /** When the answer was played to its end, or the client left. */
  endedAt?: number;
  /** `completed`: played to the end of its script, also where the script ends badly. `aborted`: the client left first. */
  outcome: 'running' | 'completed' | 'aborted';
  abortedAt?: number;
  /** Bytes of the body given away. */
  bytes: number;
  /** Deltas of the reply that were written. */
  deltas: number;
}

/** How many requests are remembered. */
const REMEMBERED = 1000;

/** The log behind `MockServer.requests`. */
export interface RequestLog {
  /** Oldest first. */
  readonly requests: MockRequest[];
  open(facts: Pick<MockRequest, 'method' | 'path' | 'query'>): MockRequest;
  /** Ends a record once; what comes later does not change it. */
  end(record: MockRequest, outcome: 'completed' | 'aborted'): void;
  /** Forgets all, and begins to count anew. */
  clear(): void;
}

/** Makes an empty log. */
export function createRequestLog(now: () => number): RequestLog {
  const requests: MockRequest[] = [];
  let count = 0;
  return {
    requests,
    open(facts) {
      count += 1;
      const record: MockRequest = {
        id: `req-${count}`,
        ...facts,
        startedAt: now(),
        outcome: 'running',
        bytes: 0,
        deltas: 0,
      };
      requests.push(record);
      if (requests.length > REMEMBERED) requests.shift();
      return record;
    },
    end(record, outcome) {
      if (record.outcome !== 'running') return;
      record.outcome = outcome;
      record.endedAt = now();
      if (outcome === 'aborted') record.abortedAt = record.endedAt;
    },
    clear() {
      requests.length = 0;
      count = 0;
    },
  };
}
