/**
 * A message of a chat in, the reply that a `Message` paints out: what a tool gave stands in its call. The same message
 * gives the same reply, and what did not change keeps its identity, so nothing of it is painted again.
 */
import type { ChatMessage, MessagePart, ToolResult } from '../../chat/chat-message';
import type { Part, Reply } from '../../machine/reply';

const REPLIES = new WeakMap<ChatMessage, Reply>();
/** Calls with what they gave, by the part that told of it. */
const ANSWERED = new WeakMap<ToolResult, { call: MessagePart; part: Part }>();
/** The last list of sources that begins with this one. */
const SOURCES = new WeakMap<Reply['sources'][number], Reply['sources']>();

/**
 * The reply of a message. Its calls keep their `state` and `input`.
 *
 * @example
 * ```tsx
 * {chat.messages.map((message) => (
 *   <Message key={message.id} role={message.role} status={message.status} reply={toReply(message)} />
 * ))}
 * ```
 */
export function toReply(message: ChatMessage): Reply {
  const known = REPLIES.get(message);
  if (known) return known;
  const { parts, text, refusal, finishReason, model, usage } = message;
  const results = new Map<string, ToolResult>();
  for (const part of parts) if (part.type === 'tool-result') results.set(part.result.callId, part.result);
  const shown = parts.flatMap((part): Part[] => {
    if (part.type === 'tool-result') return [];
    if (part.type !== 'tool-call') return [part];
    const result = results.get(part.call.id);
    return [result ? withResult(part, result) : part];
  });
  const reply = {
    ...{ text, refusal, finishReason, model, usage, parts: shown },
    reasoning: shown.map((part) => (part.type === 'reasoning' ? part.text : '')).join(''),
    toolCalls: shown.flatMap((part) => (part.type === 'tool-call' && !part.call.isRemote ? [part.call] : [])),
    sources: keepSame(shown.flatMap((part) => (part.type === 'source' ? [part.source] : []))),
  };
  REPLIES.set(message, reply);
  return reply;
}

function withResult(call: MessagePart & { type: 'tool-call' }, result: ToolResult): Part {
  const known = ANSWERED.get(result);
  if (known?.call === call) return known.part;
  const { value, isError } = result;
  const part: Part = { type: 'tool-call', call: { ...call.call, result: value, isError } };
  ANSWERED.set(result, { call, part });
  return part;
}

function keepSame(sources: Reply['sources']): Reply['sources'] {
  const [first] = sources;
  if (!first) return NONE;
  const before = SOURCES.get(first);
  if (before?.length === sources.length && sources.every((source, index) => source === before[index])) {
    return before;
  }
  SOURCES.set(first, sources);
  return sources;
}

const NONE: Reply['sources'] = [];
