/** A file of a thread in, the thread out. The file may come from anywhere: nothing of it is taken on trust. */
import type { SavedThread } from '../chat/saved-thread';
import { THREAD_VERSION } from './export-thread';
import { mergeThreads } from './merge-threads';
import { fail } from './read-json';
import { readThreadFile } from './read-thread-file';

export interface ImportOptions {
  /**
   * Gives the thread and its messages new ids, so that it stands beside the one that it came from; without it, saving
   * merges the two.
   */
  readonly createId?: (() => string) | undefined;
  /** How long the file may be, in UTF-16 code units. Default 20 million. */
  readonly maxChars?: number | undefined;
}

/**
 * Reads what `exportThread` wrote as JSON.
 *
 * @throws StorageError `corrupt`, whose `path` says where something is wrong
 * @example
 * ```ts
 * const thread = importThread(await file.text(), { createId: () => crypto.randomUUID() });
 * await storage.save(thread);
 * ```
 */
export function importThread(
  json: string,
  { createId, maxChars = 20_000_000 }: ImportOptions = {},
): SavedThread {
  if (json.length > maxChars) fail('file', `has more than ${maxChars} characters`);
  const { version, thread } = readThreadFile(parse(json), 'file');
  if (version > THREAD_VERSION) fail('file.version', `is newer than ${THREAD_VERSION}`);
  const ids = new Set<string>();
  thread.messages.forEach(({ id, parentId }, index) => {
    const path = `file.thread.messages[${index}]`;
    if (ids.has(id)) fail(`${path}.id`, 'is that of another message');
    if (parentId !== null && !ids.has(parentId)) fail(`${path}.parentId`, 'names no message before it');
    ids.add(id);
  });
  // In order, and without what is selected but not there.
  const whole = mergeThreads(thread, thread);
  return createId ? renewIds(whole, createId) : whole;
}

function parse(json: string): unknown {
  try {
    // A field of that name would be another object's prototype, wherever it is copied.
    return JSON.parse(json, (key, value) => (key === '__proto__' ? undefined : value));
  } catch {
    return fail('file', 'is no JSON, or nested too deeply');
  }
}

function renewIds(thread: SavedThread, createId: () => string): SavedThread {
  const ids = new Map(thread.messages.map(({ id }) => [id, createId()]));
  const renew = (id: string) => ids.get(id) ?? '';
  const { deleted: _, ...kept } = thread;
  return {
    ...kept,
    id: createId(),
    messages: thread.messages.map((message) => {
      const { id, parentId } = message;
      return { ...message, id: renew(id), parentId: parentId && renew(parentId) };
    }),
    selected: Object.fromEntries(
      Object.entries(thread.selected).map(([parent, id]) => [renew(parent), renew(id)]),
    ),
  };
}
