/** Newline-delimited JSON: bytes in, one event a non-empty line out. The last line needs no line end. */
import { checkEvent, type Limits } from './limits';
import { createLineBuffer } from './line-buffer';
import type { EventParser, OnEvent } from './stream-event';

/** @throws StreamError `too-large`, from `push` and `end` */
export function createNdjsonParser(onEvent: OnEvent, limits: Limits = {}): EventParser {
  let unterminated = false;
  const buffer = createLineBuffer((lines) => {
    for (const data of lines.split('\n')) {
      if (data.trim()) onEvent({ event: 'message', data: checkEvent(data, limits.eventChars), unterminated });
    }
  }, limits);
  return {
    push: buffer.push,
    end() {
      unterminated = true;
      buffer.end();
    },
  };
}
