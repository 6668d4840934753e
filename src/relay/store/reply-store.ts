/**
 * Where replies are kept while they come, so that who lost the connection can go on, at this relay or another. A reply
 * is a list of records: the head of the response, then its events, numbered from 1.
 */

/** What is known of a reply before anything of it came. */
export interface ReplyFacts {
  /** Unguessable: whoever is its owner and has it may read the reply. */
  readonly id: string;
  /** Whose it is. */
  readonly owner: string;
  /** Of the request's body, so that one key can't stand for two requests. */
  readonly fingerprint: string;
  /** The provider in whose words its events are. */
  readonly speaks: string;
}

/** How a reply ended. `failed` gives way to a new one when the same is asked for again. */
export type ReplyEnding = 'whole' | 'failed' | 'cancelled';

export interface FoundReply extends ReplyFacts {
  readonly ending?: ReplyEnding | undefined;
}

export interface OpenedReply {
  readonly reply: FoundReply;
  /** For the one who began it. */
  readonly writer?: ReplyWriter | undefined;
}

/** The one who writes a reply. */
export interface ReplyWriter {
  /** Aborts with a {@link WriteStop} when the reply is to be written no further. */
  readonly signal: AbortSignal;
  /** @throws StoreError when the records can't be kept */
  append(records: readonly string[]): Promise<void>;
  /** @throws StoreError */
  end(ending: ReplyEnding): Promise<void>;
}

/** Why a reply is written no further: it was stopped, nobody reads it any more, or it can't be kept. */
export type WriteStop = 'stopped' | 'abandoned' | 'store-lost';

/** Keeps replies. Several relays may share one. */
export interface ReplyStore {
  /**
   * Joins the reply under a key, or begins one; without a key it begins one. One whose ending is `failed` is replaced.
   * Of all who ask at once, at all relays, one alone gets the `writer`.
   *
   * @throws StoreError
   */
  open(key: string | undefined, facts: ReplyFacts): Promise<OpenedReply>;
  /** @throws StoreError */
  find(id: string): Promise<FoundReply | undefined>;
  /**
   * The records behind the first `from`, as they come, until the reply has ended. Who reads keeps the reply alive; when
   * nobody has for a while, it is abandoned.
   *
   * @throws StoreError
   */
  read(id: string, from: number, signal: AbortSignal): AsyncGenerator<readonly string[], void>;
  /** Ends a reply wherever it is written. @throws StoreError */
  cancel(id: string): Promise<void>;
}

/** Replies can't be kept or read. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** `full`: as much is kept as may be. `unavailable`: the store does not answer. `lost`: who wrote the reply is gone. */
  readonly kind: 'full' | 'unavailable' | 'lost';

  constructor(kind: StoreError['kind'], message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}
