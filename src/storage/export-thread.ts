/** A thread in, a file of it out: Markdown for people, JSON for `importThread`. */
import type { SavedThread } from '../chat/saved-thread';
import { type ExportLabels, toMarkdown } from './to-markdown';

/** What a file of a thread says of itself. */
export const THREAD_FORMAT = 'deltakit/thread';
export const THREAD_VERSION = 1;

/**
 * Writes a thread as text. Markdown has what is shown of it: the selected branch, with sources, files and how each
 * answer ended. JSON has all of it, so that `importThread` gives the same thread.
 *
 * @param labels words of the Markdown in another language
 * @example
 * ```ts
 * const file = new Blob([exportThread(thread, 'markdown')], { type: 'text/markdown' });
 * ```
 */
export function exportThread(
  thread: SavedThread,
  format: 'markdown' | 'json',
  labels?: Partial<ExportLabels>,
): string {
  if (format === 'markdown') return toMarkdown(thread, labels);
  return JSON.stringify({ format: THREAD_FORMAT, version: THREAD_VERSION, thread }, null, 2);
}
