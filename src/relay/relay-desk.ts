/** What the parts of a relay hand to each other. */
import type { Ledger } from './limits/ledger';
import type { RelayLimits, RelayLogEntry, RelayOptions, Upstream } from './relay-options';
import type { PageRequest } from './request/read-request';
import type { UpstreamRequest } from './upstream/write-request';

/** What a platform needs to be told of. */
export interface RelayContext {
  /** Of a worker: it lives until this is done. A reply goes on for a while without anybody who reads it. */
  waitUntil?(work: Promise<unknown>): void;
}

/** What is the same for all requests. */
export interface RelayDesk {
  readonly options: RelayOptions;
  readonly upstreams: readonly Upstream[];
  readonly limits: Required<RelayLimits>;
  readonly ledger: Ledger;
  readonly heartbeatMs: number;
}

/** A request that was checked. */
export interface Order {
  readonly asked: UpstreamRequest;
  readonly user: string;
  readonly page: PageRequest;
  readonly request: Request;
}

/** Its answer, and what the log is told of it. */
export interface Served {
  readonly response: Response;
  readonly replyId?: string;
  readonly kind?: Extract<RelayLogEntry, { type: 'request' }>['kind'];
  readonly code?: string;
}
