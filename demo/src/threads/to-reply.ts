/** A message of a chat in, the reply that the kit's `Message` paints out: what a tool gave stands in its call. */
import type { ChatMessage, Part, Reply } from 'deltakit';

export function toReply({ parts, text, refusal, finishReason, model, usage }: ChatMessage): Reply {
  const shown = parts.flatMap((part): Part[] => {
    if (part.type === 'tool-result') return [];
    if (part.type !== 'tool-call') return [part];
    const result = parts.find(
      (other) => other.type === 'tool-result' && other.result.callId === part.call.id,
    );
    if (result?.type !== 'tool-result') return [part];
    const { value, isError } = result.result;
    return [{ type: 'tool-call', call: { ...part.call, result: value, isError } }];
  });
  return {
    ...{ text, refusal, finishReason, model, usage, parts: shown },
    reasoning: shown.map((part) => (part.type === 'reasoning' ? part.text : '')).join(''),
    toolCalls: shown.flatMap((part) => (part.type === 'tool-call' ? [part.call] : [])),
    sources: shown.flatMap((part) => (part.type === 'source' ? [part.source] : [])),
  };
}
