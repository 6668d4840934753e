import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventParser } from '../../src/events/create-event-parser';
import type { StreamEvent } from '../../src/events/stream-event';
import { everyByte, randomCuts } from '../laws/cuts';

const encode = (text: string) => new TextEncoder().encode(text);

/** Each event as `name data`, with a mark where it was cut. */
function read(chunks: Iterable<Uint8Array>): string[] {
  const events: StreamEvent[] = [];
  const parser = createEventParser('json', (event) => events.push(event));
  for (const chunk of chunks) parser.push(chunk);
  parser.end();
  return events.map(({ event, data, unterminated }) => `${event}${unterminated ? ' cut' : ''} ${data}`);
}

describe('a JSON body', () => {
  it.each([
    ['an object', '{"a":[1,{"b":"]}"}]}', ['body {"a":[1,{"b":"]}"}]}']],
    ['an object with white space around it', '\ufeff \n{\n "a": 1\n}\n', ['body {\n "a": 1\n}']],
    ['a string', '"a [b"', ['body "a [b"']],
    ['a cut object', '{"a":[1', ['body cut {"a":[1']],
    ['an object cut in a string', '{"a":"}', ['body cut {"a":"}']],
    ['nothing', ' \n', []],
    ['no JSON at all', 'Bad gateway', ['body Bad gateway']],
    ['closing brackets', ']}]', ['body ]}]']],
    ['an array of objects', '[{"a":1},{"b":[2,3]}]', ['message {"a":1}', 'message {"b":[2,3]}']],
    ['a printed array', '[{\n  "a": 1\n}\n,\n{"b":2}\n]\n', ['message {\n  "a": 1\n}', 'message {"b":2}']],
    ['an array of other values', '["a,]\\"", 1, null, [2]]', 'message "a,]\\""|body 1|body null|message [2]'],
    ['an array of one error', '[{"error":{"code":400}}]', ['message {"error":{"code":400}}']],
    ['an empty array', '[ ]', []],
    ['an array cut between elements', '[{"a":1},', ['message {"a":1}']],
    ['an array cut in an element', '[{"a":1},{"b":', ['message {"a":1}', 'message cut {"b":']],
    ['an array cut in a number', '[1,2', ['body 1', 'body cut 2']],
    ['something behind an array', '[1]x', ['body 1', 'body x']],
    ['arrays one behind another', '[1]\n[2]', ['body 1', 'body 2']],
    ['objects one a line', '{"a":1}\n{"b":2}\r\n', ['message {"a":1}', 'message {"b":2}']],
    ['objects without a line end between', '{"a":1}{"b":2}', ['message {"a":1}', 'message {"b":2}']],
    ['objects of which the last is cut', '{"a":1}\n{"b"', ['message {"a":1}', 'message cut {"b"']],
    ['SSE', 'data: {"a":1}\n\ndata: {"b":2}', ['body data: {"a":1}\n\ndata: {"b":2}']],
    ['a mark in brackets', '[DONE]', ['body DONE']],
    ['an escape that is cut', '{"a":"\\', ['body cut {"a":"\\']],
  ])('that is %s gives its events, however it is cut', (_name, text, expected) => {
    const events = typeof expected === 'string' ? expected.split('|') : expected;
    const bytes = encode(text);
    expect(read([bytes])).toEqual(events);
    expect(read(everyByte(bytes))).toEqual(events);
  });

  it('gives each element of an array as soon as it is whole', () => {
    const events: string[] = [];
    const parser = createEventParser('json', ({ data }) => events.push(data));
    parser.push(encode('[{"a":1}'));
    expect(events).toEqual(['{"a":1}']);
    parser.push(encode(',{"b":"🙂"}'));
    expect(events).toEqual(['{"a":1}', '{"b":"🙂"}']);
  });

  it('cut inside a code point is not taken as whole', () => {
    expect(read([encode('[{"a":"🙂').slice(0, -1)])).toEqual(['message cut {"a":"']);
  });

  it('that is an array of any values gives them back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { maxLength: 8 }),
        fc.integer(),
        fc.nat(2),
        (list, seed, indent) => {
          const bytes = encode(JSON.stringify(list, null, indent));
          const values = read(randomCuts(bytes, seed, 8)).map((event) =>
            JSON.parse(event.replace(/^\w+ /, '')),
          );
          expect(values).toEqual(JSON.parse(JSON.stringify(list)));
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });

  it('of any bytes gives the same events however it is cut, and keeps all but what stands between values', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', ',', '"', '\\', ' ', '\n', 'a', '1', '{"a":1}', '🙂');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.integer(), (list, seed) => {
        const text = list.join('');
        const events = read([encode(text)]);
        expect(read(everyByte(encode(text)))).toEqual(events);
        expect(read(randomCuts(encode(text), seed, 8))).toEqual(events);
        const kept = events.map((event) => event.replace(/^\w+( cut)? /, '')).join('');
        const solid = (part: string) => part.replace(/[\s{}[\],]/g, '');
        expect(solid(kept)).toBe(solid(text));
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});
