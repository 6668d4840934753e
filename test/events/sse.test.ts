import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSseParser, type SseParser } from '../../src/events/sse';
import type { StreamEvent } from '../../src/events/stream-event';
import { CORPUS } from '../corpus/corpus';
import { everyByte, randomCuts } from '../laws/cuts';

interface ConformanceCase {
  name: string;
  inputBase64: string;
  expectedEvents: { event: string; data: string; id: string }[];
  expectedLastEventId: string;
  expectedRetry: number | null;
}

const { cases } = JSON.parse(readFileSync(join(CORPUS, 'sse/cases.json'), 'utf8')) as {
  cases: ConformanceCase[];
};

function parse(chunks: Iterable<Uint8Array>): { events: StreamEvent[]; parser: SseParser } {
  const events: StreamEvent[] = [];
  const parser = createSseParser((event) => events.push(event));
  for (const chunk of chunks) parser.push(chunk);
  parser.end();
  return { events, parser };
}

const encode = (text: string) => new TextEncoder().encode(text);

describe(`${cases.length} conformance cases`, () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s gives what EventSource gives', (_name, one) => {
    const bytes = Uint8Array.from(Buffer.from(one.inputBase64, 'base64'));
    for (const chunks of [[bytes], everyByte(bytes), randomCuts(bytes, 1), randomCuts(bytes, 2, 8)]) {
      const { events, parser } = parse(chunks);
      // The one leniency: EventSource drops the last event when its blank line is missing.
      const terminated = events.filter((event) => !event.unterminated);
      expect(terminated.map(({ event, data, id }) => ({ event, data, id }))).toEqual(one.expectedEvents);
      expect(parser.lastEventId).toBe(one.expectedLastEventId);
      expect(parser.retryMs ?? null).toBe(one.expectedRetry);
    }
  });
});

describe('the end of the bytes', () => {
  it('makes a last event without its blank line count, and marks it', () => {
    expect(parse([encode('data: a\n\ndata: b')]).events).toEqual([
      { event: 'message', data: 'a', id: '', unterminated: false },
      { event: 'message', data: 'b', id: '', unterminated: true },
    ]);
  });

  it('gives no event for lines without a colon, however many come in one piece', () => {
    expect(parse([encode('x\n'.repeat(100_000))]).events).toEqual([]);
  });

  it('adds nothing behind a whole stream', () => {
    expect(parse([encode('data: a\n\n')]).events).toHaveLength(1);
  });
});

describe('any bytes', () => {
  const pieces = fc.constantFrom(
    'data: ',
    'data:',
    'event: x',
    'id: 7',
    'retry: 9',
    ':',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\0',
    '🙂',
    '\ufeff',
    'a',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(pieces, { maxLength: 60 }).map((list) => encode(list.join(''))),
  );

  it('give the same events however they are cut', () => {
    fc.assert(
      fc.property(bytes, fc.integer(), (input, seed) => {
        const { events } = parse([input]);
        expect(parse(everyByte(input)).events).toEqual(events);
        expect(parse(randomCuts(input, seed, 16)).events).toEqual(events);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
