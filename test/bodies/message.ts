/** What a test says of a message in, the message out. */
import type { ChatMessage, ChatToolCall, MessagePart, ToolResult } from '../../src/chat/chat-message';
import { textOf } from '../../src/chat/chat-message';

let count = 0;

/** A message; text stands for one part of text. */
export function message(
  role: ChatMessage['role'],
  said: string | readonly MessagePart[],
  more: Partial<ChatMessage> = {},
): ChatMessage {
  const parts: readonly MessagePart[] = typeof said === 'string' ? [{ type: 'text', text: said }] : said;
  count++;
  return {
    id: `m${count}`,
    role,
    parts,
    text: textOf(parts),
    status: 'completed',
    timing: { createdAt: 0 },
    branch: { index: 0, count: 1 },
    ...more,
  };
}

export function text(said: string): MessagePart {
  return { type: 'text', text: said };
}

/** A call whose arguments came whole. */
export function call(id: string, more: Partial<ChatToolCall> = {}): MessagePart {
  const args = more.args ?? { city: 'Oslo' };
  return {
    type: 'tool-call',
    call: {
      id,
      name: 'weather',
      args,
      argsText: JSON.stringify(args),
      status: 'ready',
      state: 'done',
      ...more,
    },
  };
}

export function result(
  callId: string,
  value: unknown = 'sunny',
  more: Partial<ToolResult> = {},
): MessagePart {
  return { type: 'tool-result', result: { callId, name: 'weather', value, ...more } };
}

export const PNG = 'data:image/png;base64,iVBORw0KGgo=';
export const PDF = 'data:application/pdf;base64,JVBERi0=';
export const WAV = 'data:audio/wav;base64,UklGRg==';
