/**
 * Text without any format: a plain body, or the bare text of SSE events. A clean end ends it well,
 * as does `[DONE]` over SSE; a body of no bytes is no reply.
 */
import type { StreamEvent } from '../events/stream-event';
import type { Delta } from './delta';
import { isDoneMark } from './parse-event-data';
import { readError } from './read-error';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** Plain text. */
export const rawText: WireFormat = {
  name: 'raw-text',
  framings: ['text', 'sse'],
  recognises: (_event, json) => json === undefined,
  createDecoder: createRawTextDecoder,
};

function createRawTextDecoder(framing: string): DeltaDecoder {
  let isClean = false;

  function decode(event: StreamEvent): Delta[] {
    if (framing === 'sse') {
      if (isDoneMark(event) || event.event === 'done' || event.event === 'end')
        return [{ type: 'stream-done' }];
      if (event.event === 'error') return [readError(event.data)];
    }
    isClean = !event.unterminated;
    return event.data === '' ? [] : [{ type: 'text-delta', text: event.data }];
  }

  return { decode, end: () => (isClean ? [{ type: 'stream-done' }] : []) };
}
