/** Plain text: bytes in, a piece of text an event out, never with half a code point. */
import type { EventParser, StreamEvent } from './stream-event';

export function createTextParser(onEvent: (event: StreamEvent) => void): EventParser {
  const decoder = new TextDecoder();
  return {
    push(bytes) {
      const data = decoder.decode(bytes, { stream: true });
      if (data !== '') onEvent({ event: 'message', data, id: '' });
    },
    end() {
      // Bytes are left only where the text was cut inside a code point: there is nothing of it to show.
      if (decoder.decode() !== '') onEvent({ event: 'message', data: '', id: '', unterminated: true });
    },
  };
}
