/**
 * Cohere Chat v2, streamed (`message-start` … `message-end`) or whole. What an event adds is under
 * `delta.message`, in the place where a whole reply has it under `message`.
 * `message-end` ends it well, unless its finish reason says that the generation failed.
 *
 * @see https://docs.cohere.com/v2/docs/streaming
 * @see https://docs.cohere.com/reference/chat
 */
import { readServerError } from '../server-error';
import type { Delta, FinishReason } from './delta';
import {
  asArgsText,
  asObject,
  asObjects,
  asText,
  errorDeltas,
  finishDeltas,
  type JsonObject,
  parseEventData,
  sourceDeltas,
  textDeltas,
  usageDeltas,
} from './parse-event-data';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** Cohere Chat, version 2. */
export const cohere: WireFormat = {
  name: 'cohere',
  recognises: (_event, json) => isWhole(json) || STREAM_EVENT.test(asText(asObject(json).type) ?? ''),
  createDecoder: createCohereDecoder,
};

const STREAM_EVENT = /^(message|content|tool-plan|tool-call|citation)-(start|delta|end)$/;

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  COMPLETE: 'stop',
  STOP_SEQUENCE: 'stop',
  MAX_TOKENS: 'length',
  TOOL_CALL: 'tool-calls',
};

function createCohereDecoder(): DeltaDecoder {
  const callIds = new Map<unknown, string>();
  let toolPlan = '';

  function planDeltas(text: string | undefined): Delta[] {
    if (!text) return [];
    toolPlan += text;
    return [{ type: 'data-received', name: 'tool-plan', id: 'tool-plan', value: toolPlan }];
  }

  function callDelta(index: unknown, { id, function: call }: JsonObject): Delta {
    // Only the first piece has an id.
    const callId = asText(id) ?? callIds.get(index) ?? `call_${callIds.size}`;
    callIds.set(index, callId);
    const { name, arguments: args } = asObject(call);
    return { type: 'tool-call-delta', callId, name: asText(name), argsText: asArgsText(args) };
  }

  function readyDeltas(callId: string | undefined): Delta[] {
    return callId ? [{ type: 'tool-call-ready', callId }] : [];
  }

  return {
    decode(event) {
      const json = asObject(parseEventData(event));
      const { type, id, index, delta } = json;
      const isBody = event.event === 'body' && isWhole(json);
      // `[DONE]` and the like are no end of this format.
      const errors = errorDeltas(event, json);
      if (!isBody && !STREAM_EVENT.test(asText(type) ?? '')) return errors;
      const { content, tool_plan, tool_calls, citations } = asObject(
        isBody ? json.message : asObject(delta).message,
      );
      return [
        ...(asText(id) ? [{ type: 'reply-info', id: asText(id) } as const] : []),
        ...oneOrMore(content).flatMap(contentDeltas),
        ...planDeltas(asText(tool_plan)),
        ...oneOrMore(tool_calls).map((call, i) => callDelta(index ?? i, call)),
        ...(type === 'tool-call-end' ? readyDeltas(callIds.get(index)) : []),
        ...(isBody ? [...callIds.values()].flatMap(readyDeltas) : []),
        ...oneOrMore(citations).flatMap(({ sources }) => asObjects(sources).flatMap(readSource)),
        ...errors,
        ...(isBody ? finish(json) : type === 'message-end' ? finish(asObject(delta)) : []),
      ];
    },
  };
}

function isWhole(json: unknown): boolean {
  const { finish_reason: reason, message } = asObject(json);
  return !!asText(reason) && asObject(message).role === 'assistant';
}

/** Events have one where a whole reply has a list. */
function oneOrMore(said: unknown): JsonObject[] {
  return asObjects([said ?? []].flat());
}

function contentDeltas({ text, thinking }: JsonObject): Delta[] {
  return [...textDeltas('reasoning-delta', thinking), ...textDeltas('text-delta', text)];
}

/** A document of the request, or what a tool gave: both hold what the app put into them. */
function readSource({ id, document, tool_output }: JsonObject): Delta[] {
  const { title, url, snippet, text } = asObject(document ?? tool_output);
  return sourceDeltas({ id, title, url, snippet: snippet ?? text });
}

function finish({ finish_reason: reason, error, usage }: JsonObject): Delta[] {
  const code = asText(reason);
  const { tokens, billed_units, cached_tokens } = asObject(usage);
  const counts = asObject(tokens ?? billed_units);
  return [
    ...usageDeltas({
      inputTokens: counts.input_tokens,
      outputTokens: counts.output_tokens,
      cachedInputTokens: cached_tokens,
    }),
    ...(error || /^(ERROR|TIMEOUT)/.test(code ?? '')
      ? [{ type: 'error-reported', ...readServerError(error), code } as const]
      : [...finishDeltas(code, FINISH_REASONS), { type: 'stream-done' } as const]),
  ];
}
