/**
 * The hand-made JSON of a thousand tutorials: `{"token":"…"}`, `{"text":"…"}`, `{"content":"…"}`,
 * `{"delta":"…"}` or a bare JSON string an event, over SSE or NDJSON; `{"done":true}`, `{"type":"done"}`,
 * an SSE event named `done` or `end`, or `[DONE]` ends it well; `{"error":…}` does not.
 * A whole JSON body with its text under one of these names is read too; it ends well by being whole.
 */
import type { Framing, StreamEvent } from '../events/stream-event';
import type { Delta } from './delta';
import { asObject, asText, endDeltas, parseEventData, textDeltas } from './parse-event-data';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** `{"token":"…"}` and its like. */
export const jsonText: WireFormat = {
  name: 'json-text',
  framings: ['sse', 'ndjson', 'json'],
  recognises: (event, json, framing) => decodeJson(event, json, framing).length > 0,
  createDecoder: createJsonTextDecoder,
};

function createJsonTextDecoder(framing: Framing): DeltaDecoder {
  let isRead = false;
  return {
    decode(event) {
      const deltas = decodeJson(event, parseEventData(event), framing);
      isRead ||= deltas.length > 0;
      return deltas;
    },
    end: () => (framing === 'json' && isRead ? [{ type: 'stream-done' }] : []),
  };
}

function decodeJson(event: StreamEvent, json: unknown, framing: Framing): Delta[] {
  const { token, text, content, delta, reasoning, reply, response, answer, completion, message } =
    asObject(json);
  // A whole body uses names that are something else in an event of a stream.
  const body = framing === 'json' ? (reply ?? response ?? answer ?? completion ?? message) : undefined;
  const found = token ?? text ?? content ?? delta ?? body ?? json;
  const inner = asObject(found);
  return [
    ...textDeltas('reasoning-delta', reasoning),
    ...textDeltas('text-delta', asText(found) ?? inner.text ?? inner.content),
    ...endDeltas(event, json),
  ];
}
