import type { MessageProps } from 'deltakit/components';

type Reply = NonNullable<MessageProps['reply']>;

/** A reply as a stream would have folded it, for stories that show one state standing still. */
export function makeReply(text: string, facts: Partial<Omit<Reply, 'parts' | 'text'>> = {}): Reply {
  const { reasoning = '', toolCalls = [], sources = [] } = facts;
  return {
    ...facts,
    text,
    reasoning,
    toolCalls,
    sources,
    parts: [
      ...(reasoning === '' ? [] : [{ type: 'reasoning' as const, text: reasoning }]),
      ...(text === '' ? [] : [{ type: 'text' as const, text }]),
      ...toolCalls.map((call) => ({ type: 'tool-call' as const, call })),
      ...sources.map((source) => ({ type: 'source' as const, source })),
    ],
  };
}

/** A reply of these parts, in this order. */
export function makeReplyOf(parts: Reply['parts'], facts: Partial<Omit<Reply, 'parts'>> = {}): Reply {
  const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const sources = parts.flatMap((part) => (part.type === 'source' ? [part.source] : []));
  return { text, reasoning: '', toolCalls: [], sources, ...facts, parts };
}
