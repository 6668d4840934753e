/**
 * OpenAI Chat Completions, streamed (`chat.completion.chunk`) or whole (`chat.completion`), and the older
 * Completions (`text_completion`), also as spoken by DeepSeek, xAI, Groq, Mistral, Together, OpenRouter,
 * Perplexity, Moonshot, MiniMax, Z.ai, vLLM and Azure.
 * A `finish_reason` or `[DONE]` ends it well, except a reason that names a failure.
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
  fileDeltas,
  finishDeltas,
  type JsonObject,
  parseEventData,
  sourceDeltas,
  textDeltas,
  toDataUrl,
  usageDeltas,
} from './parse-event-data';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** OpenAI Chat Completions and its dialects. */
export const openaiChat: WireFormat = {
  name: 'openai-chat',
  recognises: (_event, json) => Array.isArray(asObject(json).choices),
  createDecoder: createOpenaiChatDecoder,
};

function createOpenaiChatDecoder(): DeltaDecoder {
  const readCall = createCallReader();
  const readSearch = createSearchReader();
  let replyId: unknown;
  let isStreamed = false;
  return {
    decode(event) {
      const json = parseEventData(event);
      const chunk = asObject(json);
      const groq = asObject(chunk.x_groq);
      // Only the first of several choices is the reply.
      const choice = asObject(asObjects(chunk.choices).find(({ index }) => !index));
      isStreamed ||= !!choice.delta;
      // MiniMax ends a stream with the whole message, all of which was streamed before.
      const whole = isStreamed ? undefined : (choice.message ?? { content: choice.text });
      const message = asObject(choice.delta ?? whole);
      const { tool_calls, function_call } = message;
      const isNew = asText(chunk.id) && chunk.id !== replyId;
      if (isNew) replyId = chunk.id;
      const error = chunk.error || choice.error || groq.error || (chunk.object === 'error' && chunk);
      return [
        ...(isNew ? [{ type: 'reply-info', id: asText(chunk.id), model: asText(chunk.model) } as const] : []),
        ...readSearch(chunk),
        ...readMessage(message),
        ...asObjects(tool_calls ?? (function_call && [{ function: function_call }])).flatMap((call, at) =>
          readCall(call, at, event.event === 'body'),
        ),
        ...readUsage(asObject(chunk.usage ?? choice.usage ?? groq.usage)),
        ...(error ? [] : readFinish(choice.finish_reason)),
        ...endDeltas(event, error ? { error } : json),
      ];
    },
  };
}

function readMessage(message: JsonObject): Delta[] {
  const { audio, context, annotations, images } = message;
  const { transcript, data, expires_at } = asObject(audio);
  return [
    ...readReasoning(message),
    ...readContent(message.content, 'text-delta'),
    ...textDeltas('text-delta', transcript),
    // Streamed sound comes as raw samples, which nothing plays; whole sound says when it expires.
    ...(expires_at ? readAudio(data) : []),
    ...asObjects(images).flatMap(readPart),
    ...textDeltas('refusal-delta', message.refusal),
    // Azure gives what it found in an app's own data as context.
    ...[...asObjects(annotations), ...asObjects(asObject(context).citations)].flatMap(readSource),
  ];
}

/** Some say it under both names, or again in details: only one of them counts. */
function readReasoning({ reasoning_content, reasoning, reasoning_details }: JsonObject): Delta[] {
  const said = asText(reasoning_content) ?? asText(reasoning);
  const details = said ? [{ text: said }] : asObjects(reasoning_details);
  return details.flatMap(({ text, summary }: JsonObject) => textDeltas('reasoning-delta', text ?? summary));
}

/** Content is text, or (Mistral) a list of parts, one of which may be a list of thoughts. */
function readContent(content: unknown, type: 'text-delta' | 'reasoning-delta'): Delta[] {
  if (!Array.isArray(content)) return textDeltas(type, content);
  return asObjects(content).flatMap((part) => [
    ...textDeltas(type, part.text),
    ...textDeltas('refusal-delta', part.refusal),
    ...readContent(part.thinking, 'reasoning-delta'),
    ...readPart(part),
  ]);
}

