/** Ties a thread to its storage: reads it, writes what changes, and takes over what another tab wrote. */
import type { FrameClock } from '../display/page-clock';
import { createThreadWriter } from '../storage/create-thread-writer';
import { mergeThreads } from '../storage/merge-threads';
import { reviveThread } from '../storage/revive-thread';
import type { MessageTree } from './message-tree';
import type { SavedThread, ThreadStorage } from './saved-thread';
import { fromSaved, toSaved } from './saved-tree';

/** The thread that is kept. */
export interface KeptThread {
  getTree(): MessageTree;
  /** Takes over what is stored, together with what there is. */
  adopt(tree: MessageTree): void;
  /** A failure is told, and the chat goes on without. */
  report(state: { readonly isLoading?: boolean; readonly storageError?: unknown }): void;
}

/** Where it is kept. */
export interface ThreadPlace {
  readonly storage: ThreadStorage;
  readonly threadId: string;
  readonly clock: FrameClock;
}

export interface ThreadKeeper {
  /** Fulfilled once the thread was read, or could not be. */
  readonly opened: Promise<void>;
  /** Something changed; it is written soon. */
  write(): void;
  /** Writes at once: an answer is over. */
  flush(): void;
  /** Writes at once, and ends. */
  dispose(): void;
}

/** The longest title that is made of what a person said first, in characters. */
const TITLE_LENGTH = 80;

export function keepThread(thread: KeptThread, { storage, threadId: id, clock }: ThreadPlace): ThreadKeeper {
  const onError = (storageError: unknown) => thread.report({ storageError });
  const writer = createThreadWriter(storage, {
    clock,
    onError,
    onSave(saved) {
      thread.report({ storageError: undefined });
      takeOver(saved);
    },
  });
  let unsubscribe: (() => void) | undefined;
  let known: SavedThread = {
    id,
    title: '',
    createdAt: clock.date(),
    updatedAt: 0,
    messages: [],
    selected: {},
  };
  let isLoaded = false;
  /** Something is to be written once it is loaded. */
  let isWaiting = false;

  /** The thread as it is now. */
  function take(): SavedThread {
    const { messages, selected } = toSaved(thread.getTree());
    const ids = new Set(messages.map((message) => message.id));
    const gone = known.messages.filter((message) => !ids.has(message.id)).map((message) => message.id);
    const deleted = gone.length > 0 ? [...(known.deleted ?? []), ...gone] : known.deleted;
    const title = messages.length > 0 ? known.title || titleOf(messages) : '';
    known = { ...known, title, messages, selected, deleted, updatedAt: clock.date() };
    return known;
  }

  function takeOver(found: SavedThread | undefined): void {
    if (!found) return;
    // Where nothing was said here, all of it is theirs.
    const mine = known.updatedAt > 0 || thread.getTree().messages.size > 0 ? take() : undefined;
    const merged = mine ? mergeThreads(mine, found) : found;
    if (merged === mine) return;
    known = merged;
    thread.adopt(fromSaved(merged, thread.getTree()));
  }

  async function open(): Promise<void> {
    // What another tab may still be at is not written back before something is said here.
    isWaiting = thread.getTree().messages.size > 0;
    try {
      const found = await storage.load(id);
      takeOver(found && reviveThread(found));
    } catch (error) {
      onError(error);
    }
    isLoaded = true;
    if (isWaiting) writer.write(take());
    thread.report({ isLoading: false });
    unsubscribe ??= storage.subscribe((changed) => {
      if (changed === id) storage.load(id).then(takeOver).catch(onError);
    });
  }

  const opened = open();
  return {
    opened,
    write() {
      if (isLoaded) writer.write(take());
      else isWaiting = true;
    },
    flush: () => void writer.flush(),
    dispose() {
      opened.then(() => {
        unsubscribe?.();
        writer.dispose();
      });
    },
  };
}

/** What a person said first. */
function titleOf(messages: SavedThread['messages']): string {
  const first = messages.find(({ role }) => role === 'user');
  const text = first?.parts.find((part) => part.type === 'text')?.text ?? '';
  return text.trim().split('\n')[0]?.slice(0, TITLE_LENGTH) ?? '';
}
