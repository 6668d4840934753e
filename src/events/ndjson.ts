/** Newline-delimited JSON: bytes in, one event a non-empty line out. The last line needs no line end. */

import { DEFAULT_LIMITS, type Limits } from './limits';
import { createLineBuffer } from './line-buffer';
import type { EventParser, StreamEvent } from './stream-event';

export function createNdjsonParser(
  onEvent: (event: StreamEvent) => void,
  limits: Pick<Limits, 'lineBytes'> = DEFAULT_LIMITS,
): EventParser {
  let isEnd = false;
  const buffer = createLineBuffer((lines) => {
    for (const data of lines.split('\n')) {
      if (data.trim() === '') continue;
      onEvent({ event: 'message', data, id: '', ...(isEnd && { unterminated: true }) });
    }
  }, limits.lineBytes);
  return {
    push: buffer.push,
    end() {
      isEnd = true;
      buffer.end();
    },
  };
}
