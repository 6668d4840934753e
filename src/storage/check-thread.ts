/** What a storage gave in, the thread out that it should be. It looks no closer than what works with it needs. */
import type { SavedThread } from '../chat/saved-thread';
import { StorageError } from './storage-error';

/** @throws StorageError `corrupt` */
export function checkThread(value: unknown): SavedThread {
  if (!isThread(value)) throw new StorageError({ kind: 'corrupt' });
  return value;
}

export function isThread(value: unknown): value is SavedThread {
  const { id, title, updatedAt, selected, messages } = Object(value);
  return !!id && typeof title === 'string' && updatedAt >= 0 && !!selected && !!messages?.every?.(isMessage);
}

function isMessage(value: unknown): boolean {
  const { id, parts, timing } = Object(value);
  return !!id && Array.isArray(parts) && timing?.createdAt >= 0;
}
