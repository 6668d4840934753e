/**
 * What the mock server saw of each request, so that a test can prove that a stop reached the server and when.
 * Bounded: the oldest are forgotten. No prompts are kept, and no headers but those that tie attempts together.
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
  /** The `Idempotency-Key` that all attempts of a request share, or the `run` of the query. */
  key?: string;
  /** Which one with this method, path and key it is; 1 where it has no key. */
  attempt: number;
  /** The event behind which the client wants to go on. */
  lastEventId?: string;
  /** How many requests ran when this one had come, itself among them. */
  atOnce: number;
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
  /** Set when the client has asked, by `POST /api/cancel`, for an end of what was not completed. */
  cancelledBy?: 'client';
  /** How often it asked. */
  cancels?: number;
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
  open(request: Request): MockRequest;
  /** Ends a record once; what comes later does not change it. */
  end(record: MockRequest, outcome: 'completed' | 'aborted'): void;
  /** The last request of a key, or the one of an id. */
  find(keyOrId: string): MockRequest | undefined;
  /** Forgets all, and begins to count anew. */
  clear(): void;
}

/** Makes an empty log. */
export function createRequestLog(now: () => number): RequestLog {
  const requests: MockRequest[] = [];
  const running = new Set<MockRequest>();
  let count = 0;

  const attemptOf = (method: string, path: string, key: string | undefined) =>
    key === undefined
      ? 1
      : 1 + requests.filter((one) => one.key === key && one.method === method && one.path === path).length;

  return {
    requests,
    open({ method, url, headers }) {
      const { pathname: path, search: query, searchParams } = new URL(url);
      const key = headers.get('idempotency-key') ?? searchParams.get('run') ?? undefined;
      const lastEventId = headers.get('last-event-id');
      count += 1;
      const record: MockRequest = {
        id: `req-${count}`,
        ...{ method, path, query },
        ...(key !== undefined && { key }),
        attempt: attemptOf(method, path, key),
        ...(lastEventId !== null && { lastEventId }),
        atOnce: running.size + 1,
        startedAt: now(),
        outcome: 'running',
        bytes: 0,
        deltas: 0,
      };
      running.add(record);
      requests.push(record);
      if (requests.length > REMEMBERED) requests.shift();
      return record;
    },
    end(record, outcome) {
      if (record.outcome !== 'running') return;
      running.delete(record);
      record.outcome = outcome;
      record.endedAt = now();
      if (outcome === 'aborted') record.abortedAt = record.endedAt;
    },
    find: (keyOrId) => requests.filter(({ key, id }) => key === keyOrId || id === keyOrId).at(-1),
    clear() {
      requests.length = 0;
      running.clear();
      count = 0;
    },
  };
}
