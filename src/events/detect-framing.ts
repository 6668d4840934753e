/**
 * Content type and first characters in, framing out. The content type decides; only where it says
 * nothing, or `text/plain` (which servers say of everything), the first characters do.
 */
import type { Framing } from './stream-event';

/** Enough to see a field name of SSE and the start of its value. */
const HEAD_LENGTH = 24;

/**
 * @param isWhole no more characters will come
 * @returns `undefined`: more characters are needed to tell; `html`: a page, which no reply ever is
 */
export function detectFraming(type: string, head: string, isWhole: boolean): Framing | 'html' | undefined {
  if (/event-stream/i.test(type)) return 'sse';
  if (/ndjson|json-?l/i.test(type)) return 'ndjson';
  if (/json/i.test(type)) return 'json';
  if (/html/i.test(type) || /^<(!doctype|html)/i.test(head)) return 'html';
  if (SSE_HEAD.test(head)) return 'sse';
  if (!type && head.startsWith('{')) return 'ndjson';
  return isWhole || head.length >= HEAD_LENGTH || /^[^deir:<]/i.test(head) ? 'text' : undefined;
}

/** Narrow, since prose too may start with a word and a colon. */
const SSE_HEAD = /^(data: ?[{["]|(event|id): ?[\w.-]+[\r\n]|retry: ?\d|:.*\n)/;
