/** What the hooks give, as a union that narrows by `status`. */
import type { Snapshot } from '../engine/create-publisher';
import type { StreamError } from '../errors';
import type { Reply } from '../machine/reply';
import { isActive, type Outcome, toOutcome } from '../machine/state';
import type { RateLimits } from '../rate-limits';
import type { FinalValue, OutcomeOf, PartialValue, Schema } from './schema-options';

interface Shown<Of extends Schema> {
  /**
   * What to paint now. In a terminal status it is the `final` or the `partial`; where there is a schema, with the `value`
   * that its text says, as it is before the schema makes something of it.
   */
  readonly display: Reply & PartialValue<Of>;
  /** What has come so far; `display` trails it. Who reads this renders with every frame that brings something. */
  readonly received: Reply;
}

/** What some statuses have, and the others do not. */
interface Facts<Of extends Schema> {
  readonly requestId: string;
  /** Which attempt is under way, or is waited for; the first is 1. */
  readonly attempt: number;
  /** How many attempts there may be. */
  readonly attempts: number;
  /** When the next attempt begins, in milliseconds since 1970, while it is waited for. */
  readonly retryAt: number | undefined;
  /** Why the attempt before failed. */
  readonly retryError: StreamError | undefined;
  /** What the server still allows, where it tells. */
  readonly limits: RateLimits | undefined;
  /** The whole reply. */
  readonly final: Extract<Outcome, { status: 'completed' }>['final'] & FinalValue<Of>;
  /** What came before it failed or was ended. */
  readonly partial: Extract<Outcome, { status: 'failed' }>['partial'];
  readonly error: Extract<Outcome, { status: 'failed' }>['error'];
  /** Who ended it. */
  readonly reason: Extract<Outcome, { status: 'cancelled' }>['reason'];
}

type Fact = keyof Facts<undefined>;

type InStatus<Of extends Schema, Status extends string, Has extends Fact> = {
  readonly status: Status;
} & Pick<Facts<Of>, Has> & {
    readonly [None in Exclude<Fact, Has>]?: undefined;
  };

/** The state of a request: a `final` exists only once it is `completed`. With a schema, it has a valid `value`. */
export type StreamState<Of extends Schema = undefined> = Shown<Of> &
  (
    | InStatus<Of, 'idle', never>
    | InStatus<
        Of,
        'pending' | 'streaming',
        'requestId' | 'attempt' | 'attempts' | 'retryAt' | 'retryError' | 'limits'
      >
    | InStatus<Of, 'completed', 'requestId' | 'attempt' | 'limits' | 'final'>
    | InStatus<Of, 'failed', 'requestId' | 'attempt' | 'limits' | 'error' | 'partial'>
    | InStatus<Of, 'cancelled', 'requestId' | 'attempt' | 'limits' | 'reason' | 'partial'>
  );

/** What a component can do, besides asking. The functions keep their identity. */
export interface StreamActions<Of extends Schema = undefined> {
  /** Ends the request, and those that wait; what came is kept as `partial`. */
  stop(): void;
  /** Stops listening, but leaves the server at its work: it is not told. */
  detach(): void;
  /**
   * Sends the last input again; the partial stays shown until the new reply has content. Never rejects;
   * gives nothing where there was no request.
   */
  retry(): Promise<OutcomeOf<Of> | undefined>;
  /** Back to `idle`. */
  reset(): void;
  /** For who follows by itself, as `<Markdown of={stream} />` does: what there is to show, whoever reads it. */
  getSnapshot(): Snapshot;
  /** Calls with each snapshot. Returns how to stop that. */
  subscribe(listener: () => void): () => void;
}

/** A snapshot, flat. */
export function toStreamState({ state, display }: Snapshot): StreamState {
  const shown = { display, received: state.reply };
  if (state.status === 'idle') return { ...shown, status: state.status };
  const { request, attempt, limits } = state;
  const named = { ...shown, requestId: request.id, attempt, limits };
  if (!isActive(state)) return { ...named, ...toOutcome(state) };
  const { status, retryAt, retryError } = state;
  return { ...named, status, retryAt, retryError, attempts: request.retry?.attempts ?? 1 };
}
