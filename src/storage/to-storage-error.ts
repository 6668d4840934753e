/** What a browser throws in, a `StorageError` out. Names tell more than classes: they differ between browsers. */
import { isStorageError, StorageError, type StorageErrorKind } from './storage-error';

export function toStorageError(cause: unknown): StorageError {
  return isStorageError(cause) ? cause : new StorageError({ kind: kindOf(Object(cause).name), cause });
}

function kindOf(name: string): StorageErrorKind {
  if (/quota/i.test(name)) return 'full';
  if (/^(Security|NotAllowed)Error$/.test(name)) return 'denied';
  // A database that a newer version of the app has changed.
  if (name === 'VersionError') return 'blocked';
  // What can't be cloned or written as JSON, and what was written but is no JSON.
  return /^(DataClone|Data|Type|Range|Syntax)Error$/.test(name) ? 'corrupt' : 'unavailable';
}
