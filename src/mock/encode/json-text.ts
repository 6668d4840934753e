/**
 * The hand-made protocol of many tutorials: one JSON object a token, `{"done":true}` at the end, `{"error":"…"}`
 * when it fails; as SSE events or as lines. As one JSON body it is `{ text }`.
 */
import type { Delta } from '../../deltas/delta';
import { createBlocks, textOf } from './blocks';
import { type Encoder, type Encoding, sseEvent } from './encoder';
import { errorBody } from './openai-chat';

const COMMON = {
  idPrefix: '',
  carries: ['text-delta', 'reasoning-delta', 'stream-done', 'error-reported'],
  // An app's own server: whatever its provider said, most often.
  errorBody: (error: Parameters<typeof errorBody>[0]) => ({ error: errorBody(error) }),
} as const;

/** Small JSON objects as server-sent events. */
export const jsonText: Encoding = {
  ...COMMON,
  contentType: 'text/event-stream; charset=utf-8',
  createEncoder: () => createJsonTextEncoder((event) => sseEvent(event)),
};

/** The same as lines. */
export const ndjson: Encoding = {
  ...COMMON,
  contentType: 'application/x-ndjson; charset=utf-8',
  createEncoder: () => createJsonTextEncoder((event) => `${JSON.stringify(event)}\n`),
};

function createJsonTextEncoder(frame: (event: object) => string): Encoder {
  const blocks = createBlocks({});
  return {
    encode(delta) {
      blocks.write(delta);
      const event = toEvent(delta);
      return event ? frame(event) : '';
    },
    whole() {
      const reasoning = textOf(blocks.list, 'reasoning');
      return { text: textOf(blocks.list, 'text'), ...(reasoning && { reasoning }) };
    },
  };
}

function toEvent(delta: Delta): object | undefined {
  switch (delta.type) {
    case 'text-delta':
      return { token: delta.text };
    case 'reasoning-delta':
      return { reasoning: delta.text };
    case 'error-reported': {
      const { message, code } = delta;
      return { error: code === undefined ? message : { message, code } };
    }
    case 'stream-done':
      return { done: true };
    default:
      return undefined;
  }
}
