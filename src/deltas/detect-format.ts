/**
 * `format: 'auto'`, itself a wire format: it holds the first events until one of them tells which format
 * they are in, then hands all of them to that one.
 */
import { StreamError } from '../errors';
import type { Framing, StreamEvent } from '../events/stream-event';
import type { Delta } from './delta';
import { jsonText } from './json-text';
import { openaiChat } from './openai-chat';
import { isJsonObject, parseEventData } from './parse-event-data';
import { rawText } from './raw-text';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** The formats that are tried, the most telling first. */
const FORMATS: readonly WireFormat[] = [openaiChat, jsonText, rawText];

/** Unknown events that may come before one that tells, such as pings. */
const MAX_UNKNOWN = 64;

/** Recognises the format from the framing and the first events. */
export const autoFormat: WireFormat = {
  name: 'auto',
  framings: ['sse', 'ndjson', 'text', 'json'],
  recognises: () => true,
  createDecoder: createAutoDecoder,
};

function createAutoDecoder(framing: Framing): DeltaDecoder {
  let decoder: DeltaDecoder | undefined;
  const held: StreamEvent[] = [];

  function decode(event: StreamEvent): Delta[] {
    if (decoder) return decoder.decode(event);
    held.push(event);
    const format = recognise(event, framing);
    if (!format) {
      if (held.length > MAX_UNKNOWN) throw unknownFormat(held);
      return [];
    }
    decoder = format.createDecoder(framing);
    return held.splice(0).flatMap(decoder.decode);
  }

  function end(): Delta[] {
    if (decoder) return decoder.end();
    if (held.some((event) => !event.unterminated)) throw unknownFormat(held);
    return [];
  }

  return { decode, end };
}

function recognise(event: StreamEvent, framing: Framing): WireFormat | undefined {
  const json = framing === 'text' ? undefined : parseEventData(event, 'auto');
  // A named event without JSON, such as a ping, tells nothing.
  if (json === undefined && framing !== 'text' && event.event !== 'message') return undefined;
  if (json === undefined && event.unterminated) return undefined;
  return FORMATS.find((format) => format.framings.includes(framing) && format.recognises(event, json));
}

/** Says what was seen by the names of its fields, never by their content. */
function unknownFormat([first, ...rest]: readonly StreamEvent[]): StreamError {
  const json = first && parseEventData({ ...first, unterminated: true }, 'auto');
  const fields = isJsonObject(json) ? Object.keys(json).slice(0, 8).join(', ') : '';
  return new StreamError({
    kind: 'malformed',
    message: `The format of the reply was not recognised, so nothing can be shown: the first of ${rest.length + 1} event(s), named “${first?.event}”, is ${fields ? `an object with ${fields}` : 'not an object with fields'}. Pass \`format\` with the wire format that your server speaks.`,
  });
}
