/**
 * Text without any format: a plain body, or the bare text of SSE events. A clean end ends it well,
 * as does `[DONE]` over SSE; a body of no bytes is no reply.
 */
import { endDeltas, textDeltas } from './parse-event-data';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** Plain text. */
export const rawText: WireFormat = {
  name: 'raw-text',
  recognises: (_event, json) => json === undefined,
  createDecoder: createRawTextDecoder,
};

function createRawTextDecoder(): DeltaDecoder {
  let isClean = false;
  return {
    decode(event) {
      const end = endDeltas(event);
      isClean = !event.unterminated;
      // A whole JSON body is no text to show.
      return end.length > 0 || event.event === 'body' ? end : textDeltas('text-delta', event.data);
    },
    end: () => (isClean ? [{ type: 'stream-done' }] : []),
  };
}
