import { isStreamError } from 'deltakit/core';
import { describe, expect, it } from 'vitest';
import { createEventParser } from '../../src/events/create-event-parser';
import type { Limits } from '../../src/events/limits';
import type { Framing } from '../../src/events/stream-event';
import { everyByte, randomCuts } from '../laws/cuts';

const encode = (text: string) => new TextEncoder().encode(text);

/** The data of the events, then the error if there was one. */
function read(framing: Framing, chunks: Iterable<Uint8Array>, limits: Limits): string[] {
  const seen: string[] = [];
  const parser = createEventParser(framing, ({ data }) => seen.push(data), limits);
  try {
    for (const chunk of chunks) parser.push(chunk);
    parser.end();
  } catch (error) {
    seen.push(isStreamError(error) ? `${error.kind} ${/\w+(?:Bytes|Chars)/.exec(error.message)}` : 'untyped');
  }
  return seen;
}

describe('a limit', () => {
  it.each<[string, Framing, string, Limits, string[]]>([
    ['a line of just the limit', 'sse', 'data:abc\n\n', { lineBytes: 8 }, ['abc']],
    ['a line past it', 'sse', 'data:abc\n\ndata:abcd\n\n', { lineBytes: 8 }, ['abc', 'too-large lineBytes']],
    [
      'a line whose end never came',
      'sse',
      'data:a\n\n:aaaaaaaaa',
      { lineBytes: 8 },
      ['a', 'too-large lineBytes'],
    ],
    ['a line of just the limit that was not ended', 'sse', 'data:abc', { lineBytes: 8 }, ['abc']],
    [
      'lines ended by CR',
      'sse',
      'data:abc\r\rdata:abcd\r\r',
      { lineBytes: 8 },
      ['abc', 'too-large lineBytes'],
    ],
    [
      'a line in bytes, not characters',
      'ndjson',
      '"🙂"\n"🙂🙂"\n',
      { lineBytes: 8 },
      ['"🙂"', 'too-large lineBytes'],
    ],
    ['an event of just the limit', 'sse', 'data:ab\ndata:éé\n\n', { eventChars: 5 }, ['ab\néé']],
    ['an event past it', 'sse', 'data:ab\ndata:abc\n\n', { eventChars: 5 }, ['too-large eventChars']],
    ['an event of many lines', 'sse', `${'data\n'.repeat(9)}\n`, { eventChars: 5 }, ['too-large eventChars']],
    ['lines outside the grammar', 'sse', '{\n'.repeat(9), { eventChars: 5 }, ['too-large eventChars']],
    [
      'a line that is an event',
      'ndjson',
      '"a"\n"abcd"\n',
      { eventChars: 5 },
      ['"a"', 'too-large eventChars'],
    ],
    ['an element', 'json', '["abc","abcd"]', { eventChars: 5 }, ['"abc"', 'too-large eventChars']],
    ['a body', 'json', '{"a":1}', { eventChars: 5 }, ['too-large eventChars']],
    ['a body that never ends', 'json', '{"a":1', { eventChars: 5 }, ['too-large eventChars']],
  ])('holds %s to it, however it is cut', (_name, framing, text, limits, expected) => {
    const bytes = encode(text);
    expect(read(framing, [bytes], limits)).toEqual(expected);
    expect(read(framing, everyByte(bytes), limits)).toEqual(expected);
    for (let seed = 0; seed < 20; seed++) {
      expect(read(framing, randomCuts(bytes, seed, 8), limits)).toEqual(expected);
    }
  });

  it('that is left out is 16 MiB', () => {
    const line = (length: number) => [encode('data:'), encode(`${'a'.repeat(length - 5)}\n\n`)];
    expect(read('sse', line(2 ** 24), {})[0]).toHaveLength(2 ** 24 - 5);
    expect(read('sse', line(2 ** 24 + 1), {})).toEqual(['too-large lineBytes']);
    expect(read('json', [encode('"'), encode('a'.repeat(2 ** 24))], {})).toEqual(['too-large eventChars']);
  });

  it('of Infinity is none', () => {
    const limits = { lineBytes: Infinity, eventChars: Infinity };
    expect(read('sse', [encode(`data:${'é'.repeat(2 ** 24)}\n\n`)], limits)[0]).toHaveLength(2 ** 24);
  });

  it('says which one it is, its value and how to raise it', () => {
    const parser = createEventParser('sse', () => {}, { lineBytes: 9 });
    expect(() => parser.push(encode('data: abcd'))).toThrow(
      expect.objectContaining({
        kind: 'too-large',
        retryable: false,
        message:
          'A line is larger than 9, so reading stopped. If that much is meant, raise `limits: { lineBytes }`.',
      }),
    );
  });
});
