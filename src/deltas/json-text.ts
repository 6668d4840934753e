/**
 * The hand-made JSON of a thousand tutorials: `{"token":"…"}`, `{"text":"…"}`, `{"content":"…"}`,
 * `{"delta":"…"}` or a bare JSON string an event, over SSE or NDJSON; `{"done":true}`, `{"type":"done"}`,
 * an SSE event named `done` or `end`, or `[DONE]` ends it well; `{"error":…}` does not.
 * A whole JSON body with its text under one of these names is read too; it ends well by being whole.
 */
import type { StreamEvent } from '../events/stream-event';
import type { Delta } from './delta';
import { asObject, asText, endDeltas, parseEventData, textDeltas } from './parse-event-data';
import type { WireFormat } from './wire-format';

/** `{"token":"…"}` and its like. */
export const jsonText: WireFormat = {
  name: 'json-text',
  recognises: (event, json) => decodeJson(event, json).length > 0,
  createDecoder: () => ({ decode: (event) => decodeJson(event, parseEventData(event)) }),
};

function decodeJson(event: StreamEvent, json: unknown): Delta[] {
  const { token, text, content, delta, reasoning, reply, response, answer, completion, message } =
    asObject(json);
  // A name with a dot is an event of some protocol, in which the same words mean other things.
  if (/\./.test(asText(asObject(json).type) ?? '')) return [];
  const isBody = event.event === 'body';
  // A whole body uses names that are something else in an event of a stream.
  const body = isBody ? (reply ?? response ?? answer ?? completion ?? message) : json;
  const found = token ?? text ?? content ?? delta ?? body;
  const inner = asObject(found);
  const deltas = [
    ...textDeltas('reasoning-delta', reasoning),
    ...textDeltas('text-delta', asText(found) ?? inner.text ?? inner.content),
  ];
  if (isBody && deltas.length > 0) deltas.push({ type: 'stream-done' });
  return [...deltas, ...endDeltas(event, json)];
}
