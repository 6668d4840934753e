/**
 * `format: 'auto'`, itself a wire format: it holds the first events until one of them tells which format
 * they are in, then hands all of them to that one.
 */
import { StreamError } from '../errors';
import type { Framing, StreamEvent } from '../events/stream-event';
import { jsonText } from './json-text';
import { openaiChat } from './openai-chat';
import { asObject, parseEventData } from './parse-event-data';
import { rawText } from './raw-text';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** The formats that are tried, the most telling first. */
const FORMATS: readonly WireFormat[] = [openaiChat, jsonText, rawText];

/** Unknown events that may come before one that tells, such as pings. */
const MAX_UNKNOWN = 64;

/** Recognises the format from the framing and the first events. */
export const autoFormat: WireFormat = {
  name: 'auto',
  framings: ['sse', 'ndjson', 'json', 'text'],
  recognises: () => true,
  createDecoder: createAutoDecoder,
};

function createAutoDecoder(framing: Framing): DeltaDecoder {
  let decoder: DeltaDecoder | undefined;
  const held: StreamEvent[] = [];
  /** The names of the fields that were seen: never their content. */
  const fields: string[] = [];

  function recognise(event: StreamEvent): WireFormat | undefined {
    const json = framing === 'text' ? undefined : parseEventData(event);
    // A named event without JSON, such as a ping, tells nothing, and half an event neither.
    if (json === undefined && (event.unterminated || event.event !== 'message')) return undefined;
    fields.push(...Object.keys(asObject(json)));
    return FORMATS.find(
      (format) => format.framings.includes(framing) && format.recognises(event, json, framing),
    );
  }

  function fail(): never {
    throw new StreamError({
      kind: 'malformed',
      message: `No known format has events with ${fields.slice(0, 8).join(', ')}, so nothing can be shown. Pass the \`format\` of the server.`,
    });
  }

  return {
    decode(event) {
      if (decoder) return decoder.decode(event);
      held.push(event);
      decoder = recognise(event)?.createDecoder(framing);
      if (!decoder && held.length > MAX_UNKNOWN) fail();
      return decoder ? held.flatMap(decoder.decode) : [];
    },
    end: () => decoder?.end() ?? (fields.length > 0 ? fail() : []),
  };
}
