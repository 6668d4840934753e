/**
 * Server-sent events: bytes in, events out, by the grammar of WHATWG HTML 9.2.6, with one deliberate
 * leniency: the last event counts without its blank line. It is marked `unterminated`, because only who
 * reads its data can tell whether it is whole.
 */

import { assertWithin, DEFAULT_LIMITS, type Limits } from './limits';
import { createLineBuffer } from './line-buffer';
import type { EventParser, StreamEvent } from './stream-event';

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
export function createSseParser(
  onEvent: (event: StreamEvent) => void,
  limits: Pick<Limits, 'lineBytes' | 'eventLength'> = DEFAULT_LIMITS,
): SseParser {
  let data: string | undefined;
  let name = '';
  let id = '';
  let lastEventId = '';
  let retryMs: number | undefined;

  function dispatch(): void {
    lastEventId = id;
    if (data !== undefined) onEvent({ event: name || 'message', data, id });
    data = undefined;
    name = '';
  }

  function appendData(value: string): void {
    data = data === undefined ? value : `${data}\n${value}`;
    assertWithin(limits.eventLength, data.length, 'an event');
  }

  function readLines(lines: string): void {
    let start = 0;
    for (let end = lines.indexOf('\n'); end !== -1; end = lines.indexOf('\n', start)) {
      if (end === start) dispatch();
      else if (lines.startsWith('data:', start)) appendData(fieldValue(lines, start + 5, end));
      else readField(lines.slice(start, end));
      start = end + 1;
    }
  }

  function readField(line: string): void {
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : fieldValue(line, colon + 1, line.length);
    if (field === 'data') appendData(value);
    else if (field === 'event') name = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^[0-9]+$/.test(value)) retryMs = Number(value);
    // A comment (no field name) and every other field are ignored.
  }

  const buffer = createLineBuffer(readLines, limits.lineBytes);
  return {
    push: buffer.push,
    end() {
      buffer.end();
      if (data !== undefined)
        onEvent({ event: name || 'message', data, id: lastEventId, unterminated: true });
      data = undefined;
    },
    get retryMs() {
      return retryMs;
    },
    get lastEventId() {
      return lastEventId;
    },
  };
}

/** One space behind the colon belongs to the syntax, not to the value. */
function fieldValue(line: string, from: number, end: number): string {
  return line.slice(line.charCodeAt(from) === 32 && from < end ? from + 1 : from, end);
}
