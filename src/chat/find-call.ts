import type { ChatToolCall, ToolCallState } from './chat-message';
import type { MessageTree } from './message-tree';

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
