import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSseParser, type SseOptions, type SseParser } from '../../src/events/sse';
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

function parse(
  chunks: Iterable<Uint8Array>,
  options?: SseOptions,
): { events: StreamEvent[]; parser: SseParser } {
  const events: StreamEvent[] = [];
  const parser = createSseParser((event) => events.push(event), options);
  for (const chunk of chunks) parser.push(chunk);
  parser.end();
  return { events, parser };
}

const encode = (text: string) => new TextEncoder().encode(text);

describe(`${cases.length} conformance cases`, () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s gives what EventSource gives', (_name, one) => {
    const bytes = Uint8Array.from(Buffer.from(one.inputBase64, 'base64'));
    for (const chunks of [[bytes], everyByte(bytes), randomCuts(bytes, 1), randomCuts(bytes, 2, 8)]) {
      const pieces = [...chunks];
      const { events, parser } = parse(pieces);
      // The one leniency: EventSource drops the last event when its blank line is missing.
      const terminated = events.filter((event) => !event.unterminated);
      for (const read of [{ events: terminated, parser }, parse(pieces, { isStrict: true })]) {
        expect(read.events.map(({ event, data, id }) => ({ event, data, id }))).toEqual(one.expectedEvents);
        expect(read.parser.lastEventId).toBe(one.expectedLastEventId);
        expect(read.parser.retryMs ?? null).toBe(one.expectedRetry);
      }
    }
  });
});

describe('the grammar', () => {
  const events = (text: string) => {
    const bytes = encode(text);
    const whole = parse([bytes]).events.map(({ event, data, id }) => `${event}/${id}/${data}`);
    expect(parse(everyByte(bytes)).events.map(({ event, data, id }) => `${event}/${id}/${data}`)).toEqual(
      whole,
    );
    return whole;
  };

  it.each<[string, string, string[]]>([
    [
      'LF, CR and CRLF end lines',
      'data:a\n\ndata:b\r\rdata:c\r\n\r\n',
      ['message//a', 'message//b', 'message//c'],
    ],
    ['CR LF is one line end, LF CR are two', 'data:a\n\rdata:b\r\n\n', ['message//a', 'message//b']],
    ['a byte order mark is dropped at the start', '\ufeffdata:a\n\n', ['message//a']],
    ['a byte order mark later is a character', 'data:a\n\n\ufeffdata:b\n\n', ['message//a']],
    ['one space behind the colon is dropped', 'data:  a\n\ndata:\tb\n\n', ['message// a', 'message//\tb']],
    ['a space before the colon is part of the name', 'data : a\n\n', []],
    ['names are told apart by case', 'Data: a\n\n', []],
    ['data lines are joined by LF', 'data: a\ndata\ndata: b\n\n', ['message//a\n\nb']],
    ['an event without data is none', 'event: x\n\ndata: a\n\n', ['message//a']],
    ['the last event name counts', 'event: x\nevent: y\ndata: a\n\n', ['y//a']],
    ['an id stays in force', 'id: 7\ndata: a\n\ndata: b\n\n', ['message/7/a', 'message/7/b']],
    ['an id without data is committed', 'id: 7\n\ndata: a\n\n', ['message/7/a']],
    ['an empty id takes it back', 'id: 7\n\nid\ndata: a\n\n', ['message//a']],
    ['an id with NUL is ignored', 'id: 7\n\nid: 8\0\ndata: a\n\n', ['message/7/a']],
    ['bytes that are no UTF-8 become U+FFFD', 'data: \ud800\n\n', ['message//\ufffd']],
    ['data may hold NUL and other controls', 'data: \0\u0085\u2028\n\n', ['message//\0\u0085\u2028']],
  ])('%s', (_fact, text, expected) => {
    expect(events(text)).toEqual(expected);
  });

  it('takes a retry time of digits alone', () => {
    const retryOf = (value: string) => parse([encode(`retry: ${value}\n`)]).parser.retryMs;
    expect(['50', '007', '5s', '-5', '5.5', '', '५'].map(retryOf)).toEqual([
      50,
      7,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('a JSON error outside the grammar', () => {
  const printed = JSON.stringify({ error: { code: 400, message: 'bad: [x]' } }, null, 2);
  const bare = {
    event: 'bare',
    data: '{"error":{"code":400,"message":"bad: [x]"}}',
    id: '',
    unterminated: false,
  };
  const first = { event: 'message', data: 'a', id: '', unterminated: false };

  it.each<[string, string, StreamEvent[]]>([
    ['is the whole stream', printed, [bare]],
    ['comes after events', `data: a\n\n${printed}\n`, [first, bare]],
    ['comes between events', `${printed}\n\ndata: a\n\n`, [bare, first]],
    ['comes right behind data', `data: a\n${printed}\n\n`, [first, bare]],
    ['has a comment in it', `${printed.replace('\n', '\n: ping\n')}\n\n`, [bare]],
    ['is in a list', `[${printed}\n]\n`, [bare]],
    ['is on one line', `${bare.data}\n\n`, [bare]],
  ])('that %s is an event named bare', (_name, text, expected) => {
    for (const body of [text, text.replaceAll('\n', '\r\n')]) {
      expect(parse([encode(body)]).events).toEqual(expected);
      expect(parse(everyByte(encode(body))).events).toEqual(expected);
    }
    const grammarOnly = expected.filter(({ event }) => event !== 'bare');
    expect(parse([encode(text)], { isStrict: true }).events).toEqual(grammarOnly);
  });

  it.each([
    ['JSON without an error', '{"a":1}\n\n'],
    ['JSON whose error is null', '{"error":null}\n\n'],
    ['JSON that is cut', printed.slice(0, -2)],
    ['lines of JSON', '{"a":1}\n{"error":"x"}\n\n'],
    ['a word before it', `oh ${bare.data}\n\n`],
    ['a list of nothing', '[null]\n\n'],
  ])('is not seen in %s', (_name, text) => {
    expect(parse([encode(text)]).events).toEqual([]);
  });
});

describe('the end of the bytes', () => {
  it('makes a last event without its blank line count, and marks it', () => {
    expect(parse([encode('data: a\n\ndata: b')]).events).toEqual([
      { event: 'message', data: 'a', id: '', unterminated: false },
      { event: 'message', data: 'b', id: '', unterminated: true },
    ]);
  });

  it('gives no event without its blank line when strict', () => {
    const { events, parser } = parse([encode('data: a\n\nid: 7\ndata: b\nretry: 5')], { isStrict: true });
    expect(events.map(({ data }) => data)).toEqual(['a']);
    expect([parser.lastEventId, parser.retryMs]).toEqual(['', undefined]);
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
