/**
 * The UI message stream of the AI SDK, versions 5 to 7 (`toUIMessageStreamResponse()`), or a whole `UIMessage`.
 * A `finish` ends it well. Not so one with the reason `interrupted`, the SDK's word for a model whose own
 * stream broke off; nor `[DONE]` alone, which closes streams that failed or were aborted too.
 *
 * @see https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol#ui-message-stream-protocol
 */
import { readServerError } from '../server-error';
import type { Delta, FinishReason } from './delta';
import {
  asArgsText,
  asObject,
  asObjects,
  asText,
  errorDeltas,
  fileDeltas,
  finishDeltas,
  type JsonObject,
  parseEventData,
  sourceDeltas,
  textDeltas,
  usageDeltas,
} from './parse-event-data';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** The UI message stream of the AI SDK. */
export const aiSdkUi: WireFormat = {
  name: 'ai-sdk-ui',
  recognises(_event, json) {
    const { type, delta, role, parts, messageId, errorText } = asObject(json);
    const name = asText(type) ?? '';
    // Others have a `text-delta` too, with another field. A bare `start` or `error` could be anybody's; the
    // chunk after it tells.
    if (/^(text|reasoning)-delta$/.test(name)) return typeof delta === 'string';
    return (
      /^((text|reasoning)-(start|end)|tool-(in|out)put-.*|source-.*|data-.*|(start|finish)-step|message-metadata|finish|abort)$/.test(
        name,
      ) ||
      (name === 'start' && !!messageId) ||
      (name === 'error' && !!errorText) ||
      (role === 'assistant' && Array.isArray(parts))
    );
  },
  createDecoder: createAiSdkUiDecoder,
};

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool-calls',
  'content-filter': 'content-filter',
};

function createAiSdkUiDecoder(): DeltaDecoder {
  let isFinished = false;
  let isStepEmpty = true;
  const streamedCalls = new Set<unknown>();

  function decodeChunk(type: string, chunk: JsonObject): Delta[] {
    // What was received can't be unsaid, and to add its second version would double it.
    if (type === 'reset-step' && !isStepEmpty) return [failed('the server took back a step')];
    const deltas = chunkDeltas(type, chunk);
    if (type === 'tool-input-delta') streamedCalls.add(chunk.toolCallId);
    // Input that does not parse comes as the text that it is. Left out, the call would seem to need none.
    if (type === 'tool-input-error' && !streamedCalls.has(chunk.toolCallId)) {
      deltas.unshift(...chunkDeltas('tool-input-delta', { ...chunk, inputTextDelta: chunk.input }));
    }
    isStepEmpty = type === 'start-step' || (isStepEmpty && deltas.length === 0);
    // Streams that a server merges into one may bring a `finish` each.
    if (/^(start|text|reasoning|tool|finish)/.test(type)) {
      isFinished = deltas.some((delta) => delta.type === 'reply-finished');
    }
    return deltas;
  }

  return {
    decode(event) {
      const json = parseEventData(event);
      const chunk = asObject(json);
      const type = asText(chunk.type);
      if (event.event === 'body' && Array.isArray(chunk.parts)) return messageDeltas(chunk);
      if (isFinished && event.data.trim() === '[DONE]') return [{ type: 'stream-done' }];
      // No chunk: something before the SDK, such as a proxy.
      if (!type || event.event === 'error') return errorDeltas(event, json);
      return decodeChunk(type, chunk);
    },
  };
}

function failed(message: string): Delta {
  return { type: 'error-reported', message };
}

