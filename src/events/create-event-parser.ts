import { createJsonBodyParser } from './json-body';
import type { Limits } from './limits';
import { createNdjsonParser } from './ndjson';
import { createSseParser } from './sse';
import type { EventParser, Framing, StreamEvent } from './stream-event';
import { createTextParser } from './text';

/** The parser of a framing. */
export function createEventParser(
  framing: Framing,
  onEvent: (event: StreamEvent) => void,
  limits: Limits,
): EventParser {
  switch (framing) {
    case 'sse':
      return createSseParser(onEvent, limits);
    case 'ndjson':
      return createNdjsonParser(onEvent, limits);
    case 'json':
      return createJsonBodyParser(onEvent, limits);
    case 'text':
      return createTextParser(onEvent);
  }
}
