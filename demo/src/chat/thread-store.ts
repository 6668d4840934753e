/** The threads of this browser, and who wants to hear of them: another tab tells by itself, this page tells here. */
import { indexedDbThreads, type ThreadStorage, type ThreadSummary } from 'deltakit/storage';
import { useEffect, useState } from 'react';

const listeners = new Set<() => void>();
const database = indexedDbThreads({ name: 'deltakit-demo' });

export const threadStore: ThreadStorage = {
  ...database,
  save: async (thread) => tell(await database.save(thread)),
  delete: async (id) => tell(await database.delete(id)),
};

/** The threads, newest first; none where the browser keeps none. */
export function useThreads(): readonly ThreadSummary[] {
  const [threads, setThreads] = useState<readonly ThreadSummary[]>([]);
  useEffect(() => {
    let isLeft = false;
    const read = () =>
      // The chat itself says what is wrong with the storage.
      threadStore.list().then(
        (found) => !isLeft && setThreads(found),
        () => {},
      );
    void read();
    listeners.add(read);
    const unsubscribe = threadStore.subscribe(read);
    return () => {
      isLeft = true;
      listeners.delete(read);
      unsubscribe();
    };
  }, []);
  return threads;
}

function tell<Result>(result: Result): Result {
  for (const listener of listeners) listener();
  return result;
}
