/** Looks for what a person means in a tree. */
import type { ChatToolCall, ToolCallState } from './chat-message';
import { activePath, type MessageTree, type TreeMessage } from './message-tree';

/** An answer by its id, or the last that is shown. */
export function findAnswer(tree: MessageTree, id: string | undefined): TreeMessage | undefined {
  const isAnswer = ({ role }: TreeMessage) => role === 'assistant';
  if (id === undefined) return activePath(tree).filter(isAnswer).at(-1);
  const message = tree.messages.get(id);
  return message && isAnswer(message) ? message : undefined;
}

/** A call in a state, and its message; the latest, as some servers count calls from 0 in each reply. */
export function findCall(
  tree: MessageTree,
  callId: string,
  state: ToolCallState,
): readonly [id: string, call: ChatToolCall] | [] {
  for (const { id, parts } of [...tree.messages.values()].reverse()) {
    for (const part of parts) {
      const isIt = part.type === 'tool-call' && part.call.id === callId && part.call.state === state;
      if (isIt) return [id, part.call];
    }
  }
  return [];
}
