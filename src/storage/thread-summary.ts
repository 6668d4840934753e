/** A stored record in, what a list shows of it out; a damaged one is listed too, so that it can be deleted. */
import type { ThreadSummary } from '../chat/saved-thread';

export function toSummary(id: string, record: unknown): ThreadSummary {
  const { title, createdAt, updatedAt } = Object(record);
  return {
    id,
    title: typeof title === 'string' ? title : '',
    createdAt: Number(createdAt) || 0,
    updatedAt: Number(updatedAt) || 0,
  };
}

export function sortNewestFirst(summaries: readonly ThreadSummary[]): readonly ThreadSummary[] {
  return [...summaries].sort((a, b) => b.updatedAt - a.updatedAt);
}