function chunkDeltas(type: string, chunk: JsonObject): Delta[] {
  const callId = asText(chunk.toolCallId) ?? '';
  const call = (argsText?: string): Delta[] => [
    {
      type: 'tool-call-delta',
      callId,
      name: asText(chunk.toolName),
      isRemote: chunk.providerExecuted === true,
    },
    ...(type === 'tool-input-start' ? [] : [{ type: 'tool-call-ready', callId, argsText } as const]),
  ];
  const result = (value: unknown, isError = true): Delta => ({
    type: 'tool-result-received',
    callId,
    result: value,
    isError,
  });
  switch (type) {
    case 'start':
    case 'message-metadata':
      return metadataDeltas(chunk);
    case 'text-delta':
    case 'reasoning-delta':
      return textDeltas(type, chunk.delta ?? chunk.text);
    case 'text-end':
      return asObjects(chunk.citations).flatMap(({ source, citedText }) =>
        readSource(asObject(source), citedText),
      );
    case 'source-url':
    case 'source-document':
      return readSource({ ...chunk, id: chunk.sourceId });
    case 'file':
    case 'reasoning-file':
      return fileDeltas({ url: chunk.url, mediaType: chunk.mediaType, name: chunk.filename });
    case 'tool-input-start':
      return call();
    case 'tool-input-delta':
      return [{ type: 'tool-call-delta', callId, argsText: asText(chunk.inputTextDelta) }];
    case 'tool-input-available':
      return call(JSON.stringify(chunk.input));
    case 'tool-input-error':
      return [...call(asArgsText(chunk.input)), result(chunk.errorText)];
    case 'tool-output-available':
      return [result(chunk.output, false)];
    case 'tool-output-error':
      return [result(chunk.errorText)];
    case 'tool-output-denied':
      return [result({ type: 'execution-denied' })];
    case 'finish':
      return [...metadataDeltas(chunk), ...finishedDeltas(chunk.finishReason)];
    case 'abort':
      return [{ type: 'reply-cancelled' }];
    case 'error':
      return [{ type: 'error-reported', ...readServerError(chunk.errorText) }];
    default: {
      const id = asText(chunk.id ?? chunk.approvalId);
      if (type.startsWith('data-'))
        return [{ type: 'data-received', name: type.slice(5), id, value: chunk.data }];
      // Whether a tool may run is for the app to ask and to answer.
      return type.startsWith('tool-approval-')
        ? [{ type: 'data-received', name: type, id, value: chunk }]
        : [];
    }
  }
}

function finishedDeltas(reason: unknown): Delta[] {
  if (reason === 'interrupted') return [];
  if (reason === 'error') return [failed('')];
  return finishDeltas(reason ?? 'unsaid', FINISH_REASONS);
}

function readSource({ id, title, filename, url }: JsonObject, snippet?: unknown): Delta[] {
  return sourceDeltas({ id, title: title ?? filename, url, snippet });
}

/** The protocol has no field for model and usage: servers put them, as the SDK names them, into the metadata. */
function metadataDeltas({ messageId, messageMetadata }: JsonObject): Delta[] {
  const metadata = asObject(messageMetadata);
  const usage = asObject(metadata.totalUsage ?? metadata.usage ?? metadata);
  return [
    { type: 'reply-info', id: asText(messageId), model: asText(metadata.model) },
    ...usageDeltas({
      inputTokens: usage.inputTokens,
      outputTokens: usage.outputTokens,
      reasoningTokens: asObject(usage.outputTokenDetails).reasoningTokens ?? usage.reasoningTokens,
      cachedInputTokens: asObject(usage.inputTokenDetails).cacheReadTokens ?? usage.cachedInputTokens,
      totalTokens: usage.totalTokens,
    }),
  ];
}

/** A whole message. A part that was still streaming when the message was stored never became whole. */
function messageDeltas({ id, metadata, parts }: JsonObject): Delta[] {
  const message = asObjects(parts);
  const isWhole = !message.some(({ state }) => state === 'streaming' || state === 'input-streaming');
  return [
    ...metadataDeltas({ messageId: id, messageMetadata: metadata }),
    ...message.flatMap(partDeltas),
    ...(isWhole ? [{ type: 'stream-done' } as const] : []),
  ];
}

/** A part says at once what chunks say one after the other. */
function partDeltas(part: JsonObject): Delta[] {
  const type = asText(part.type) ?? '';
  if (/^(text|reasoning)$/.test(type)) {
    return [...chunkDeltas(`${type}-delta`, part), ...chunkDeltas(`${type}-end`, part)];
  }
  if (!/^(dynamic-)?tool/.test(type)) return chunkDeltas(type, part);
  const call = { toolName: type.slice(5), inputTextDelta: part.rawInput, ...part };
  const state = asText(part.state) ?? '';
  return [
    ...chunkDeltas('tool-input-delta', call),
    ...chunkDeltas(state === 'input-streaming' ? 'tool-input-start' : 'tool-input-available', call),
    ...(state.startsWith('input') ? [] : chunkDeltas(`tool-${state}`, call)),
  ];
}
