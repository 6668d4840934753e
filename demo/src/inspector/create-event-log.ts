/**
 * The log of what happened to the reply. In: a call for each delta, each change of status and what
 * else happened to the request. Out: a list that changes
 * five times a second at most, as a list drawn anew for every token would be the very mistake this page is against.
 */

/** One line: a change of status, a run of deltas of one type, or a fact such as a retry. */
export interface LogEntry {
  id: number;
  kind: 'status' | 'delta' | 'fact';
  name: string;
  /** Milliseconds since the request began. */
  atMs: number;
  /** How many deltas in a row. */
  count: number;
}

export interface EventLog {
  addDelta(type: string): void;
  addStatus(status: string): void;
  addFact(fact: string): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(): readonly LogEntry[];
}

const KEPT = 200;
const PUBLISH_EVERY_MS = 200;

export function createEventLog(): EventLog {
  const listeners = new Set<() => void>();
  let entries: LogEntry[] = [];
  let published: readonly LogEntry[] = [];
  let isScheduled = false;
  let startedAt = performance.now();
  let lastId = 0;

  function add(kind: LogEntry['kind'], name: string) {
    const last = entries.at(-1);
    if (kind === 'delta' && last?.kind === 'delta' && last.name === name) {
      entries[entries.length - 1] = { ...last, count: last.count + 1 };
    } else {
      lastId += 1;
      entries.push({ id: lastId, kind, name, atMs: performance.now() - startedAt, count: 1 });
      if (entries.length > KEPT) entries = entries.slice(-KEPT);
    }
    if (!isScheduled) setTimeout(publish, PUBLISH_EVERY_MS);
    isScheduled = true;
  }

  function publish() {
    isScheduled = false;
    published = [...entries];
    for (const listener of listeners) listener();
  }

  return {
    addDelta: (type) => add('delta', type),
    addFact: (fact) => add('fact', fact),
    addStatus(status) {
      const last = entries.filter(({ kind }) => kind === 'status').at(-1)?.name ?? 'idle';
      const isNews = status !== last;
      if (!isNews) return;
      if (status === 'pending') startedAt = performance.now();
      add('status', status);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => published,
  };
}
