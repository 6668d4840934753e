import type { MessageProps } from 'deltakit/components';

type Reply = NonNullable<MessageProps['reply']>;

/** A reply as a stream would have folded it, for stories that show one state standing still. */
export function makeReply(text: string, facts: Partial<Reply> = {}): Reply {
  return {
    parts: text === '' ? [] : [{ type: 'text', text }],
    text,
    reasoning: '',
    toolCalls: [],
    sources: [],
    ...facts,
  };
}