/** A part that is no text: an image, or (Mistral) what the text rests on. */
function readPart(part: JsonObject): Delta[] {
  const { type, image_url, reference_ids } = part;
  return [
    ...readImage(asObject(image_url).url ?? image_url),
    ...asObjects(reference_ids).flatMap((id) => readSource({ id: JSON.stringify(id) })),
    ...(type === 'tool_reference' ? readSource(part) : []),
  ];
}

/** Sound without a type: its first letters tell WAV. */
function readAudio(data: unknown): Delta[] {
  const mediaType = asText(data)?.startsWith('UklGR') ? 'audio/wav' : 'audio/mpeg';
  return fileDeltas({ url: toDataUrl(data, mediaType), mediaType });
}

/** An image by its address, which may hold its bytes. */
function readImage(address: unknown): Delta[] {
  return fileDeltas({ url: address, mediaType: /^data:([^;,]+)/.exec(asText(address) ?? '')?.[1] });
}

/** A citation or a search result. */
function readSource(found: JsonObject): Delta[] {
  const cited = asObject(found.url_citation ?? found.document_citation ?? found);
  const {
    url,
    snippet = cited.content ?? cited.text,
    title = cited.filename,
    score = cited.rerank_score,
  } = cited;
  const id = asText(url) ? undefined : (cited.file_id ?? cited.document_id ?? cited.id);
  return asText(url ?? id ?? title) ? sourceDeltas({ id, title, url, snippet, score }) : [];
}

/** Addresses and results of a search (Perplexity, xAI). Perplexity sends them with every chunk: changes are read. */
function createSearchReader(): (chunk: JsonObject) => Delta[] {
  let told = '';
  return ({ citations, search_results }) => {
    if (!citations && !search_results) return [];
    const now = JSON.stringify([citations, search_results]);
    if (now === told) return [];
    told = now;
    const addresses = Array.isArray(citations) ? citations.map((url) => ({ url })) : [];
    return [...addresses, ...asObjects(search_results)].flatMap(readSource);
  };
}

/**
 * Calls of the app's tools. A piece belongs to the call begun at its index, unless it names another: some
 * send each call whole, always at index 0, and some give each piece another id. A call without an id is
 * named by its place.
 */
function createCallReader(): (call: JsonObject, at: number, isWhole: boolean) => Delta[] {
  const openAt = new Map<unknown, string>();
  return (call, at, isWhole) => {
    const { name, arguments: args, input } = asObject(call.function ?? call.custom);
    const { index = at } = call;
    const open = openAt.get(index);
    const callId = (open && !asText(name) ? open : asText(call.id)) ?? open ?? `call_${openAt.size}`;
    openAt.set(index, callId);
    // The input of a custom tool is no JSON but text.
    const argsText = asArgsText(args) ?? (asText(input) && JSON.stringify(input));
    return [
      { type: 'tool-call-delta', callId, name: asText(name), argsText },
      ...(isWhole ? [{ type: 'tool-call-ready', callId } as const] : []),
    ];
  };
}

function readUsage(usage: JsonObject): Delta[] {
  return usageDeltas({
    inputTokens: usage.prompt_tokens,
    outputTokens: usage.completion_tokens,
    reasoningTokens: asObject(usage.completion_tokens_details).reasoning_tokens ?? usage.reasoning_tokens,
    cachedInputTokens:
      asObject(usage.prompt_tokens_details).cached_tokens ??
      usage.prompt_cache_hit_tokens ??
      usage.cached_tokens,
    totalTokens: usage.total_tokens,
  });
}

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  eos_token: 'stop',
  stop_sequence: 'stop',
  length: 'length',
  model_length: 'length',
  model_context_window_exceeded: 'length',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
  content_filter: 'content-filter',
  sensitive: 'content-filter',
};

/** Reasons of DeepSeek, Z.ai and vLLM say that the reply is not whole. */
function readFinish(reason: unknown): Delta[] {
  switch (reason) {
    case 'error':
    case 'network_error':
    case 'insufficient_system_resource':
      return [{ type: 'error-reported', message: '', code: reason }];
    case 'abort':
      return [{ type: 'reply-cancelled' }];
    default:
      return finishDeltas(reason, FINISH_REASONS);
  }
}
