/**
 * `format: 'auto'`, itself a wire format: it holds the first events until one of them tells which format
 * they are in, then hands all of them to that one.
 */
import type { StreamEvent } from '../events/stream-event';
import { jsonText } from './json-text';
import { openaiChat } from './openai-chat';
import { parseEventData } from './parse-event-data';
import { rawText } from './raw-text';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** The formats that are tried, the most telling first. */
const FORMATS: readonly WireFormat[] = [openaiChat, jsonText, rawText];

/** Recognises the format from the first events. */
export const autoFormat: WireFormat = {
  name: 'any known format',
  recognises: (event, json) => find(event, json) !== undefined,
  createDecoder: createAutoDecoder,
};

function createAutoDecoder(): DeltaDecoder {
  let decoder: DeltaDecoder | undefined;
  const held: StreamEvent[] = [];
  return {
    decode(event) {
      if (decoder) return decoder.decode(event);
      held.push(event);
      decoder = find(event, parseEventData(event))?.createDecoder();
      return decoder ? held.flatMap(decoder.decode) : [];
    },
    end: () => decoder?.end?.() ?? [],
  };
}

/** A named event without JSON, such as a ping, tells nothing unless it is an error, and half an event neither. */
function find(event: StreamEvent, json: unknown): WireFormat | undefined {
  const tells = json !== undefined || (!event.unterminated && /^(message|text|error)$/.test(event.event));
  return FORMATS.find((format) => tells && format.recognises(event, json));
}
