/** How long text waited: when the server sent each token, and what each frame showed, in; the longest wait out. */
import { createPaintedFinder } from './find-painted';
import type { Frame } from './page-protocol';
import type { SendLog } from './stream-server';

export interface Lag {
  /** The longest that any character was sent and not shown, in milliseconds. */
  longest: number;
  /** Characters of the source after the last that is shown at the end: a few at most, if all was painted. */
  missing: number;
}

export function measureLag(tokens: readonly string[], { sent }: SendLog, frames: readonly Frame[]): Lag {
  const source = tokens.join('');
  const finder = createPaintedFinder(source);
  const sentAt = createSendTimes(tokens, sent);
  let longest = 0;
  for (const { time, tail } of frames) {
    // What was shown until now is what the frame before had painted.
    const waiting = finder.next();
    if (waiting !== undefined) longest = Math.max(longest, time - sentAt(waiting));
    finder.find(tail);
  }
  const waiting = finder.next();
  return { longest, missing: waiting === undefined ? 0 : source.length - waiting };
}

/** When the character at an offset was sent. Offsets are asked for in order. */
function createSendTimes(tokens: readonly string[], sent: SendLog['sent']): (offset: number) => number {
  const ends: number[] = [];
  let length = 0;
  for (const token of tokens) {
    length += token.length;
    ends.push(length);
  }
  let write = 0;
  return (offset) => {
    while (write < sent.length - 1 && offset >= (ends[(sent[write]?.[1] ?? 0) - 1] ?? 0)) write++;
    return sent[write]?.[0] ?? Number.POSITIVE_INFINITY;
  };
}
