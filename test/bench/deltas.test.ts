/** The bench of deltas compares readers that find the same text in the same bytes: no piece lost, none doubled. */
import { describe, expect, it } from 'vitest';
import { respond } from '../../bench/deltas/bench-deltas';
import { READERS, type Reader } from '../../bench/deltas/readers';
import { chatStream, cutEvenly, cutRandomly } from '../../bench/inputs';

const STREAM = chatStream(20_000);

const INPUTS = [
  ['in pieces of 16 KiB', cutEvenly(STREAM, 16 * 1024)],
  ['in pieces of random size', cutRandomly(STREAM, 4096)],
  ['byte by byte', cutEvenly(STREAM, 1)],
] as const;

const CONTENTS = new TextDecoder()
  .decode(STREAM)
  .split('\n\n')
  .filter((event) => event.startsWith('data: {'))
  .map((event): string => JSON.parse(event.slice(6)).choices[0].delta.content)
  .filter(Boolean);

async function textsOf({ read }: Reader, pieces: readonly Uint8Array[]): Promise<string[]> {
  const texts: string[] = [];
  await read(respond(pieces), (text) => texts.push(text));
  return texts;
}

describe.each(INPUTS)('the bench input %s', (_name, pieces) => {
  it.each(READERS.map((one) => [one.name, one] as const))(
    'gives %s the text of each event',
    async (_, one) => {
      expect(await textsOf(one, pieces)).toEqual(CONTENTS);
    },
  );
});
