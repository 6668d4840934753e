import { describe, expect, it } from 'vitest';
import { detectFraming } from '../../src/events/detect-framing';

describe('the content type decides', () => {
  it.each([
    ['text/event-stream; charset=utf-8', 'sse'],
    ['application/x-ndjson', 'ndjson'],
    ['application/ndjson', 'ndjson'],
    ['application/jsonl', 'ndjson'],
    ['application/x-jsonlines', 'ndjson'],
    ['application/json-lines', 'ndjson'],
    ['application/stream+json', 'ndjson'],
    ['application/x-json-stream', 'ndjson'],
  ] as const)('%s is %s, before anything came', (type, framing) => {
    expect(detectFraming(type, '', false)).toBe(framing);
  });

  it.each([
    ['application/json', 'json'],
    ['application/vnd.api+json; charset=utf-8', 'json'],
    ['text/html', 'no-reply'],
    ['image/png', 'no-reply'],
    ['application/octet-stream', 'no-reply'],
    ['text/plain', 'text'],
  ] as const)('%s is %s', (type, framing) => {
    expect(detectFraming(type, '{"a":1}', false)).toBe(framing);
  });
});

describe('the first characters', () => {
  it.each([
    ['text/plain', 'data: {"token":"a"}\n', 'sse'],
    ['', ': OPENROUTER PROCESSING\n\n', 'sse'],
    ['', 'event: message_start\n', 'sse'],
    ['application/json', 'data: {"token":"a"}\n', 'sse'],
    ['', '{"token":"a"}\n', 'ndjson'],
    ['', '{ "token": "a" }\n', 'ndjson'],
    ['', '{\r\n  "choices": []\n}', 'json'],
    ['', '[{"candidates":', 'json'],
    ['', '[\n  {', 'json'],
    ['', '[1] Smith says', 'text'],
    ['', '<think>', 'text'],
    ['', '<!DOCTYPE html>', 'no-reply'],
    ['text/plain', '{"a":1}', 'text'],
    ['', 'I am', 'text'],
    ['', 'Do not', 'text'],
    ['', 'Error', 'text'],
  ] as const)('of %j, %j, are %s', (type, head, framing) => {
    expect(detectFraming(type, head, false)).toBe(framing);
    const firstClear = Array.from(head, (_, i) => detectFraming(type, head.slice(0, i), false)).find(Boolean);
    expect([undefined, framing]).toContain(firstClear);
  });

  it.each(['', 'd', 'Event', 'data: ', ': ping', '{', '[ ', '<htm'])('%j tell nothing yet', (head) => {
    expect(detectFraming('', head, false)).toBeUndefined();
  });

  it.each([
    ['data: x', 'text'],
    ['Ideally: not', 'text'],
    ['{', 'ndjson'],
    ['[', 'json'],
    ['', 'text'],
  ] as const)('%j is taken as %s when nothing follows', (head, framing) => {
    expect(detectFraming('', head, true)).toBe(framing);
  });

  it('are not waited for without end', () => {
    expect(detectFraming('', `: ${'x'.repeat(80)}`, false)).toBe('text');
    expect(detectFraming('', `: ${'x'.repeat(80)}\n`, false)).toBe('text');
  });
});
