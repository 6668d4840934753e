/** Each situation of test/fixtures/<format>: one file, named for what it shows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  agUi,
  aiSdkUi,
  anthropicMessages,
  cohere,
  gemini,
  googleInteractions,
  jsonText,
  ollama,
  openaiChat,
  openaiResponses,
  rawText,
  readReply,
  type WireFormat,
} from 'deltakit/core';
import { describe, expect, it } from 'vitest';
import { everyByte, randomCuts } from '../laws/cuts';

interface Fixture {
  about: string;
  contentType: string;
  /** Lines, to be joined by the line end. */
  body: string[];
  outcome: object;
}

const FOLDER = join('test', 'fixtures');
const FORMATS = [
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

async function read(chunks: Iterable<Uint8Array>, contentType: string, format: 'auto' | WireFormat) {
  async function* source() {
    yield* chunks;
  }
  return readReply(source(), { contentType, format });
}

describe.each(FORMATS)('$name', (format) => {
  const { name } = format;
  const files = readdirSync(join(FOLDER, name)).map((file) => file.replace('.json', ''));

  it.each(files)('%s', async (file) => {
    const fixture: Fixture = JSON.parse(readFileSync(join(FOLDER, name, `${file}.json`), 'utf8'));
    const { contentType, outcome } = fixture;
    const bytes = new TextEncoder().encode(fixture.body.join('\n'));
    for (const as of [format, 'auto'] as const) {
      expect(await read([bytes], contentType, as), fixture.about).toMatchObject(outcome);
      expect(await read(everyByte(bytes), contentType, as)).toMatchObject(outcome);
      for (let seed = 0; seed < 10; seed++) {
        expect(await read(randomCuts(bytes, seed, 32), contentType, as)).toMatchObject(outcome);
      }
    }
    if (contentType.startsWith('text/event-stream')) {
      const crlf = new TextEncoder().encode(fixture.body.join('\r\n'));
      expect(await read(everyByte(crlf), contentType, 'auto')).toMatchObject(outcome);
    }
  });
});
