/** A tree in, what is stored of it out, and back. */
import { fromSavedError, toSavedError } from '../storage/saved-error';
import { textOf } from './chat-message';
import { addMessage, EMPTY_TREE, type MessageTree, type TreeMessage } from './message-tree';
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

/** The tree of a thread. @param before what did not change is taken from it, and stays the same object */
export function fromSaved({ messages, selected }: SavedThread, before: MessageTree): MessageTree {
  let tree = EMPTY_TREE;
  for (const saved of messages) {
    const known = before.messages.get(saved.id);
    tree = addMessage(tree, known && savedMessages.get(known) === saved ? known : fromSavedMessage(saved));
  }
  const shown = new Map(tree.selected);
  for (const [parentId, id] of Object.entries(selected))
    if (tree.messages.has(id)) shown.set(parentId || null, id);
  return { ...tree, selected: shown };
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
