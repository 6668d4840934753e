/**
 * Bytes in, complete lines out. What is left behind the last line end waits as bytes, so each byte is
 * decoded once, a code point cut in half needs no care (a line end is ASCII), and a long line that
 * comes in small pieces costs what its bytes cost.
 */
import { assertWithin } from './limits';

const LF = 10;
const CR = 13;

export interface LineBuffer {
  /** @throws StreamError `too-large` when a line is longer than `lineBytes` */
  push(bytes: Uint8Array): void;
  /** Hands over what is left as a last line. Returns whether there was any. */
  end(): boolean;
}

/**
 * @param onLines called with one or more complete lines, each ended by `\n` whatever ended it on the wire
 * (LF, CR or CRLF: WHATWG HTML 9.2.6)
 */
export function createLineBuffer(onLines: (lines: string) => void, lineBytes: number): LineBuffer {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let held = new Uint8Array(0);
  let heldLength = 0;
  let isFirst = true;
  let skipsLf = false;

  function hold(bytes: Uint8Array): void {
    const length = heldLength + bytes.length;
    assertWithin(lineBytes, length, 'a line');
    if (length > held.length) {
      const larger = new Uint8Array(Math.max(length, held.length * 2, 256));
      larger.set(held.subarray(0, heldLength));
      held = larger;
    }
    held.set(bytes, heldLength);
    heldLength = length;
  }

  function release(bytes: Uint8Array): void {
    let complete = bytes;
    if (heldLength > 0) {
      // A line that arrives in pieces is put together in the buffer that already holds its start.
      const length = heldLength + bytes.length;
      if (length > held.length) {
        const larger = new Uint8Array(length);
        larger.set(held.subarray(0, heldLength));
        held = larger;
      }
      held.set(bytes, heldLength);
      complete = held.subarray(0, length);
      heldLength = 0;
    }
    if (complete.length > lineBytes) assertLinesWithin(lineBytes, complete);
    const text = decoder.decode(complete);
    const lines = isFirst && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    isFirst = false;
    onLines(lines.includes('\r') ? lines.replace(/\r\n?/g, '\n') : lines);
  }

  return {
    push(bytes) {
      const from = skipsLf && bytes[0] === LF ? 1 : 0;
      if (bytes.length > 0) skipsLf = false;
      const end = endOfLastLine(bytes, from);
      if (end > from) {
        skipsLf = end === bytes.length && bytes[end - 1] === CR;
        release(bytes.subarray(from, end));
      }
      if (end < bytes.length) hold(bytes.subarray(Math.max(end, from)));
    },
    end() {
      if (heldLength === 0) return false;
      release(Uint8Array.of(LF));
      return true;
    },
  };
}

/** The index behind the last line end, or `from` where there is none. */
function endOfLastLine(bytes: Uint8Array, from: number): number {
  const lf = bytes.lastIndexOf(LF);
  const start = Math.max(lf + 1, from);
  // A bare CR ends a line too. Only the rest behind the last LF can hold one that matters.
  return bytes.indexOf(CR, start) === -1 ? start : bytes.lastIndexOf(CR) + 1;
}

function assertLinesWithin(lineBytes: number, bytes: Uint8Array): void {
  let start = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== LF && bytes[i] !== CR) continue;
    assertWithin(lineBytes, i - start, 'a line');
    start = i + 1;
  }
}
