/**
 * JSON: bytes in; the one value that they are, as an event named `body` at the end, out. Where they are
 * several values, the elements of an array or objects one behind another (NDJSON that is called JSON), each
 * is an event named `message`, as soon as it is known to be one of several. What is no object, array or string
 * is a `body` even there, so that it is not taken for text.
 */
import { checkEvent, type Limits } from './limits';
import type { EventParser, OnEvent } from './stream-event';
import { createTextParser } from './text';

/** @throws StreamError `too-large`, from `push` and `end` */
export function createJsonParser(onEvent: OnEvent, { eventChars }: Limits = {}): EventParser {
  let isSeries = false;
  /** The value that is under way. */
  let value = '';
  let depth = 0;
  /** How deep a value stands: 1 in an array of them. */
  let base = 0;
  let inString = false;
  let isEscaped = false;
  /** The first value, an object, closed; whether another one follows is not known yet. */
  let isClosed = false;

  function give(unterminated = false): void {
    const data = value.trim();
    value = '';
    isClosed = false;
    const event = isSeries && /^[{["]/.test(data) ? 'message' : 'body';
    if (data) onEvent({ event, data, unterminated });
  }

  function scan(piece: string): void {
    let start = 0;
    /** Takes what stands before `end`, and goes on at `next`. */
    const take = (end: number, next = end) => {
      value = checkEvent(value + piece.slice(start, end), eventChars);
      start = next;
    };
    for (let i = 0; i < piece.length; i++) {
      const char = piece[i];
      if (isEscaped) isEscaped = false;
      else if (inString) {
        isEscaped = char === '\\';
        inString = char !== '"';
      } else if (char === '"') inString = true;
      else if (char === '{' || char === '[') {
        if (depth++ > 0) continue;
        take(i);
        if (isClosed) {
          isSeries = true;
          give();
        }
        if (char === '{' || value.trim()) continue;
        isSeries = true;
        base = 1;
        start = i + 1;
      } else if (depth > 0 && (char === '}' || char === ']')) {
        depth--;
        if (depth < base) {
          base = 0;
          take(i, i + 1);
          give();
        } else if (depth === base) {
          take(i + 1);
          if (isSeries) give();
          else isClosed = /^\s*{/.test(value);
        }
      } else if (char === ',' && depth === 1 && base === 1) {
        take(i, i + 1);
        give();
      }
    }
    take(piece.length);
  }

  const { push, end } = createTextParser(({ data }) => scan(data));
  return {
    push,
    end() {
      end();
      give(depth > 0 || inString);
    },
  };
}
