/** Plain text: bytes in, a piece of text an event out, never half a code point. */
import type { EventParser, OnEvent } from './stream-event';

export function createTextParser(onEvent: OnEvent): EventParser {
  const decoder = new TextDecoder();
  return {
    push(bytes) {
      const data = decoder.decode(bytes, { stream: true });
      if (data) onEvent({ event: 'text', data });
    },
    end() {
      // Bytes are left only where the text was cut inside a code point: there is nothing of it to show.
      if (decoder.decode()) onEvent({ event: 'text', data: '', unterminated: true });
    },
  };
}
