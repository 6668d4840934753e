/**
 * Server-sent events: bytes in, events out, by the grammar of WHATWG HTML 9.2.6, with two deliberate
 * leniencies. The last event counts without its blank line: it is marked `unterminated`, because only who
 * reads its data can tell whether it is whole. And a JSON error that a gateway wrote between the events as
 * it is (Gemini's do), which the grammar would skip, is given as an event named `bare`.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
import { checkEvent, type Limits } from './limits';
import { createLineBuffer } from './line-buffer';
import type { EventParser, OnEvent } from './stream-event';

export interface SseOptions extends Limits {
  /** Without the two leniencies: exactly what an `EventSource` gives. */
  isStrict?: boolean | undefined;
}

export interface SseParser extends EventParser {
  /** The reconnection time that the server asked for with `retry:`, in milliseconds. */
  readonly retryMs: number | undefined;
  /** The id of the last dispatched event, to be sent as `Last-Event-ID`. */
  readonly lastEventId: string;
}

/**
 * @throws StreamError `too-large`, from `push` and `end`
 * @example
 * ```ts
 * const parser = createSseParser((event) => console.log(event.data));
 * parser.push(bytes);
 * parser.end();
 * ```
 */
export function createSseParser(onEvent: OnEvent, options: SseOptions = {}): SseParser {
  const { eventChars, isStrict } = options;
  let data: string | undefined;
  let event = '';
  let id = '';
  /** Lines outside the grammar, from one on that may begin JSON. */
  let bare = '';
  let lastEventId = '';
  let retryMs: number | undefined;

  function dispatch(unterminated: boolean): void {
    // An event that the end cut off does not commit its id.
    if (!unterminated) lastEventId = id;
    if (data !== undefined) onEvent({ event: event || 'message', data, id: lastEventId, unterminated });
    const error = bare && readBareError(bare);
    if (error) onEvent({ event: 'bare', data: error, id: lastEventId, unterminated: false });
    data = undefined;
    event = bare = '';
  }

  function readLines(lines: string): void {
    for (let start = 0, end = 0; start < lines.length; start = end + 1) {
      end = lines[start] === '\n' ? start : lines.indexOf('\n', start);
      if (end === start) dispatch(false);
      // Nearly all other lines, so they are read where they stand.
      else if (lines.startsWith('data:', start)) {
        addData(lines.slice(start + (lines[start + 5] === ' ' ? 6 : 5), end));
      } else readField(lines.slice(start, end));
    }
  }

  function addData(value: string): void {
    data = checkEvent(data === undefined ? value : `${data}\n${value}`, eventChars);
  }

  /** A comment has no field name; it is ignored, as every unknown field is. */
  function readField(line: string): void {
    // A line without a colon is a name without a value. One space behind the colon belongs to the syntax.
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === 'data') addData(value);
    else if (name === 'event') event = value;
    else if (name === 'id' && !value.includes('\0')) id = value;
    else if (name === 'retry' && /^\d+$/.test(value)) retryMs = Number(value);
    else if (name && !isStrict && (bare || /^[[{]/.test(name))) {
      bare = checkEvent(`${bare}\n${line}`, eventChars);
    }
  }

  const { push, end } = createLineBuffer(readLines, options);
  return {
    push,
    end() {
      if (isStrict) return;
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

/** The JSON of an error that stands by itself or in a list; nothing for all else, which is no event. */
function readBareError(text: string): string | undefined {
  try {
    const found = [JSON.parse(text)].flat().find((value) => Object(value).error);
    return found && JSON.stringify(found);
  } catch {
    return undefined;
  }
}
