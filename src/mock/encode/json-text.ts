/**
 * The hand-made protocol of many tutorials: one JSON object a token, `{"done":true}` at the end, `{"error":"…"}`
 * when it fails; as SSE events or as lines.
 */
import type { Delta } from '../../deltas/delta';
import { type Encoder, joinText } from './encoder';

/** Writes a reply as small JSON objects; as one JSON body it is `{ text }`. */
export function createJsonTextEncoder(framing: 'sse' | 'ndjson'): Encoder {
  return {
    contentType:
      framing === 'sse' ? 'text/event-stream; charset=utf-8' : 'application/x-ndjson; charset=utf-8',
    carriesErrors: true,
    encode(delta) {
      const event = toEvent(delta);
      if (event === undefined) return '';
      const json = JSON.stringify(event);
      return framing === 'sse' ? `data: ${json}\n\n` : `${json}\n`;
    },
    encodeWhole(deltas) {
      const reasoning = joinText(deltas, 'reasoning-delta');
      return { text: joinText(deltas, 'text-delta'), ...(reasoning && { reasoning }) };
    },
  };
}

function toEvent(delta: Delta): Record<string, unknown> | undefined {
  switch (delta.type) {
    case 'text-delta':
      return { token: delta.text };
    case 'reasoning-delta':
      return { reasoning: delta.text };
    case 'error-reported':
      return {
        error: delta.code === undefined ? delta.message : { message: delta.message, code: delta.code },
      };
    case 'stream-done':
      return { done: true };
    default:
      return undefined;
  }
}
