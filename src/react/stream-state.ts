/** What the hooks give, as a union that narrows by `status`. */
import { replyOf, type Snapshot } from '../engine/create-publisher';
import type { StreamError } from '../errors';
import type { Reply } from '../machine/reply';
import type { CancelReason } from '../machine/state';

interface Shown {
  /** What to paint now. In a terminal status it is the `final` or the `partial`. */
  readonly display: Reply;
  /** What has come so far; `display` trails it. Who reads this renders with every frame that brings something. */
  readonly received: Reply;
}

/** A field that a status does not have. */
type None<K extends string> = { readonly [P in K]?: undefined };

/** The state of a request: a `final` exists only once it is `completed`. */
export type StreamState = Shown &
  (
    | ({ readonly status: 'idle' } & None<'requestId' | 'attempt' | 'final' | 'partial' | 'error' | 'reason'>)
    | ({
        readonly status: 'pending' | 'streaming';
        readonly requestId: string;
        /** 1 for the first. */
        readonly attempt: number;
      } & None<'final' | 'partial' | 'error' | 'reason'>)
    | ({ readonly status: 'completed'; readonly requestId: string; readonly final: Reply } & None<
        'attempt' | 'partial' | 'error' | 'reason'
      >)
    | ({
        readonly status: 'failed';
        readonly requestId: string;
        readonly error: StreamError;
        /** What came before it failed. */
        readonly partial: Reply;
      } & None<'attempt' | 'final' | 'reason'>)
    | ({
        readonly status: 'cancelled';
        readonly requestId: string;
        /** Who ended it. */
        readonly reason: CancelReason;
        /** What came before it was ended. */
        readonly partial: Reply;
      } & None<'attempt' | 'final' | 'error'>)
  );

/** What a component can do, besides asking. The functions keep their identity. */
export interface StreamActions<Outcome> {
  /** Ends the request; what came is kept as `partial`. */
  stop(): void;
  /** Sends the last input again; the partial stays shown until the new reply has content. Never rejects. */
  retry(): Promise<Outcome>;
  /** Back to `idle`. */
  reset(): void;
}

/** A snapshot, flat. */
export function toStreamState({ state, display }: Snapshot): StreamState {
  const none = { requestId: undefined, attempt: undefined, ...NO_END };
  const shown = { ...none, display, received: replyOf(state) };
  if (state.status === 'idle') return { ...shown, ...none, status: 'idle' };
  const requestId = state.request.id;
  switch (state.status) {
    case 'pending':
    case 'streaming':
      return { ...shown, ...NO_END, status: state.status, requestId, attempt: state.attempt };
    case 'completed':
      return { ...shown, ...NO_END, status: state.status, requestId, final: state.final };
    case 'failed':
      return {
        ...shown,
        ...NO_END,
        status: state.status,
        requestId,
        error: state.error,
        partial: state.partial,
      };
    case 'cancelled':
      return {
        ...shown,
        ...NO_END,
        status: state.status,
        requestId,
        reason: state.reason,
        partial: state.partial,
      };
    default:
      return state satisfies never;
  }
}

const NO_END = { final: undefined, partial: undefined, error: undefined, reason: undefined };
