/** What happened to a request, for logs and measures: times and sizes, never what was asked or answered. */
import type { FrameClock } from '../display/page-clock';
import type { StreamErrorKind } from '../errors';
import type { CancelReason, EndedState } from '../machine/state';

/** Facts that every event has. All times are milliseconds since the request was started. */
export interface LifecycleFacts {
  readonly requestId: string;
  /** The first is 1. */
  readonly attempt: number;
  /** Since the start of the request. */
  readonly ms: number;
  /** Until the headers of this attempt. */
  readonly headersMs?: number | undefined;
  /** Until the first content: the time that a person waited. */
  readonly firstContentMs?: number | undefined;
  /** What came over the wire, in bytes, in all attempts. */
  readonly bytes: number;
}

/** What happened. */
export type LifecycleEvent = LifecycleFacts &
  (
    | { readonly type: 'started' }
    | { readonly type: 'opened'; readonly status: number }
    | { readonly type: 'first-content' }
    | { readonly type: 'retry'; readonly waitMs: number; readonly errorKind: StreamErrorKind }
    | { readonly type: 'completed' }
    | {
        readonly type: 'failed';
        readonly errorKind: StreamErrorKind;
        readonly status?: number | undefined;
        readonly code?: string | undefined;
      }
    | { readonly type: 'cancelled'; readonly reason: CancelReason }
  );

export interface Lifecycle {
  /** An attempt is sent. */
  sent(requestId: string, attempt: number): void;
  opened(status: number): void;
  received(bytes: number): void;
  /** The first content of the request came. */
  contentCame(): void;
  retries(waitMs: number, errorKind: StreamErrorKind): void;
  ended(state: EndedState): void;
}

/** @param tell called with each event */
export function createLifecycle(
  getClock: () => FrameClock,
  tell: (event: LifecycleEvent) => void,
): Lifecycle {
  let facts = { requestId: '', attempt: 0, bytes: 0 };
  let startedAt = 0;
  let sentAt = 0;
  let times: { headersMs?: number; firstContentMs?: number } = {};

  const now = () => getClock().now();
  const common = () => ({ ...facts, ...times, ms: now() - startedAt });

  return {
    sent(requestId, attempt) {
      sentAt = now();
      const isNew = requestId !== facts.requestId;
      if (isNew) {
        facts = { requestId, attempt, bytes: 0 };
        startedAt = sentAt;
        times = {};
      }
      facts.attempt = attempt;
      if (isNew) tell({ ...common(), type: 'started' });
    },
    opened(status) {
      times.headersMs = now() - sentAt;
      tell({ ...common(), type: 'opened', status });
    },
    received(bytes) {
      facts.bytes += bytes;
    },
    contentCame() {
      times.firstContentMs = now() - startedAt;
      tell({ ...common(), type: 'first-content' });
    },
    retries: (waitMs, errorKind) => tell({ ...common(), type: 'retry', waitMs, errorKind }),
    ended(state) {
      // One that was never sent has no facts but its end.
      const own = state.request.id === facts.requestId;
      const base = own ? common() : { requestId: state.request.id, attempt: 0, bytes: 0, ms: 0 };
      if (state.status === 'completed') tell({ ...base, type: 'completed' });
      else if (state.status === 'cancelled') tell({ ...base, type: 'cancelled', reason: state.reason });
      else {
        const { kind: errorKind, status, code } = state.error;
        tell({ ...base, type: 'failed', errorKind, status, code });
      }
    },
  };
}
