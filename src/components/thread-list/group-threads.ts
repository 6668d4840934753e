/** Threads in, groups under the same heading out, in the order in which they are met. */
import type { ThreadSummary } from '../../chat/saved-thread';

/** What a list needs to know of a thread; a `ThreadSummary` is one. */
export type ListedThread = Pick<ThreadSummary, 'id' | 'title' | 'updatedAt'>;

/** Threads of one heading. */
export interface ThreadGroup {
  readonly name: string;
  readonly threads: ListedThread[];
}

const DAY_MS = 86_400_000;

/** @param nameOf the heading of a thread that was written to so many midnights ago */
export function groupThreads(
  threads: readonly ListedThread[],
  now: number,
  nameOf: (days: number, updatedAt: number) => string,
): readonly ThreadGroup[] {
  const groups: ThreadGroup[] = [];
  for (const thread of threads) {
    // Days of 23 and of 25 hours are days too.
    const days = Math.round((midnightOf(now) - midnightOf(thread.updatedAt)) / DAY_MS);
    const name = nameOf(days, thread.updatedAt);
    const group = groups.find((one) => one.name === name);
    if (group) group.threads.push(thread);
    else groups.push({ name, threads: [thread] });
  }
  return groups;
}

function midnightOf(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
