/**
 * Two versions of a thread in, one out that has what both have: so no tab takes away what another wrote. It does not
 * matter in which order versions are merged, nor how often.
 */
import type { MessagePart } from '../chat/chat-message';
import type { SavedMessage, SavedThread } from '../chat/saved-thread';
import { orderMessages } from './order-messages';

/**
 * Merges two versions of a thread. Messages are united by id. Of two versions of one message the one that got further
 * counts: the one whose tools have done more; else the one that has ended, the one that ended later; while none has,
 * the longer one; else mine. What a page left behind (`unmount`) counts as not ended: another tab may know more. What
 * was deleted stays deleted, with all that answers it. Title and selection are those of the later `updatedAt`.
 *
 * @returns `mine` itself, where it has everything; what did not change is the same object
 * @example
 * ```ts
 * const merged = stored ? mergeThreads(thread, stored) : thread;
 * ```
 */
export function mergeThreads(mine: SavedThread, stored: SavedThread): SavedThread {
  const deleted = new Set([...(mine.deleted ?? []), ...(stored.deleted ?? [])]);
  const known = new Map<string, SavedMessage>();
  for (const message of [...mine.messages, ...stored.messages]) {
    const other = known.get(message.id);
    const counts = !deleted.has(message.id) && (!other || isFurther(message, other));
    if (counts) known.set(message.id, message);
  }
  const newer = stored.updatedAt > mine.updatedAt ? stored : mine;
  const messages = orderMessages(known.values());
  const merged: SavedThread = {
    ...newer,
    id: mine.id,
    createdAt: Math.min(mine.createdAt, stored.createdAt),
    messages: keepSame(mine.messages, messages),
    selected: keepSelected(newer.selected, messages),
    ...(deleted.size > 0 && { deleted: keepSame(mine.deleted ?? [], [...deleted]) }),
  };
  const keys = Object.keys(merged) as (keyof SavedThread)[];
  return keys.every((key) => merged[key] === mine[key]) ? mine : merged;
}

function isFurther(one: SavedMessage, other: SavedMessage): boolean {
  if (one === other) return false;
  const [a, b] = [progressOf(one), progressOf(other)];
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && Number(a[at]) > Number(b[at]);
}

/** Numbers of which the first that differs decides. */
function progressOf({ parts, status, reason, timing }: SavedMessage): readonly number[] {
  const hasEnded = /^(completed|failed|cancelled)$/.test(status);
  const states = parts.map(stateOf);
  // A tool that has run must not run again, so its result counts for more than any ending.
  const done = states.filter((state) => /^(result|running|done|failed|denied)$/.test(state)).length;
  // A step that called tools ends in `completed`, but is not the end of the answer.
  const goesOn = states.at(-1) === 'result' || states.some((state) => /^(awaiting|running)/.test(state));
  const endedAt = timing.endedAt ?? 0;
  return hasEnded && reason !== 'unmount' && !goesOn
    ? [done, 1, endedAt]
    : [done, 0, parts.reduce((sum, part) => sum + lengthOf(part), 0), Number(hasEnded), endedAt];
}

/** Of calls that are not the provider's own, and their results. */
function stateOf(part: MessagePart): string {
  if (part.type === 'tool-result') return 'result';
  return part.type === 'tool-call' && !part.call.isRemote ? part.call.state : '';
}

function lengthOf(part: MessagePart): number {
  if (part.type === 'tool-call') return part.call.argsText.length;
  return 'text' in part ? part.text.length : 1;
}

/** Without what is not there. */
function keepSelected(selected: SavedThread['selected'], messages: readonly SavedMessage[]) {
  const parents = new Map(messages.map(({ id, parentId }) => [id, parentId ?? '']));
  const entries = Object.entries(selected);
  const kept = entries.filter(([parent, id]) => parents.get(id) === parent);
  return kept.length === entries.length ? selected : Object.fromEntries(kept);
}

function keepSame<Item>(before: readonly Item[], now: readonly Item[]): readonly Item[] {
  return before.length === now.length && now.every((item, index) => item === before[index]) ? before : now;
}
