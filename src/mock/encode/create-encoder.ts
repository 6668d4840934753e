/** The name of a wire format in, how it is written out. */
import type { Delta } from '../../deltas/delta';
import type { MockFormat } from '../scenario';
import { agUi } from './ag-ui';
import { aiSdkUi } from './ai-sdk-ui';
import { anthropicMessages } from './anthropic-messages';
import { cohere } from './cohere';
import type { Carried, Encoder, Encoding, ReplyFacts } from './encoder';
import { gemini, geminiArray } from './gemini';
import { jsonText, ndjson } from './json-text';
import { ollama } from './ollama';
import { openaiChat } from './openai-chat';
import { openaiResponses } from './openai-responses';
import { rawText } from './raw-text';

/** Every format the mock server writes, in the order in which a person is told about them. */
export const ENCODINGS: Readonly<Record<MockFormat, Encoding>> = {
  'openai-chat': openaiChat,
  'openai-responses': openaiResponses,
  'anthropic-messages': anthropicMessages,
  gemini,
  'gemini-array': geminiArray,
  'ai-sdk-ui': aiSdkUi,
  'ag-ui': agUi,
  ollama,
  cohere,
  'json-text': jsonText,
  ndjson,
  'raw-text': rawText,
};

/** Whether a name is one of a format. */
export function isMockFormat(name: string): name is MockFormat {
  return Object.hasOwn(ENCODINGS, name);
}

/** The formats that have a place for all of this. */
export function formatsCarrying(...needed: Carried[]): MockFormat[] {
  return Object.keys(ENCODINGS)
    .filter(isMockFormat)
    .filter((format) => needed.every((one) => ENCODINGS[format].carries.includes(one)));
}

/** One reply in one format. */
export type ReplyEncoder = Encoder & Encoding;

/** A new encoder for one reply; what its format has no place for is left out. */
export function createEncoder(format: MockFormat, facts: ReplyFacts): ReplyEncoder {
  const encoding = ENCODINGS[format];
  const { carries } = encoding;
  const { encode, whole } = encoding.createEncoder(facts);
  const leftOut = new Set<string>();

  function fits(delta: Delta): boolean {
    if (!carries.includes(delta.type)) return false;
    if (!('callId' in delta)) return true;
    const isRemote = delta.type === 'tool-call-delta' && delta.isRemote;
    // A call that the provider runs itself must not look like one that the app has to make.
    if (isRemote && !carries.includes('remote-tool-call')) leftOut.add(delta.callId);
    return !leftOut.has(delta.callId);
  }

  return { ...encoding, encode: (delta) => (fits(delta) ? encode(delta) : ''), whole };
}
