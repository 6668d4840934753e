/** The parser of JSON that is still coming: what it gives, what stays the same, what it refuses. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createValueParser } from '../../src/structured/create-value-parser';
import { runs } from '../laws/runs';
import { isPrefixOf } from './is-prefix-of';
import { cut, randomCuts, randomJson } from './random-json';

/** All values on the way, to the last character, and the whole one. */
function parse(pieces: readonly string[]): { values: unknown[]; whole: unknown } {
  const parser = createValueParser();
  const values = pieces.map((piece) => {
    parser.read(piece);
    return parser.value();
  });
  return { values, whole: parser.end() };
}

const eachCharacter = (text: string) => [...text].flatMap((char) => char.split(''));
const valuesOf = (text: string) => parse(eachCharacter(text)).values;

describe('any JSON, however it is cut', () => {
  it('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(randomJson, randomCuts, (text, lengths) => {
        expectSame(parse(cut(text, lengths)).whole, JSON.parse(text));
      }),
      { numRuns: runs(400) },
    );
  });

  it('shows on its way nothing that the whole does not begin with', () => {
    fc.assert(
      fc.property(randomJson, randomCuts, (text, lengths) => {
        const whole: unknown = JSON.parse(text);
        for (const value of parse(cut(text, lengths)).values) {
          expect(value === undefined || isPrefixOf(value, whole)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never changes a value that it gave', () => {
    fc.assert(
      fc.property(randomJson, randomCuts, (text, lengths) => {
        const parser = createValueParser();
        const seen = cut(text, lengths).map((piece) => {
          const value = parser.push(piece);
          return [value, JSON.stringify(value)] as const;
        });
        parser.end();
        for (const [value, before] of seen) expect(JSON.stringify(value)).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the identity of what did not change', () => {
    fc.assert(
      fc.property(randomJson, randomCuts, (text, lengths) => {
        const { values } = parse(cut(text, lengths));
        for (let at = 1; at < values.length; at++) expectShared(values[at - 1], values[at]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives by push a beginning of what its value is', () => {
    fc.assert(
      fc.property(randomJson, randomCuts, (text, lengths) => {
        const parser = createValueParser();
        const exact = createValueParser();
        for (const piece of cut(text, lengths)) {
          const pushed = parser.push(piece);
          exact.read(piece);
          expect(pushed === undefined || isPrefixOf(pushed, exact.value())).toBe(true);
        }
        expectSame(parser.end(), exact.end());
      }),
      { numRuns: 200 },
    );
  });

  it('refuses what JSON.parse refuses, and takes what it takes', () => {
    // One character more, less or other than there should be.
    const spoilt = fc
      .tuple(
        randomJson,
        fc.nat(),
        fc.constantFrom('', ',', '}', ']', '"', '0', '-', '.', 'e', ':', '\\', ' ', '\u0001'),
      )
      .map(([text, place, char]) => {
        const at = place % text.length;
        return text.slice(0, at) + char + text.slice(at + 1);
      });
    fc.assert(
      fc.property(spoilt, randomCuts, (text, lengths) => {
        const parser = createValueParser();
        for (const piece of cut(text, lengths)) parser.read(piece);
        let expected: { value: unknown } | undefined;
        try {
          expected = { value: JSON.parse(text) };
        } catch {}
        if (expected) expectSame(parser.end(), expected.value);
        else expect(() => parser.end()).toThrow(expect.objectContaining({ kind: 'invalid-output' }));
      }),
      { numRuns: runs(800) },
    );
  });
});

describe('a value that grows', () => {
  it('shows a text as it comes, and the rest once it is whole', () => {
    expect(valuesOf('{"a":"hi","n":12,"b":true}').map((value) => JSON.stringify(value))).toEqual([
      ...Array(5).fill('{}'),
      '{"a":""}',
      '{"a":"h"}',
      ...Array(9).fill('{"a":"hi"}'),
      '{"a":"hi","n":12}',
      ...Array(8).fill('{"a":"hi","n":12}'),
      '{"a":"hi","n":12,"b":true}',
    ]);
  });

  it('holds half a character back until its other half comes', () => {
    expect(valuesOf('"\\ud83d\\ude00"').filter((value) => value !== '')).toEqual(['😀', '😀']);
    expect(valuesOf('"\\ud83d"').at(-1)).toBe('\ud83d');
    expect(valuesOf('"\ud83dx"').slice(1)).toEqual(['', '\ud83dx', '\ud83dx']);
  });

  it('takes the last of two fields of one name, as JSON.parse does', () => {
    const text = '{"a":{"x":1},"b":2,"a":"z"}';
    expect(parse([text]).whole).toStrictEqual(JSON.parse(text));
    expect(Object.keys(Object(parse([text]).whole))).toEqual(['a', 'b']);
  });

  it('has __proto__ as a field of its own, in what is open too', () => {
    const parser = createValueParser();
    parser.read('{"__proto__":{"isAdmin":true');
    parser.read(',"x":"');
    const value = Object(parser.value());
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(value.isAdmin).toBeUndefined();
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('keeps finished elements while the list goes on, and the list while nothing comes', () => {
    const parser = createValueParser();
    parser.read('{"items":[{"id":1},{"id":2');
    const before = Object(parser.value());
    parser.read('  ');
    expect(parser.value()).not.toBe(before);
    const later = Object(parser.value());
    parser.read('  ');
    expect(parser.value()).toBe(later);
    parser.read('},{"id":3}');
    const last = Object(parser.value());
    expect(last.items[0]).toBe(later.items[0]);
    expect(last.items[1]).toBe(later.items[1]);
    expect(last.items).not.toBe(later.items);
  });
});

describe('what stands around JSON', () => {
  it.each([
    ['a code fence', '```json\n{"a":[1]}\n```'],
    ['a code fence without a language', '```\n{"a":[1]}\n```\n'],
    ['a code fence in capitals', '```JSON\r\n{"a":[1]}\r\n```'],
    ['a fence on one line', '```json{"a":[1]}```'],
    ['a longer fence', '````json\n{"a":[1]}\n````'],
    ['a fence that nobody closed', '```json\n{"a":[1]}'],
    ['a fence that was opened before the reply', '{"a":[1]}\n```'],
    [
      'words before and behind a fence',
      'Sure! [Here] is `it`:\n\n```json\n{"a":[1]}\n```\nAnything "else"? ```x```',
    ],
    ['words that begin with a number', '3 ideas:\n```json\n{"a":[1]}\n```'],
    ['words that begin like JSON', 'true to form, {you} get: ```json\n{"a":[1]}\n```'],
    [
      'code in another language before',
      '```python\nprint({"b": 2})\n```\nwhich gives\n```json\n{"a":[1]}\n```',
    ],
    ['white space', ' \r\n\t{"a":[1]}\n\n '],
    ['a byte order mark', '\uFEFF{"a":[1]}'],
  ])('%s is no part of it, wherever it is cut', (_name, text) => {
    for (const pieces of [[text], eachCharacter(text), cut(text, [2, 3, 5])]) {
      expect(parse(pieces).whole).toStrictEqual({ a: [1] });
    }
  });

  it('may be backticks in its texts', () => {
    expect(parse(eachCharacter('```json\n{"md":"```js\\n1\\n```"}\n```')).whole).toEqual({
      md: '```js\n1\n```',
    });
  });

  it.each([
    ['', 'unexpected end at character 1'],
    [' \n', 'unexpected end at character 3'],
    ['I am sorry.', 'unexpected I at character 2'],
    ['```python\n{}\n```', 'unexpected ` at character 1'],
    ['{"a":1} and more', 'unexpected a behind the value at character 9'],
    ['3 is no list', 'unexpected i behind the value at character 3'],
    ['{"a":1}{"b":2}', 'unexpected { behind the value at character 8'],
    ['```json\n{"a":1}\n{"b":2}\n```', 'unexpected { behind the value'],
    ['{"a":1,}', 'unexpected } at character 8'],
    ['[1,2,]', 'unexpected ] at character 6'],
    ['{"a":01}', 'unexpected 01'],
    ['{"a":\'b\'}', "unexpected ' at character 6"],
    ['{"a":"b\nc"}', 'unexpected control character'],
    ['{"a":"\\x"}', 'unexpected \\x'],
    ['{"a":"\\u12g4"}', 'unexpected \\u12g'],
    ['{"a":1', 'unexpected end'],
    ['{"a":"b', 'unexpected end'],
    ['["a"}', 'unexpected }'],
    ['{"a":NaN}', 'unexpected NaN'],
  ])('%j is refused: %s', (text, message) => {
    for (const pieces of [[text], eachCharacter(text)]) {
      expect(() => parse(pieces)).toThrow(
        expect.objectContaining({ kind: 'invalid-output', message: expect.stringContaining(message) }),
      );
    }
  });

  it.each([
    ['backticks', '`'],
    ['fences', '```\n'],
    ['languages', '```a'],
    ['brackets', '[ '],
    ['white space', ' '],
  ])('may be two hundred thousand characters of %s, which is no more than a refusal', (_name, part) => {
    const text = part.repeat(2e5 / part.length);
    for (const pieces of [[text], cut(text, [1000])]) {
      expect(() => parse(pieces)).toThrow(expect.objectContaining({ kind: 'invalid-output' }));
    }
  });

  it('is known to be broken as soon as it is', () => {
    const parser = createValueParser();
    parser.read('{"a":"b"');
    expect(parser.isBroken()).toBe(false);
    parser.read(' "c"');
    expect(parser.isBroken()).toBe(true);
    expect(() => parser.end()).toThrow('unexpected " at character 10.');
    expect(parser.value()).toEqual({ a: 'b' });
  });

  it('has a depth that hostile JSON does not pass', () => {
    const deep = (depth: number) => `["x",${'['.repeat(depth)}${']'.repeat(depth)}]`;
    expect(parse([deep(999)]).whole).toBeDefined();
    expect(() => parse([deep(1000)])).toThrow('depth of more than 1000');
    expect(() => parse(['['.repeat(1e6)])).toThrow('depth of more than 1000');
  });
});

describe('a value after each piece', () => {
  it('copies no more than 100 elements for each piece and two for each character, however long the list', () => {
    const text = JSON.stringify(Array.from({ length: 5000 }, (_, index) => index));
    const parser = createValueParser();
    const seen = new Set<unknown>();
    const pieces = cut(text, [20]);
    for (const piece of pieces) seen.add(parser.push(piece));
    const copied = [...seen].reduce<number>(
      (sum, value) => sum + (Array.isArray(value) ? value.length : 0),
      0,
    );
    expect(copied).toBeLessThan(100 * pieces.length + 2 * text.length);
    expect(seen.size).toBeGreaterThan(50);
  });

  it('is exact in a list that is short', () => {
    const parser = createValueParser();
    expect(cut('{"a":["one","two three"]}', [6]).map((piece) => parser.push(piece))).toEqual([
      { a: [] },
      { a: ['one'] },
      { a: ['one', 'two t'] },
      { a: ['one', 'two three'] },
      { a: ['one', 'two three'] },
    ]);
  });
});

describe('a watched list', () => {
  const told = (text: string, path: readonly string[]) => {
    const calls: [unknown, number][] = [];
    const parser = createValueParser({ path, onElement: (...call) => calls.push(call) });
    for (const char of eachCharacter(text)) parser.read(char);
    return calls;
  };

  it('tells each element once, when it is whole, whatever it is', () => {
    expect(told('[1,"two",[3,[4]],{"five":[6]},null]', [])).toEqual([
      [1, 0],
      ['two', 1],
      [[3, [4]], 2],
      [{ five: [6] }, 3],
      [null, 4],
    ]);
  });

  it('is found by the names that lead to it, and no other is told', () => {
    expect(
      told('{"items":{"items":[0]},"data":{"x":[1],"items":[{"items":[2]},3]}}', ['data', 'items']),
    ).toEqual([
      [{ items: [2] }, 0],
      [3, 1],
    ]);
    expect(told('{"a":[1]}', [])).toEqual([]);
    expect(told('{"items":{"a":1}}', ['items'])).toEqual([]);
  });

  it('tells nothing of an element that was cut', () => {
    expect(told('```json\n["a","b', [])).toEqual([['a', 0]]);
    expect(told('[1,2', [])).toEqual([[1, 0]]);
  });

  it('tells the very objects that the value has', () => {
    const elements: unknown[] = [];
    const parser = createValueParser({ path: [], onElement: (element) => elements.push(element) });
    for (const char of eachCharacter('[{"a":"b"},{"c":1}]')) {
      parser.read(char);
      parser.value();
    }
    const whole = parser.end();
    expect(Array.isArray(whole) && whole.every((one, at) => one === elements[at])).toBe(true);
  });
});

/** Also of objects with a field that is named `constructor` or `__proto__`, which `toEqual` looks at. */
function expectSame(value: unknown, expected: unknown): void {
  expect(isDeepStrictEqual(value, expected), `${JSON.stringify(value)} is ${JSON.stringify(expected)}`).toBe(
    true,
  );
}

/** What is equal in both, and was whole before, is the same object. */
function expectShared(before: unknown, after: unknown): void {
  if (before === after || typeof before !== 'object' || typeof after !== 'object' || !before || !after)
    return;
  expect(JSON.stringify(before)).not.toBe(JSON.stringify(after));
  for (const [key, value] of Object.entries(before)) expectShared(value, Reflect.get(after, key));
}
