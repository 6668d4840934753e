/** A tree in, what is stored of it out, and back. */
import { fromSavedError, toSavedError } from '../storage/saved-error';
import { textOf } from './chat-message';
import type { MessageTree, TreeMessage } from './message-tree';
import type { SavedMessage, SavedThread } from './saved-thread';

/** The messages of a thread as they are stored, and which of them are shown. */
export function toSaved({
  messages,
  children,
  selected,
}: MessageTree): Pick<SavedThread, 'messages' | 'selected'> {
  return {
    // What nothing has come of yet is nobody else's affair.
    messages: [...messages.values()]
      .filter(({ id, parentId }) => children.get(parentId)?.includes(id))
      .map(toSavedMessage),
    selected: Object.fromEntries([...selected].map(([parentId, id]) => [parentId ?? '', id])),
  };
}

/**
 * The tree of a thread. In one pass: a step of the tree for each message would copy it as often as there are messages.
 *
 * @param before what did not change is taken from it, and stays the same object; so do its drafts, which nothing stores
 */
export function fromSaved(thread: SavedThread, before: MessageTree): MessageTree {
  const messages = new Map<string, TreeMessage>();
  const children = new Map<string | null, string[]>();
  const selected = new Map<string | null, string>();
  for (const saved of thread.messages) {
    const { id, parentId } = saved;
    const known = before.messages.get(id);
    messages.set(id, known && savedMessages.get(known) === saved ? known : fromSavedMessage(saved));
    children.set(parentId, [...(children.get(parentId) ?? []), id]);
    // The newest, where nothing else was chosen.
    selected.set(parentId, id);
  }
  for (const [parentId, id] of Object.entries(thread.selected)) {
    if (messages.has(id)) selected.set(parentId || null, id);
  }
  for (const [id, draft] of before.messages) {
    const { parentId } = draft;
    const isDraft = !before.children.get(parentId)?.includes(id);
    if (isDraft && (parentId === null || messages.has(parentId))) messages.set(id, draft);
  }
  return { messages, children, selected };
}

/** What is stored of a message is made once. */
const savedMessages = new WeakMap<TreeMessage, SavedMessage>();

function toSavedMessage(message: TreeMessage): SavedMessage {
  const known = savedMessages.get(message);
  if (known) return known;
  const { text, error, attempt, attempts, retryAt, ...facts } = message;
  const saved = { ...facts, ...(error && { error: toSavedError(error) }) };
  savedMessages.set(message, saved);
  return saved;
}

function fromSavedMessage(saved: SavedMessage): TreeMessage {
  const { error, ...facts } = saved;
  const message = { ...facts, text: textOf(saved.parts), ...(error && { error: fromSavedError(error) }) };
  savedMessages.set(message, saved);
  return message;
}
