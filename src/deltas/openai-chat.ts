/**
 * OpenAI Chat Completions, streamed (`chat.completion.chunk`) or whole (`chat.completion`), also as spoken
 * by DeepSeek, xAI, Groq, Mistral, Together, OpenRouter, Perplexity, vLLM and Azure.
 * A `finish_reason` or `[DONE]` ends it well.
 *
 * @see https://platform.openai.com/docs/api-reference/chat-streaming
 */
import type { StreamEvent } from '../events/stream-event';
import type { Delta, FinishReason, Source } from './delta';
import {
  isDoneMark,
  isJsonObject,
  isNonEmptyString,
  type JsonObject,
  jsonObjects,
  parseEventData,
} from './parse-event-data';
import { readError } from './read-error';
import { readUsage } from './read-usage';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** OpenAI Chat Completions and its dialects. */
export const openaiChat: WireFormat = {
  name: 'openai-chat',
  framings: ['sse', 'ndjson', 'json'],
  recognises: (_event, json) =>
    isJsonObject(json) &&
    (Array.isArray(json.choices) ||
      (typeof json.object === 'string' && json.object.startsWith('chat.completion'))),
  createDecoder: createOpenaiChatDecoder,
};

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  eos: 'stop',
  length: 'length',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
  content_filter: 'content-filter',
};

function createOpenaiChatDecoder(): DeltaDecoder {
  let isIntroduced = false;
  const calls = createCallKeys();
  const sourceUrls = new Set<string>();

  function decode(event: StreamEvent): Delta[] {
    if (isDoneMark(event)) return [{ type: 'stream-done' }];
    const chunk = parseEventData(event, 'openai-chat');
    if (!isJsonObject(chunk)) return [];
    const deltas: Delta[] = [];
    if (!isIntroduced && (isNonEmptyString(chunk.id) || isNonEmptyString(chunk.model))) {
      isIntroduced = true;
      deltas.push({
        type: 'reply-info',
        ...(isNonEmptyString(chunk.id) && { id: chunk.id }),
        ...(isNonEmptyString(chunk.model) && { model: chunk.model }),
      });
    }
    // Only the first of several choices is the reply.
    const choice = jsonObjects(chunk.choices).find(({ index }) => index === undefined || index === 0);
    if (choice) readMessage(choice.delta ?? choice.message, deltas);
    for (const source of readSearchResults(chunk)) addSource(source, deltas);

    const usage =
      readUsage(chunk.usage) ?? (isJsonObject(chunk.x_groq) ? readUsage(chunk.x_groq.usage) : undefined);
    if (usage) deltas.push({ type: 'usage-reported', usage });

    if (chunk.error) return [...deltas, readError(chunk.error)];
    if (event.event === 'error') return [...deltas, readError(chunk)];
    const finish = choice?.finish_reason;
    if (finish === 'error') deltas.push(readError(choice?.error));
    else if (isNonEmptyString(finish))
      deltas.push({ type: 'reply-finished', reason: FINISH_REASONS[finish] ?? 'other' });
    return deltas;
  }

  function readMessage(message: unknown, deltas: Delta[]): void {
    if (!isJsonObject(message)) return;
    const reasoning = message.reasoning_content ?? message.reasoning;
    if (isNonEmptyString(reasoning)) deltas.push({ type: 'reasoning-delta', text: reasoning });
    readContent(message.content, deltas);
    if (isNonEmptyString(message.refusal)) deltas.push({ type: 'refusal-delta', text: message.refusal });
    for (const call of jsonObjects(message.tool_calls)) {
      deltas.push(readCall(calls(call.index, call.id), call.function));
    }
    if (isJsonObject(message.function_call)) deltas.push(readCall('function_call', message.function_call));
    for (const { url_citation: citation } of jsonObjects(message.annotations)) {
      if (isJsonObject(citation)) addSource(citation, deltas);
    }
  }

  function addSource(found: JsonObject, deltas: Delta[]): void {
    const { url, title, content, snippet = content } = found;
    if (!isNonEmptyString(url) || sourceUrls.has(url)) return;
    sourceUrls.add(url);
    const source: Source = { url };
    if (isNonEmptyString(title)) source.title = title;
    if (isNonEmptyString(snippet)) source.snippet = snippet;
    deltas.push({ type: 'source-found', source });
  }

  return { decode, end: () => [] };
}

/** Content is text, or (Mistral) a list of text and thinking pieces. */
function readContent(content: unknown, deltas: Delta[]): void {
  if (isNonEmptyString(content)) deltas.push({ type: 'text-delta', text: content });
  for (const piece of jsonObjects(content)) {
    if (isNonEmptyString(piece.text)) deltas.push({ type: 'text-delta', text: piece.text });
    for (const thought of jsonObjects(piece.thinking)) {
      if (isNonEmptyString(thought.text)) deltas.push({ type: 'reasoning-delta', text: thought.text });
    }
  }
}

function readCall(callId: string, call: unknown): Delta {
  const { name, arguments: args } = isJsonObject(call) ? call : {};
  return {
    type: 'tool-call-delta',
    callId,
    ...(isNonEmptyString(name) && { name }),
    // Some send the arguments of a whole call as an object.
    ...(isNonEmptyString(args)
      ? { argsText: args }
      : isJsonObject(args) && { argsText: JSON.stringify(args) }),
  };
}

/**
 * Which call a piece belongs to: the one begun at its index, unless it brings another id, as from those
 * who send each call whole and always at index 0. A call without any id is named by its place.
 */
function createCallKeys(): (index: unknown, id: unknown) => string {
  const openAt = new Map<unknown, string>();
  let count = 0;
  return (index, id) => {
    const open = openAt.get(index);
    if (open !== undefined && (!isNonEmptyString(id) || id === open)) return open;
    const key = isNonEmptyString(id) ? id : `call_${count}`;
    count += 1;
    openAt.set(index, key);
    return key;
  };
}

/** Perplexity repeats its sources beside the choices of each chunk: richer ones first, bare addresses else. */
function readSearchResults(chunk: JsonObject): JsonObject[] {
  const results = jsonObjects(chunk.search_results);
  if (results.length > 0 || !Array.isArray(chunk.citations)) return results;
  return chunk.citations.filter((url) => typeof url === 'string').map((url) => ({ url }));
}
