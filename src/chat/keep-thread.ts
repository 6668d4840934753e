/** Ties a thread to its storage: reads it, writes what changes, and takes over what another tab wrote. */
import { pageClock } from '../display/page-clock';
import { loadCode } from '../engine/load-code';
import type { ThreadWriter } from '../storage/create-thread-writer';
import type { ChatOptions } from './chat-options';
import type { SavedThread } from './saved-thread';

/** The thread that is kept. */
export interface KeptThread {
  getOptions(): ChatOptions;
  /** Its messages as they are now, and which are shown. */
  getSaved(): Pick<SavedThread, 'messages' | 'selected'>;
  /** Takes over what is stored, with what there is. */
  adopt(thread: SavedThread): void;
  /** A failure is told, and the chat goes on without. */
  report(state: { readonly isLoading?: boolean; readonly storageError?: unknown }): void;
}

export interface ThreadKeeper {
  /** Something changed; it is written soon. */
  write(): void;
  /** Writes at once: an answer is over. */
  flush(): void;
  /** Writes at once, and ends. */
  dispose(): void;
}

/** The longest title that is made of what a person said first, in characters. */
const TITLE_LENGTH = 80;

/** @returns nothing, where there is no storage */
export function keepThread(thread: KeptThread): ThreadKeeper | undefined {
  const { storage, threadId: id, clock = pageClock } = thread.getOptions();
  if (!storage || id === undefined) return undefined;
  let writer: ThreadWriter | undefined;
  let unsubscribe: (() => void) | undefined;
  let isDisposed = false;
  /** Something is to be written that came before the writer. */
  let isWaiting = false;
  let isAdopting = false;
  let stored: SavedThread = {
    id,
    title: '',
    createdAt: clock.date(),
    updatedAt: 0,
    messages: [],
    selected: {},
  };

  function take(): SavedThread {
    const { messages, selected } = thread.getSaved();
    const ids = new Set(messages.map((message) => message.id));
    const gone = stored.messages.filter((message) => !ids.has(message.id)).map((message) => message.id);
    const deleted = gone.length > 0 ? [...(stored.deleted ?? []), ...gone] : stored.deleted;
    const title = stored.title || titleOf(messages);
    stored = { ...stored, title, messages, selected, deleted, updatedAt: clock.date() };
    return stored;
  }

  function adopt(next: SavedThread): void {
    stored = next;
    isAdopting = true;
    thread.adopt(next);
    isAdopting = false;
  }

  async function open(): Promise<void> {
    const [{ createThreadWriter }, { mergeThreads }, { reviveThread }] = await loadCode(() =>
      Promise.all([
        import('../storage/create-thread-writer'),
        import('../storage/merge-threads'),
        import('../storage/revive-thread'),
      ]),
    );
    const onError = (storageError: unknown) => thread.report({ storageError });
    const takeOver = (found: SavedThread | undefined) => {
      // Where nothing was said here, all of it is theirs.
      const mine = thread.getSaved().messages.length > 0 ? take() : undefined;
      const merged = found && mine ? mergeThreads(mine, found) : found;
      if (merged && merged !== mine) adopt(merged);
    };
    try {
      const found = await storage?.load(id ?? '');
      takeOver(found && reviveThread(found));
    } catch (error) {
      onError(error);
    }
    thread.report({ isLoading: false });
    if (!storage) return;
    const onSave = (saved: SavedThread) => {
      thread.report({ storageError: undefined });
      takeOver(saved);
    };
    writer = createThreadWriter(storage, { clock, onError, onSave });
    if (isWaiting) writer.write(take());
    if (isDisposed) return close();
    unsubscribe = storage.subscribe((changed) => {
      if (changed === id) storage.load(id).then(takeOver).catch(onError);
    });
  }

  function close(): void {
    unsubscribe?.();
    writer?.dispose();
  }

  open().catch((storageError) => thread.report({ storageError, isLoading: false }));
  return {
    write() {
      if (isAdopting) return;
      isWaiting = !writer;
      writer?.write(take());
    },
    flush: () => void writer?.flush(),
    dispose() {
      isDisposed = true;
      close();
    },
  };
}

/** What a person said first. */
function titleOf(messages: SavedThread['messages']): string {
  const first = messages.find(({ role }) => role === 'user');
  const text = first?.parts.find((part) => part.type === 'text')?.text ?? '';
  return text.trim().split('\n')[0]?.slice(0, TITLE_LENGTH) ?? '';
}
