/**
 * The hand-made JSON of a thousand tutorials: `{"token":"…"}`, `{"text":"…"}`, `{"content":"…"}`,
 * `{"delta":"…"}` or a bare JSON string an event, over SSE or NDJSON; `{"done":true}`, `{"type":"done"}`,
 * an SSE event named `done` or `end`, or `[DONE]` ends it well; `{"error":…}` does not.
 * A whole JSON body with its text under one of these names is read too; it ends well by being whole.
 */
import type { StreamEvent } from '../events/stream-event';
import type { Delta, Source } from './delta';
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

const TEXT_FIELDS = ['token', 'text', 'content', 'delta'] as const;
/** Names that a whole body uses, but an event of a stream rather not. */
const BODY_TEXT_FIELDS = [
  ...TEXT_FIELDS,
  'reply',
  'response',
  'answer',
  'completion',
  'output',
  'message',
] as const;

/** `{"token":"…"}` and its like. */
export const jsonText: WireFormat = {
  name: 'json-text',
  framings: ['sse', 'ndjson', 'json'],
  recognises: (event, json) =>
    isDoneMark(event) ||
    typeof json === 'string' ||
    (isJsonObject(json) &&
      (textOf(json, BODY_TEXT_FIELDS) !== undefined ||
        json.done === true ||
        json.type === 'done' ||
        'error' in json)),
  createDecoder: (framing) => createJsonTextDecoder(framing === 'json'),
};

function createJsonTextDecoder(isBody: boolean): DeltaDecoder {
  let isBodyRead = false;

  function decode(event: StreamEvent): Delta[] {
    if (isDoneMark(event)) return [{ type: 'stream-done' }];
    const json = parseEventData(event, 'json-text');
    if (event.event === 'error')
      return [readError(isJsonObject(json) ? (json.error ?? json) : (json ?? event.data))];
    const deltas = typeof json === 'string' ? textDeltas(json) : isJsonObject(json) ? decodeObject(json) : [];
    if (event.event === 'done' || event.event === 'end') deltas.push({ type: 'stream-done' });
    isBodyRead = deltas.length > 0;
    return deltas;
  }

  function decodeObject(json: JsonObject): Delta[] {
    if (json.error) return [readError(json.error)];
    const deltas: Delta[] = [];
    const reasoning = json.reasoning ?? json.thinking;
    if (isNonEmptyString(reasoning)) deltas.push({ type: 'reasoning-delta', text: reasoning });
    deltas.push(...textDeltas(textOf(json, isBody ? BODY_TEXT_FIELDS : TEXT_FIELDS)));
    for (const source of jsonObjects(json.sources)) {
      deltas.push({ type: 'source-found', source: readSource(source) });
    }
    const usage = readUsage(json.usage);
    if (usage) deltas.push({ type: 'usage-reported', usage });
    if (json.done === true || json.type === 'done') deltas.push({ type: 'stream-done' });
    return deltas;
  }

  return {
    decode,
    end: () => (isBody && isBodyRead ? [{ type: 'stream-done' }] : []),
  };
}

function textDeltas(text: string | undefined): Delta[] {
  return text ? [{ type: 'text-delta', text }] : [];
}

/** The first field that holds text, also one level down: `{"delta":{"text":"…"}}`. */
function textOf(json: JsonObject, fields: readonly string[]): string | undefined {
  for (const field of fields) {
    const value = json[field];
    if (typeof value === 'string') return value;
    if (isJsonObject(value)) {
      const inner = value.text ?? value.content;
      if (typeof inner === 'string') return inner;
    }
  }
  return undefined;
}

function readSource({ id, title, url, snippet, text = snippet, score }: JsonObject): Source {
  return {
    ...((typeof id === 'string' || typeof id === 'number') && { id: String(id) }),
    ...(typeof title === 'string' && { title }),
    ...(typeof url === 'string' && { url }),
    ...(typeof text === 'string' && { snippet: text }),
    ...(typeof score === 'number' && { score }),
  };
}
