/** A tree in, the messages of the branch that is shown out. Those that did not change are the same objects. */
import type { ChatMessage } from './chat-message';
import { activePath, type MessageTree, siblingsOf, type TreeMessage } from './message-tree';

/** How a message of a tree looks from outside. */
export interface ChatView {
  messagesOf(tree: MessageTree): readonly ChatMessage[];
  see(tree: MessageTree, message: TreeMessage): ChatMessage;
}

export function createChatView(): ChatView {
  const seen = new WeakMap<TreeMessage, ChatMessage>();
  let shown: readonly ChatMessage[] = [];

  function see(tree: MessageTree, message: TreeMessage): ChatMessage {
    const siblings = siblingsOf(tree, message.id);
    const branch = { index: siblings.indexOf(message.id), count: siblings.length };
    const known = seen.get(message);
    if (known?.branch.index === branch.index && known.branch.count === branch.count) return known;
    const { parentId, ...facts } = message;
    const made = { ...facts, branch };
    seen.set(message, made);
    return made;
  }

  return {
    messagesOf(tree) {
      const messages = activePath(tree).map((message) => see(tree, message));
      const isSame = messages.length === shown.length && messages.every((one, index) => one === shown[index]);
      if (!isSame) shown = messages;
      return shown;
    },
    see,
  };
}
