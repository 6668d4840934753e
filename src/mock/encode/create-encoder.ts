/** The name of a wire format in, its encoder out. */
import type { MockFormat } from '../scenario';
import type { Encoder, ReplyFacts } from './encoder';
import { createJsonTextEncoder } from './json-text';
import { createOpenaiChatEncoder } from './openai-chat';
import { createRawTextEncoder } from './raw-text';

/** Every format the mock server writes, in the order in which a person is told about them. */
export const MOCK_FORMATS: readonly MockFormat[] = ['openai-chat', 'json-text', 'ndjson', 'raw-text'];

/** A new encoder for one reply. */
export function createEncoder(format: MockFormat, facts: ReplyFacts): Encoder {
  switch (format) {
    case 'openai-chat':
      return createOpenaiChatEncoder(facts);
    case 'json-text':
      return createJsonTextEncoder('sse');
    case 'ndjson':
      return createJsonTextEncoder('ndjson');
    case 'raw-text':
      return createRawTextEncoder();
    default:
      return format satisfies never;
  }
}
