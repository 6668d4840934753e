/** The strings of an error that stands outside of a reply. */

export interface ErrorNoticeLabels {
  /** Takes the notice away. */
  dismissError: string;
  /** Heads an error of the storage, or of another place that is no reply; `name` is the error's. Else `failed` heads it. */
  failedElsewhere(name: string, kind: string): string | undefined;
}

const STORAGE: Readonly<Record<string, string>> = {
  full: 'No room to keep this conversation',
  corrupt: 'A conversation could not be read',
};

export const ERROR_NOTICE_ENGLISH: ErrorNoticeLabels = {
  dismissError: 'Dismiss',
  failedElsewhere: (name, kind) =>
    name === 'StorageError' ? (STORAGE[kind] ?? 'This conversation is not kept') : undefined,
};
