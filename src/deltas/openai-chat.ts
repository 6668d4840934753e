/**
 * OpenAI Chat Completions, streamed (`chat.completion.chunk`) or whole (`chat.completion`), also as spoken
 * by DeepSeek, xAI, Groq, Mistral, Together, OpenRouter, Perplexity, vLLM and Azure.
 * A `finish_reason` or `[DONE]` ends it well.
 *
 * @see https://platform.openai.com/docs/api-reference/chat-streaming
 */
import type { Delta, FinishReason } from './delta';
import {
  asArgsText,
  asObject,
  asObjects,
  asText,
  endDeltas,
  finishDeltas,
  type JsonObject,
  parseEventData,
  textDeltas,
  usageDeltas,
} from './parse-event-data';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** OpenAI Chat Completions and its dialects. */
export const openaiChat: WireFormat = {
  name: 'openai-chat',
  recognises: (_event, json) => Array.isArray(asObject(json).choices),
  createDecoder: createOpenaiChatDecoder,
};

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  length: 'length',
  tool_calls: 'tool-calls',
  content_filter: 'content-filter',
};

function createOpenaiChatDecoder(): DeltaDecoder {
  const nameCall = createCallNames();
  let replyId: unknown;
  return {
    decode(event) {
      const json = parseEventData(event);
      const chunk = asObject(json);
      // Only the first of several choices is the reply.
      const choice = asObject(asObjects(chunk.choices).find(({ index }) => !index));
      const message = asObject(choice.delta ?? choice.message);
      const isNew = asText(chunk.id) && chunk.id !== replyId;
      if (isNew) replyId = chunk.id;
      return [
        ...(isNew ? [{ type: 'reply-info', id: asText(chunk.id), model: asText(chunk.model) } as const] : []),
        ...textDeltas('reasoning-delta', message.reasoning_content ?? message.reasoning),
        ...contentDeltas(message.content),
        ...textDeltas('refusal-delta', message.refusal),
        ...asObjects(message.tool_calls).map((call) => callDelta(nameCall(call), asObject(call.function))),
        ...readUsage(asObject(chunk.usage)),
        ...readFinish(choice),
        ...endDeltas(event, json),
      ];
    },
  };
}

/** Content is text, or (Mistral) a list of pieces of text and thinking. */
function contentDeltas(content: unknown): Delta[] {
  if (!Array.isArray(content)) return textDeltas('text-delta', content);
  return asObjects(content).flatMap(({ text, thinking }) => [
    ...textDeltas('text-delta', text),
    ...asObjects(thinking).flatMap((thought) => textDeltas('reasoning-delta', thought.text)),
  ]);
}

function callDelta(callId: string, { name, arguments: args }: JsonObject): Delta {
  return { type: 'tool-call-delta', callId, name: asText(name), argsText: asArgsText(args) };
}

function readUsage(usage: JsonObject): Delta[] {
  return usageDeltas({
    inputTokens: usage.prompt_tokens,
    outputTokens: usage.completion_tokens,
    reasoningTokens: asObject(usage.completion_tokens_details).reasoning_tokens,
    cachedInputTokens: asObject(usage.prompt_tokens_details).cached_tokens,
    totalTokens: usage.total_tokens,
  });
}

function readFinish({ finish_reason: reason }: JsonObject): Delta[] {
  return reason === 'error' ? [{ type: 'error-reported', message: '' }] : finishDeltas(reason, FINISH_REASONS);
}

/**
 * Which call a piece belongs to: the one begun at its index, unless it brings another id, as from those
 * who send each call whole and always at index 0. A call without any id is named by its place.
 */
function createCallNames(): (call: JsonObject) => string {
  const openAt = new Map<unknown, string>();
  return ({ index, id }) => {
    const name = asText(id) ?? openAt.get(index) ?? `call_${openAt.size}`;
    openAt.set(index, name);
    return name;
  };
}
