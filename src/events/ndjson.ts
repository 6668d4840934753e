/** Newline-delimited JSON: bytes in, one event a non-empty line out. The last line needs no line end. */
import { createLineBuffer } from './line-buffer';
import type { EventParser, OnEvent } from './stream-event';

export function createNdjsonParser(onEvent: OnEvent): EventParser {
  let unterminated = false;
  const buffer = createLineBuffer((lines) => {
    for (const data of lines.split('\n')) {
      if (data.trim()) onEvent({ event: 'message', data, unterminated });
    }
  });
  return {
    push: buffer.push,
    end() {
      unterminated = true;
      buffer.end();
    },
  };
}
