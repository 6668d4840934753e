/**
 * A thread as a tree: every message, what it answers, and which of several answers is shown. Immutable: each step gives
 * another tree, in which what did not change is the same object.
 */
import type { ChatMessage } from './chat-message';

/** A message and where it hangs. Its place among its branches is read off the tree. */
export interface TreeMessage extends Omit<ChatMessage, 'branch'> {
  /** The message that it answers; `null` for one that begins the thread. */
  readonly parentId: string | null;
}

export interface MessageTree {
  /** By id, parents before what answers them. */
  readonly messages: ReadonlyMap<string, TreeMessage>;
  /** Those that answer a message, in the order in which they were made; under `null` those that begin. */
  readonly children: ReadonlyMap<string | null, readonly string[]>;
  /** Which of them is shown. */
  readonly selected: ReadonlyMap<string | null, string>;
}

export const EMPTY_TREE: MessageTree = { messages: new Map(), children: new Map(), selected: new Map() };

/** The tree with a message more, which is shown instead of those that answer the same one. */
export function addMessage(tree: MessageTree, message: TreeMessage): MessageTree {
  return showMessage(addDraft(tree, message), message.id);
}

/** The tree with a message that counts nowhere until it is shown. */
export function addDraft(tree: MessageTree, message: TreeMessage): MessageTree {
  return { ...tree, messages: new Map(tree.messages).set(message.id, message) };
}

/** The tree with some fields of a message changed; the same one where there is no such message. */
export function changeMessage(tree: MessageTree, id: string, facts: Partial<TreeMessage>): MessageTree {
  const message = tree.messages.get(id);
  if (!message) return tree;
  return { ...tree, messages: new Map(tree.messages).set(id, { ...message, ...facts }) };
}

/** The tree without a message and what answers it. Where it was shown, the one before it is shown instead. */
export function removeMessage(tree: MessageTree, id: string): MessageTree {
  const removed = tree.messages.get(id);
  if (!removed) return tree;
  const messages = new Map(tree.messages);
  const children = new Map(tree.children);
  const selected = new Map(tree.selected);
  const rest = [id];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    rest.push(...(children.get(next) ?? []));
    messages.delete(next);
    children.delete(next);
    selected.delete(next);
  }
  const { parentId } = removed;
  const before = children.get(parentId) ?? [];
  const siblings = before.filter((one) => one !== id);
  children.set(parentId, siblings);
  if (selected.get(parentId) === id) {
    const shown = siblings[Math.max(0, before.indexOf(id) - 1)];
    if (shown === undefined) selected.delete(parentId);
    else selected.set(parentId, shown);
  }
  return { messages, children, selected };
}

/** The tree in which a message is shown, and so is what it answers. */
export function showMessage(tree: MessageTree, id: string): MessageTree {
  const selected = new Map(tree.selected);
  for (const { id: one, parentId } of pathTo(tree, id)) selected.set(parentId, one);
  const parentId = tree.messages.get(id)?.parentId ?? null;
  const siblings = tree.children.get(parentId) ?? [];
  if (siblings.includes(id)) return { ...tree, selected };
  return { ...tree, selected, children: new Map(tree.children).set(parentId, [...siblings, id]) };
}

/** Those that answer the same message as this one, itself among them. */
export function siblingsOf(tree: MessageTree, id: string): readonly string[] {
  const message = tree.messages.get(id);
  return (message && tree.children.get(message.parentId)) ?? [];
}

/** The messages from the beginning to this one. */
export function pathTo(tree: MessageTree, id: string | null): readonly TreeMessage[] {
  const path: TreeMessage[] = [];
  let message = id === null ? undefined : tree.messages.get(id);
  while (message) {
    path.push(message);
    message = message.parentId === null ? undefined : tree.messages.get(message.parentId);
  }
  return path.reverse();
}

/** The messages that are shown, from the beginning to the last. */
export function activePath(tree: MessageTree): readonly TreeMessage[] {
  const path: TreeMessage[] = [];
  let id = tree.selected.get(null);
  for (let message = find(tree, id); message; message = find(tree, id)) {
    path.push(message);
    id = tree.selected.get(message.id);
  }
  return path;
}

function find({ messages }: MessageTree, id: string | undefined): TreeMessage | undefined {
  return id === undefined ? undefined : messages.get(id);
}
