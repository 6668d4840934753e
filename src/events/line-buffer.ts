/**
 * Bytes in, complete lines out. What is left behind the last line end waits as bytes, so each byte is
 * decoded once, a code point cut in half needs no care (a line end is ASCII), and a long line that
 * comes in small pieces costs what its bytes cost.
 */
import { DEFAULT_LIMIT, type Limits, tooLarge } from './limits';
import type { EventParser } from './stream-event';

const LF = 10;
const CR = 13;

/**
 * @param onLines called with one or more complete lines, each ended by `\n` whatever ended it on the wire
 * (LF, CR or CRLF: WHATWG HTML 9.2.6); at the end also with a last line that was not ended
 */
export function createLineBuffer(
  onLines: (lines: string) => void,
  { lineBytes = DEFAULT_LIMIT }: Limits = {},
): EventParser {
  const decoder = new TextDecoder();
  let held = new Uint8Array(256);
  let length = 0;
  let endedInCr = false;

  function push(bytes: Uint8Array): void {
    const half = bytes.length >> 1;
    if (half > 0 && length + bytes.length > lineBytes) {
      // May be too long, unless a line ends in it: in halves, until that is seen to the byte.
      push(bytes.subarray(0, half));
      return push(bytes.subarray(half));
    }
    const from = length;
    length += bytes.length;
    if (length > held.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(held);
      held = larger;
    }
    held.set(bytes, from);
    const end = endOfLastLine(bytes);
    if (end > 0) release(from + end);
    if (length > lineBytes) throw tooLarge('A line', 'lineBytes', lineBytes);
  }

  function release(end: number): void {
    // As one stream: the decoder drops a byte order mark at its start, and nowhere else.
    let lines = decoder.decode(held.subarray(0, end), { stream: true });
    held.copyWithin(0, end, length);
    length -= end;
    // The CR has ended its line already; waiting for its LF would hold an event back.
    if (endedInCr && lines[0] === '\n') lines = lines.slice(1);
    endedInCr = lines.endsWith('\r');
    onLines(lines.includes('\r') ? lines.replace(/\r\n?/g, '\n') : lines);
  }

  return {
    push,
    end() {
      if (length > 0) push(Uint8Array.of(LF));
    },
  };
}

/** The index behind the last line end, 0 where there is none. From behind: it is near, or the piece is small. */
function endOfLastLine(bytes: Uint8Array): number {
  let i = bytes.length - 1;
  while (i >= 0 && bytes[i] !== LF && bytes[i] !== CR) i--;
  return i + 1;
}
