/**
 * Ollama's own API: the lines of `/api/chat` and of `/api/generate`, or either as one whole body.
 * `"done": true` ends it well; a line with an `error` does not.
 *
 * @see https://docs.ollama.com/api/chat
 * @see https://docs.ollama.com/api/generate
 * @see https://docs.ollama.com/api/errors
 */
import type { Delta, FinishReason } from './delta';
import {
  asArgsText,
  asObject,
  asObjects,
  asText,
  endDeltas,
  errorDeltas,
  fileDeltas,
  finishDeltas,
  type JsonObject,
  parseEventData,
  textDeltas,
  toDataUrl,
  usageDeltas,
} from './parse-event-data';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** Ollama, chat and generate. */
export const ollama: WireFormat = {
  name: 'ollama',
  recognises: (_event, json) => {
    const { done, response, message, created_at } = asObject(json);
    const mark = response ?? asObject(message).role ?? created_at;
    return typeof done === 'boolean' && typeof mark === 'string';
  },
  createDecoder: createOllamaDecoder,
};

/** `load` and `unload`, of a request without a prompt, are other reasons. */
const FINISH_REASONS: Readonly<Record<string, FinishReason>> = { stop: 'stop', length: 'length' };

function createOllamaDecoder(): DeltaDecoder {
  let model: string | undefined;
  let callCount = 0;

  /** A call comes whole, in older versions without an id. */
  function readCall({ id, function: called }: JsonObject): Delta[] {
    const callId = asText(id) ?? `call_${callCount}`;
    callCount++;
    const { name, arguments: args } = asObject(called);
    return [
      { type: 'tool-call-delta', callId, name: asText(name), argsText: asArgsText(args) ?? '{}' },
      { type: 'tool-call-ready', callId },
    ];
  }

  return {
    decode(event) {
      const json = parseEventData(event);
      const line = asObject(json);
      // Generate says at the top what chat says in a message.
      const { thinking, content, images, tool_calls } = asObject(line.message ?? line);
      const isNew = !model && !!asText(line.model);
      model ??= asText(line.model);
      return [
        ...(isNew ? [{ type: 'reply-info', model } as const] : []),
        ...textDeltas('reasoning-delta', thinking),
        ...textDeltas('text-delta', content ?? line.response),
        ...[images, line.image].flat().flatMap(readImage),
        ...asObjects(tool_calls).flatMap(readCall),
        ...usageDeltas({
          inputTokens: line.prompt_eval_count,
          outputTokens: line.eval_count,
        }),
        ...(line.done === true ? finishDeltas(line.done_reason, FINISH_REASONS) : []),
        ...(line.done === true ? endDeltas(event, json) : errorDeltas(event, json)),
      ];
    },
  };
}

/** Base64 without a type: its first letters tell a JPEG; what Ollama draws itself is PNG. */
function readImage(image: unknown): Delta[] {
  const data = asText(image);
  const mediaType = data?.startsWith('/9j/') ? 'image/jpeg' : 'image/png';
  return fileDeltas({ mediaType, url: toDataUrl(data, mediaType) });
}
