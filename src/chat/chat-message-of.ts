/** Messages in the types of an app's own tools. Types alone. */
import type { Tools } from '../tools/tool';
import type { ToolCallOf, ToolResultOf } from '../tools/tool-call-of';
import type { ChatMessage, MessagePart } from './chat-message';

/** A part, whose calls and results narrow by the names of these tools. */
export type MessagePartOf<All extends Tools> = string extends keyof All
  ? MessagePart
  :
      | Exclude<MessagePart, { type: 'tool-call' | 'tool-result' }>
      | { readonly type: 'tool-call'; readonly call: ToolCallOf<All> }
      | { readonly type: 'tool-result'; readonly result: ToolResultOf<All> };

/** A message, whose calls and results narrow by the names of these tools. */
export type ChatMessageOf<All extends Tools> = Omit<ChatMessage, 'parts'> & {
  readonly parts: readonly MessagePartOf<All>[];
};
