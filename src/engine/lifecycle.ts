/** What happened to a request, for logs and measures: times and sizes, never what was asked or answered. */
import type { FinishReason, Usage } from '../deltas/delta';
import type { FrameClock } from '../display/page-clock';
import type { StreamErrorKind, TimeoutPhase } from '../errors';
import { EMPTY_REPLY, hasContent, type Reply } from '../machine/reply';
import type { CancelReason, EndedState } from '../machine/state';

/** Facts that every event has. */
export interface LifecycleFacts {
  readonly requestId: string;
  /** The first is 1; 0 of a request that ended before it was sent. */
  readonly attempt: number;
  /** Since the request was first sent, in milliseconds. */
  readonly ms: number;
  /** How long the headers of this attempt took, in milliseconds. */
  readonly headersMs?: number | undefined;
  /** How long a person waited for the first content, all attempts and waits together, in milliseconds. */
  readonly firstContentMs?: number | undefined;
  /** What came over the wire, in bytes, in all attempts. */
  readonly bytes: number;
}

/** What the events at the end have besides: what the server said of the reply. */
export interface EndFacts {
  readonly model?: string | undefined;
  readonly promptVersion?: string | undefined;
  readonly finishReason?: FinishReason | undefined;
  readonly usage?: Usage | undefined;
}

/**
 * What happened. A request is `started`, may be `opened` and tried again by a `retry`, has its `first-content`, and
 * ends once. One that ended before it was sent has no event but that end.
 */
export type LifecycleEvent = LifecycleFacts &
  (
    | { readonly type: 'started' }
    /** The headers of an attempt came. */
    | { readonly type: 'opened'; readonly status: number }
    | { readonly type: 'first-content' }
    /** An attempt failed; the next one waits. */
    | { readonly type: 'retry'; readonly waitMs: number; readonly errorKind: StreamErrorKind }
    | ({ readonly type: 'completed' } & EndFacts)
    | ({
        readonly type: 'failed';
        readonly errorKind: StreamErrorKind;
        /** Of a `timeout`. */
        readonly phase?: TimeoutPhase | undefined;
        readonly status?: number | undefined;
        /** The provider's own, where it is a name and not a sentence. */
        readonly code?: string | undefined;
      } & EndFacts)
    | ({ readonly type: 'cancelled'; readonly reason: CancelReason } & EndFacts)
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

/** What a server calls a code may be a sentence, and quote what it was asked. */
const CODE = /^[\w.:-]{1,64}$/;

/** @param tell called with each event */
export function createLifecycle(
  getClock: () => FrameClock,
  tell: (event: LifecycleEvent) => void,
): Lifecycle {
  let facts = { requestId: '', attempt: 0, bytes: 0 };
  let startedAt = 0;
  let sentAt = 0;
  let times: { headersMs?: number | undefined; firstContentMs?: number } = {};
  let isOver = true;
  /** What the request before ended with: a retry that brings nothing ends with it too. */
  let previous: Reply | undefined;

  const now = () => getClock().now();
  const common = () => ({ ...facts, ...times, ms: now() - startedAt });

  function contentCame(): void {
    times.firstContentMs = now() - startedAt;
    tell({ ...common(), type: 'first-content' });
  }

  return {
    sent(requestId, attempt) {
      sentAt = now();
      const isNew = requestId !== facts.requestId;
      if (isNew) {
        facts = { requestId, attempt, bytes: 0 };
        startedAt = sentAt;
        times = {};
        isOver = false;
      }
      facts.attempt = attempt;
      times.headersMs = undefined;
      if (isNew) tell({ ...common(), type: 'started' });
    },
    opened(status) {
      if (isOver) return;
      times.headersMs = now() - sentAt;
      tell({ ...common(), type: 'opened', status });
    },
    received(bytes) {
      facts.bytes += bytes;
    },
    contentCame,
    retries: (waitMs, errorKind) => tell({ ...common(), type: 'retry', waitMs, errorKind }),
    ended(state) {
      // One that was never sent has no facts but its end.
      const isOwn = state.request.id === facts.requestId;
      const reply = isOwn && state.reply !== previous ? state.reply : EMPTY_REPLY;
      // Content and end may come together.
      if (hasContent(reply) && times.firstContentMs === undefined) contentCame();
      if (isOwn) {
        previous = state.reply;
        isOver = true;
      }
      const { model, promptVersion, finishReason, usage } = reply;
      const base = {
        ...(isOwn ? common() : { requestId: state.request.id, attempt: 0, bytes: 0, ms: 0 }),
        ...{ model, promptVersion, finishReason, usage },
      };
      if (state.status === 'completed') tell({ ...base, type: 'completed' });
      else if (state.status === 'cancelled') tell({ ...base, type: 'cancelled', reason: state.reason });
      else {
        const { kind: errorKind, phase, status, code = '' } = state.error;
        tell({ ...base, type: 'failed', errorKind, phase, status, code: CODE.test(code) ? code : undefined });
      }
    },
  };
}
