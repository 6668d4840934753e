/** The one error of the storage: what keeps threads from being kept or found. A chat goes on without. */

/** What is wrong with the storage. A closed union: a `switch` over it can be exhaustive. */
export type StorageErrorKind =
  /** No room is left. */
  | 'full'
  /** The browser does not let this page store anything: a private window, a sandboxed frame, blocked site data. */
  | 'denied'
  /** There is no such storage here, or it has broken down. */
  | 'unavailable'
  /** A thread is damaged, or holds what is no plain data. Others are not affected. */
  | 'corrupt'
  /** Another tab has the storage open in another version. */
  | 'blocked';

/** The facts of a {@link StorageError}. */
export interface StorageErrorFacts {
  kind: StorageErrorKind;
  /** What happened, why it matters, what to do. Default: what is so for all of the kind. */
  message?: string;
  /** Where in an imported thread something is wrong, such as `file.thread.messages[3].role`. */
  path?: string;
  cause?: unknown;
}

/**
 * An error of a `ThreadStorage`.
 *
 * @example
 * ```ts
 * if (isStorageError(chat.storageError) && chat.storageError.kind === 'full') offerToDeleteThreads();
 * ```
 */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly kind: StorageErrorKind;
  readonly path: string | undefined;

  constructor(facts: StorageErrorFacts) {
    super(facts.message ?? MESSAGES[facts.kind], facts);
    this.kind = facts.kind;
    this.path = facts.path;
  }
}

/** Whether a value is a {@link StorageError}, also one from another copy of deltakit or another realm. */
export function isStorageError(value: unknown): value is StorageError {
  return Object(value).name === 'StorageError';
}

const MESSAGES: Readonly<Record<StorageErrorKind, string>> = {
  full: "The browser's storage is full, so threads are not kept. Delete or export some.",
  denied: 'The browser denies this page its storage, so threads are not kept. Allow the site to store data.',
  unavailable:
    "The browser's storage does not work here, so threads are not kept. Reload, or use another storage.",
  corrupt:
    "A thread is damaged or no plain data, so it can't be read or kept. Delete it, or import it again.",
  blocked:
    'Another tab has another version of the storage, so threads are not kept. Close all others, then reload.',
};
