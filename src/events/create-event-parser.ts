import { createNdjsonParser } from './ndjson';
import { createSseParser } from './sse';
import type { EventParser, Framing, OnEvent } from './stream-event';
import { createBodyParser, createTextParser } from './text';

const PARSERS: Record<Framing, (onEvent: OnEvent) => EventParser> = {
  sse: createSseParser,
  ndjson: createNdjsonParser,
  json: createBodyParser,
  text: createTextParser,
};

/** The parser of a framing. */
export function createEventParser(framing: Framing, onEvent: OnEvent): EventParser {
  return PARSERS[framing](onEvent);
}
