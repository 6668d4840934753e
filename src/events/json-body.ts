/** A whole JSON body: bytes in, one event at the end. */
import { assertWithin, DEFAULT_LIMITS, type Limits } from './limits';
import type { EventParser, StreamEvent } from './stream-event';

export function createJsonBodyParser(
  onEvent: (event: StreamEvent) => void,
  limits: Pick<Limits, 'bodyBytes'> = DEFAULT_LIMITS,
): EventParser {
  const decoder = new TextDecoder();
  let body = '';
  let size = 0;
  return {
    push(bytes) {
      size += bytes.length;
      assertWithin(limits.bodyBytes, size, 'a JSON body');
      body += decoder.decode(bytes, { stream: true });
    },
    end() {
      const data = (body + decoder.decode()).trim();
      if (data !== '')
        onEvent({ event: 'message', data, id: '', ...(!isClosed(data) && { unterminated: true }) });
    },
  };
}

/** Whether what was opened first is closed last: cheap, and enough to tell a cut body from a wrong one. */
function isClosed(json: string): boolean {
  const close = { '{': '}', '[': ']', '"': '"' }[json.charAt(0)];
  return close === undefined || (json.length > 1 && json.endsWith(close));
}
