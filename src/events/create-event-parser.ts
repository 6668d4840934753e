import { createJsonParser } from './json';
import type { Limits } from './limits';
import { createNdjsonParser } from './ndjson';
import { createSseParser } from './sse';
import type { EventParser, Framing, OnEvent } from './stream-event';
import { createTextParser } from './text';

const PARSERS: Record<Framing, (onEvent: OnEvent, limits?: Limits) => EventParser> = {
  sse: createSseParser,
  ndjson: createNdjsonParser,
  json: createJsonParser,
  text: createTextParser,
};

/**
 * The parser of a framing.
 *
 * @throws StreamError `too-large`, from its `push` and `end`
 */
export function createEventParser(framing: Framing, onEvent: OnEvent, limits?: Limits): EventParser {
  return PARSERS[framing](onEvent, limits);
}
