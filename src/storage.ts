/**
 * `deltakit/storage`: where threads are kept, and what can be done with them there. Nothing is touched before the first
 * call, so storages can be made anywhere, also on a server.
 */
export type {
  SavedError,
  SavedMessage,
  SavedThread,
  ThreadStorage,
  ThreadSummary,
} from './chat/saved-thread';
export {
  createThreadWriter,
  type ThreadWriter,
  type ThreadWriterOptions,
  type WriterClock,
} from './storage/create-thread-writer';
export { exportThread } from './storage/export-thread';
export { type ImportOptions, importThread } from './storage/import-thread';
export { type IndexedDbOptions, indexedDbThreads } from './storage/indexed-db-threads';
export { type LocalStorageOptions, localStorageThreads } from './storage/local-storage-threads';
export { memoryThreads } from './storage/memory-threads';
export { mergeThreads } from './storage/merge-threads';
export { renameThread } from './storage/rename-thread';
export { reviveThread } from './storage/revive-thread';
export { fromSavedError, toSavedError } from './storage/saved-error';
export { type FoundThread, searchThreads } from './storage/search-threads';
export {
  isStorageError,
  StorageError,
  type StorageErrorFacts,
  type StorageErrorKind,
} from './storage/storage-error';
export type { ExportLabels } from './storage/to-markdown';
