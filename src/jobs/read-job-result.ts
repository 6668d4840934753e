/**
 * The result of a job in, its deltas out: plain text, `{ text }` with what a reply has besides, or the whole body of
 * a wire format. What is none of them is data, named `job-result`: nothing that a job gave is lost.
 */
import type { Delta, FinishReason } from '../deltas/delta';
import { jsonText } from '../deltas/json-text';
import {
  asObject,
  asObjects,
  asText,
  finishDeltas,
  type JsonObject,
  sourceDeltas,
  textDeltas,
  usageDeltas,
} from '../deltas/parse-event-data';
import type { WireFormat } from '../deltas/wire-format';

/** @param format that of results which are a whole body */
export function readJobResult(result: unknown, format: WireFormat): Delta[] {
  if (typeof result === 'string') return textDeltas('text-delta', result);
  if (typeof result !== 'object' || !result) return result == null ? [] : dataDeltas(result);
  const json = asObject(result);
  const deltas = typeof json.text === 'string' ? readReply(json) : readBody(json, format);
  return deltas.flatMap((delta): Delta | [] => {
    // A job says itself when it has ended, and the id of the reply is the job's.
    if (delta.type === 'stream-done') return [];
    return delta.type === 'reply-info' ? { ...delta, id: undefined } : delta;
  });
}

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool-calls',
  'content-filter': 'content-filter',
  refusal: 'refusal',
};

/** What a reply has, under the names that it has there. */
function readReply(json: JsonObject): Delta[] {
  const { text, reasoning, sources, model, usage, finishReason, ...rest } = json;
  const { inputTokens, outputTokens, reasoningTokens, cachedInputTokens, totalTokens } = asObject(usage);
  return [
    { type: 'reply-info', model: asText(model) },
    ...textDeltas('reasoning-delta', reasoning),
    ...textDeltas('text-delta', text),
    ...asObjects(sources).flatMap(({ id, title, url, snippet, score }) =>
      sourceDeltas({ id, title, url, snippet, score }),
    ),
    ...(Object.keys(rest).length > 0 ? dataDeltas(rest) : []),
    ...usageDeltas({ inputTokens, outputTokens, reasoningTokens, cachedInputTokens, totalTokens }),
    ...finishDeltas(finishReason, FINISH_REASONS),
  ];
}

function readBody(json: JsonObject, format: WireFormat): Delta[] {
  const event = { event: 'body', data: JSON.stringify(json) };
  const isText = jsonText.recognises(event, json);
  const wire = format.recognises(event, json) ? format : isText ? jsonText : undefined;
  if (!wire) return dataDeltas(json);
  const decoder = wire.createDecoder();
  const deltas = [...decoder.decode(event), ...(decoder.end?.() ?? [])];
  // Of hand-made JSON the text alone is known.
  return isText && Object.keys(json).length > 1 ? [...deltas, ...dataDeltas(json)] : deltas;
}

function dataDeltas(value: unknown): Delta[] {
  return [{ type: 'data-received', name: 'job-result', id: 'job-result', value }];
}
