/**
 * `format: 'auto'`, itself a wire format: it holds the first events until one of them tells which format
 * they are in, then hands all of them to that one.
 */
import { StreamError } from '../errors';
import type { StreamEvent } from '../events/stream-event';
import { agUi } from './ag-ui';
import { aiSdkUi } from './ai-sdk-ui';
import { anthropicMessages } from './anthropic-messages';
import { cohere } from './cohere';
import { gemini } from './gemini';
import { googleInteractions } from './google-interactions';
import { jsonText } from './json-text';
import { ollama } from './ollama';
import { openaiChat } from './openai-chat';
import { openaiResponses } from './openai-responses';
import { parseEventData } from './parse-event-data';
import { rawText } from './raw-text';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** The formats that are tried, the most telling first. */
const FORMATS: readonly WireFormat[] = [
  openaiChat,
  openaiResponses,
  anthropicMessages,
  gemini,
  googleInteractions,
  aiSdkUi,
  agUi,
  ollama,
  cohere,
  jsonText,
  rawText,
];

/** Recognises the format from the first events. */
export const autoFormat: WireFormat = {
  name: 'any known format',
  recognises: (event, json) => find(event, json) !== undefined,
  createDecoder: createAutoDecoder,
};

function createAutoDecoder(): DeltaDecoder {
  let format: WireFormat | undefined;
  let decoder: DeltaDecoder | undefined;
  const held: StreamEvent[] = [];
  return {
    decode(event) {
      if (format === rawText && isOfProvider(event)) throw mixed();
      if (decoder) return decoder.decode(event);
      held.push(event);
      format = find(event, parseEventData(event), held.length === 1);
      decoder = format?.createDecoder();
      return decoder ? held.flatMap(decoder.decode) : [];
    },
    end: () => decoder?.end?.() ?? [],
  };
}

/** What began with bare words may still be a provider's stream with something wrong before it. */
function isOfProvider(event: StreamEvent): boolean {
  if (!/^\{.*\}$/s.test(event.data)) return false;
  try {
    const format = find(event, parseEventData(event));
    return format !== undefined && format !== jsonText && format !== rawText;
  } catch {
    return false;
  }
}

function mixed(): StreamError {
  return new StreamError({
    kind: 'malformed',
    message: 'Behind bare text came events of a provider, so it is no text. Pass the `format` of the server.',
  });
}

/**
 * A named event without JSON, such as a ping, tells nothing unless it is an error; nor does half an event, or
 * a `[DONE]` behind events that nobody knew.
 */
function find(event: StreamEvent, json: unknown, isFirst = true): WireFormat | undefined {
  const isText = !event.unterminated && /^(message|text|error)$/.test(event.event);
  const tells = json !== undefined || (isText && (isFirst || event.data.trim() !== '[DONE]'));
  return FORMATS.find((format) => tells && format.recognises(event, json));
}
