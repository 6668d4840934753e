/**
 * OpenAI Responses, streamed (`response.*` events) or whole (an object `response`), also as spoken by Azure,
 * xAI, OpenRouter, DeepSeek, LM Studio and vLLM.
 * `response.completed` and `response.incomplete` end it well, and nothing else: `[DONE]` does not.
 *
 * A stream says everything up to three times: in pieces, with the item that they make up, and with the whole
 * response. The pieces count. An item fills in what no piece brought, since a stream may be joined late, and
 * the response does so where no item came whole.
 *
 * @see https://platform.openai.com/docs/api-reference/responses-streaming
 */
import { readServerError } from '../server-error';
import type { Delta, FinishReason } from './delta';
import { createCallReader, readSource } from './openai-responses-calls';
import {
  asObject,
  asObjects,
  asText,
  errorDeltas,
  fileDeltas,
  finishDeltas,
  type JsonObject,
  parseEventData,
  textDeltas,
  usageDeltas,
} from './parse-event-data';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** OpenAI Responses. */
export const openaiResponses: WireFormat = {
  name: 'openai-responses',
  recognises(event, json) {
    const { object, type = event.event } = asObject(json);
    return object === 'response' || /^response\.\w/.test(asText(type) ?? '');
  },
  createDecoder: createOpenaiResponsesDecoder,
};

function createOpenaiResponsesDecoder(): DeltaDecoder {
  const texts = createTextReader();
  const calls = createCallReader();
  const readAnnotation = createAnnotationReader();
  let replyId: string | undefined;
  let isItemWhole = false;

  function readItem(item: JsonObject, place: unknown, isAlone: boolean): Delta[] {
    const content = asObjects(item.content);
    switch (item.type) {
      case 'message':
        return [
          ...texts.fill('text-delta', join(content, 'text'), isAlone),
          ...texts.fill('refusal-delta', join(content, 'refusal'), isAlone),
          ...content.flatMap(({ annotations }) => asObjects(annotations)).flatMap(readAnnotation),
        ];
      case 'reasoning':
        return texts.fill('reasoning-delta', join([...asObjects(item.summary), ...content], 'text'), isAlone);
      default:
        return calls.end(item, place);
    }
  }

  function readResponse(response: JsonObject, status: string): Delta[] {
    const id = asText(response.id);
    const deltas: Delta[] = [];
    if (id !== replyId) deltas.push({ type: 'reply-info', id, model: asText(response.model) });
    replyId = id;
    if (!/^(completed|incomplete|failed|cancelled)$/.test(status)) return deltas;
    if (!isItemWhole)
      deltas.push(...asObjects(response.output).flatMap((item, at) => readItem(item, at, false)));
    return [...deltas, ...endReply(response, status, calls.isAppAsked())];
  }

  return {
    decode(event) {
      const json = parseEventData(event);
      const said = asObject(json);
      const { type = event.event, object, status, response, item, annotation } = said;
      if (object === 'response') return readResponse(said, asText(status) ?? '');
      const [, name = '', step = ''] = /^response\.([\w.]+?)(?:\.(\w+))?$/.exec(asText(type) ?? '') ?? [];
      if (name && response) return readResponse(asObject(response), name);
      const place = said.output_index ?? said.item_id ?? asObject(item).id;
      switch (`${name}.${step}`) {
        case 'output_item.added':
          return calls.begin(asObject(item), place);
        case 'output_item.done':
          isItemWhole = true;
          return readItem(asObject(item), place, true);
        case 'output_text.annotation.added':
          return readAnnotation(asObject(annotation));
        default:
          return [
            ...texts.add(name, step, said),
            ...calls.add(name, said.delta, place),
            // A proxy's `[DONE]` does not say that the response is whole.
            ...errorDeltas(event, json),
          ];
      }
    },
  };
}

type TextType = 'text-delta' | 'refusal-delta' | 'reasoning-delta';

const TEXT_TYPES: ReadonlyMap<string, TextType> = new Map([
  ['output_text', 'text-delta'],
  ['refusal', 'refusal-delta'],
  ['reasoning_text', 'reasoning-delta'],
  ['reasoning_summary_text', 'reasoning-delta'],
  ['audio.transcript', 'text-delta'],
]);

/** Reads text, and each character of it once. */
function createTextReader() {
  /** What came in pieces, of items that did not come whole yet. */
  const told = new Map<TextType, string>();
  return {
    /** A piece, or a whole text of which there was none. */
    add(name: string, step: string, { delta, text, refusal }: JsonObject): Delta[] {
      const type = TEXT_TYPES.get(name);
      const before = type && told.get(type);
      if (!type || (before && step !== 'delta')) return [];
      const now = asText(delta ?? text ?? refusal) ?? '';
      told.set(type, (before ?? '') + now);
      return textDeltas(type, now);
    },
    /**
     * What of a whole text did not come yet; nothing if it does not begin with what came.
     *
     * @param isAlone the pieces are of this text alone, not of those behind it too
     */
    fill(type: TextType, whole: string, isAlone: boolean): Delta[] {
      const before = told.get(type) ?? '';
      told.set(type, isAlone || !before.startsWith(whole) ? '' : before.slice(whole.length));
      return textDeltas(type, whole.startsWith(before) && whole.slice(before.length));
    },
  };
}

function join(parts: readonly JsonObject[], field: 'text' | 'refusal'): string {
  return parts.map((part) => asText(part[field]) ?? '').join('');
}

/** Citations, each once. A file that a tool made is cited too, though it is no source. */
function createAnnotationReader(): (annotation: JsonObject) => Delta[] {
  const cited = new Set<string>();
  return (annotation) => {
    const isNew = cited.size < cited.add(JSON.stringify(annotation)).size;
    const { type, file_id, filename } = annotation;
    if (!isNew) return [];
    return type === 'container_file_citation' || type === 'file_path'
      ? fileDeltas({ id: file_id, name: filename })
      : readSource(annotation);
  };
}

function endReply(response: JsonObject, status: string, isAppAsked: boolean): Delta[] {
  const { usage, incomplete_details: details, error } = response;
  const counted = readUsage(asObject(usage));
  if (status === 'failed') return [...counted, { type: 'error-reported', ...readServerError(error) }];
  if (status === 'cancelled') return [...counted, { type: 'reply-cancelled' }];
  const why =
    status === 'completed'
      ? isAppAsked
        ? 'tool_calls'
        : status
      : (asText(asObject(details).reason) ?? status);
  return [...counted, ...finishDeltas(why, FINISH_REASONS), { type: 'stream-done' }];
}

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  completed: 'stop',
  tool_calls: 'tool-calls',
  max_output_tokens: 'length',
  content_filter: 'content-filter',
};

function readUsage(usage: JsonObject): Delta[] {
  return usageDeltas({
    inputTokens: usage.input_tokens,
    outputTokens: usage.output_tokens,
    reasoningTokens: asObject(usage.output_tokens_details).reasoning_tokens,
    cachedInputTokens: asObject(usage.input_tokens_details).cached_tokens,
    totalTokens: usage.total_tokens,
  });
}
