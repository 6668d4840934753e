/** Text: bytes in; a piece of text an event, or all of it as one event at the end, out. */
import type { EventParser, OnEvent } from './stream-event';

/** Plain text: never half a code point. */
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

/** A whole JSON body. */
export function createBodyParser(onEvent: OnEvent): EventParser {
  let body = '';
  const { push } = createTextParser(({ data }) => {
    body += data;
  });
  return {
    push,
    end() {
      const data = body.trim();
      // Cheap, and enough to tell a cut body from a wrong one: what was opened first is closed last.
      const unterminated = !/^(\{.*\}|\[.*\]|[^{[].*)$/s.test(data);
      if (data) onEvent({ event: 'body', data, unterminated });
    },
  };
}
