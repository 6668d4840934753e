/** What a message shows of an error; a `StreamError` is one, and so is a `StorageError`. */
export interface ReplyError {
  readonly kind: string;
  /** What happened, why it matters, what to do. */
  readonly message: string;
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Which deadline passed, of a `timeout`. */
  readonly phase?: string | undefined;
  /** Whose error it is. */
  readonly name?: string | undefined;
}

/** What a notice shows of an error that is no reply's: of one that nobody foresaw, its words are all there is. */
export type NoticeError = Omit<ReplyError, 'kind'> & Partial<Pick<ReplyError, 'kind'>>;
