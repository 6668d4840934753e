/**
 * Server-sent events: bytes in, events out, by the grammar of WHATWG HTML 9.2.6, with one deliberate
 * leniency: the last event counts without its blank line. It is marked `unterminated`, because only who
 * reads its data can tell whether it is whole.
 */
import { createLineBuffer } from './line-buffer';
import type { EventParser, OnEvent } from './stream-event';

export interface SseParser extends EventParser {
  /** The reconnection time that the server asked for with `retry:`, in milliseconds. */
  readonly retryMs: number | undefined;
  /** The id of the last dispatched event, to be sent as `Last-Event-ID`. */
  readonly lastEventId: string;
}

/**
 * @example
 * ```ts
 * const parser = createSseParser((event) => console.log(event.data));
 * parser.push(bytes);
 * parser.end();
 * ```
 */
export function createSseParser(onEvent: OnEvent): SseParser {
  let data: string | undefined;
  let event = '';
  let id = '';
  let lastEventId = '';
  let retryMs: number | undefined;

  function dispatch(unterminated: boolean): void {
    // An event that the end cut off does not commit its id.
    if (!unterminated) lastEventId = id;
    if (data !== undefined) onEvent({ event: event || 'message', data, id: lastEventId, unterminated });
    data = undefined;
    event = '';
  }

  function readLines(lines: string): void {
    let start = 0;
    for (let end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', start)) {
      if (end === start) dispatch(false);
      else readField(lines, start, end);
      start = end + 1;
    }
  }

  /** A comment has no field name; it is ignored, as every unknown field is. */
  function readField(lines: string, start: number, end: number): void {
    const isData = lines.startsWith('data:', start);
    // Within the line alone: a piece of many lines without a colon must not be searched once a line.
    const colon = isData ? 4 : lines.slice(start, end).indexOf(':');
    const nameEnd = colon < 0 ? end : start + colon;
    // One space behind the colon belongs to the syntax, not to the value.
    const value = lines.slice(nameEnd + (lines[nameEnd + 1] === ' ' ? 2 : 1), end);
    const name = isData ? 'data' : lines.slice(start, nameEnd);
    if (name === 'data') data = data === undefined ? value : `${data}\n${value}`;
    else if (name === 'event') event = value;
    else if (name === 'id' && !value.includes('\0')) id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) retryMs = Number(value);
  }

  const { push, end } = createLineBuffer(readLines);
  return {
    push,
    end() {
      end();
      dispatch(true);
    },
    get retryMs() {
      return retryMs;
    },
    get lastEventId() {
      return lastEventId;
    },
  };
}
