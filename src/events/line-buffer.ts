/**
 * Bytes in, complete lines out. What is left behind the last line end waits as bytes, so each byte is
 * decoded once, a code point cut in half needs no care (a line end is ASCII), and a long line that
 * comes in small pieces costs what its bytes cost.
 */
import type { EventParser } from './stream-event';

const LF = 10;
const CR = 13;

/**
 * @param onLines called with one or more complete lines, each ended by `\n` whatever ended it on the wire
 * (LF, CR or CRLF: WHATWG HTML 9.2.6); at the end also with a last line that was not ended
 */
export function createLineBuffer(onLines: (lines: string) => void): EventParser {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let held = new Uint8Array(256);
  let length = 0;
  let isFirst = true;
  let skipsLf = false;

  function hold(bytes: Uint8Array): void {
    const needed = length + bytes.length;
    if (needed > held.length) {
      const larger = new Uint8Array(needed * 2);
      larger.set(held);
      held = larger;
    }
    held.set(bytes, length);
    length = needed;
  }

  function release(bytes: Uint8Array): void {
    // A line that came in pieces is put together in the buffer that holds its start.
    if (length > 0) {
      hold(bytes);
      bytes = held.subarray(0, length);
      length = 0;
    }
    let lines = decoder.decode(bytes);
    if (isFirst) lines = lines.replace(/^\ufeff/, '');
    isFirst = false;
    onLines(lines.includes('\r') ? lines.replace(/\r\n?/g, '\n') : lines);
  }

  return {
    push(bytes) {
      if (bytes.length === 0) return;
      const start = skipsLf && bytes[0] === LF ? 1 : 0;
      const end = endOfLastLine(bytes, start);
      skipsLf = bytes[end - 1] === CR && end === bytes.length;
      if (end > start) release(bytes.subarray(start, end));
      hold(bytes.subarray(end));
    },
    end() {
      if (length > 0) release(Uint8Array.of(LF));
    },
  };
}

/** The index behind the last line end, or `from` where there is none. */
function endOfLastLine(bytes: Uint8Array, from: number): number {
  const end = Math.max(bytes.lastIndexOf(LF) + 1, from);
  // A bare CR ends a line too. Only the rest behind the last LF can hold one that matters.
  return bytes.indexOf(CR, end) < 0 ? end : bytes.lastIndexOf(CR) + 1;
}
