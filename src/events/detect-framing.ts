/**
 * Content type and first characters in, framing out. The content type decides; only where it says
 * nothing, or `text/plain` (which servers say of everything), the first characters do.
 */
import type { Framing } from './stream-event';

/** `undefined`: more characters are needed to tell. `html`: a page, which no reply ever is. */
export type DetectedFraming = Framing | 'html' | undefined;

/** Enough to see a field name of SSE and the start of its value. */
const HEAD_LENGTH = 24;

/** @param isWhole no more characters will come */
export function detectFraming(
  contentType: string | null | undefined,
  head: string,
  isWhole: boolean,
): DetectedFraming {
  const type = (contentType ?? '').replace(/;.*/s, '').trim().toLowerCase();
  if (type === 'text/event-stream') return 'sse';
  if (/\b(x-)?(ndjson|jsonl|jsonlines|json-lines)$/.test(type)) return 'ndjson';
  if (/\bjson$/.test(type)) return 'json';
  if (type === 'text/html') return 'html';
  return detectFramingOfHead(head.trimStart(), type === 'text/plain', isWhole);
}

function detectFramingOfHead(head: string, isText: boolean, isWhole: boolean): DetectedFraming {
  if ((isText ? SSE_WITH_JSON : SSE_FIELD).test(head)) return 'sse';
  if (/^<(!doctype html|html)/i.test(head)) return 'html';
  if (!isText && head.startsWith('{')) return 'ndjson';
  const isOpen = head.length < HEAD_LENGTH && /^([deir:<]|$)/i.test(head);
  return isOpen && !isWhole ? undefined : 'text';
}

const SSE_FIELD = /^(data|event|id|retry)?:/;

/** Prose may start with `id:`; what servers send by mistake as `text/plain` starts like this. */
const SSE_WITH_JSON = /^(data: ?[{["]|event: ?[\w.-]+[\r\n])/;
