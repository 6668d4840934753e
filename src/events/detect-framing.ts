/**
 * Content type and first characters in, framing out. The content type decides. Where it says nothing, or
 * `text/plain` (which servers say of everything), the first characters do; and they show SSE that is called
 * JSON, which never begins like it.
 */
import type { Framing } from './stream-event';

/** Enough to see a comment, or a field of SSE and the start of its value. */
const HEAD_LENGTH = 64;

/**
 * @param isWhole no more characters will come
 * @returns `undefined`: more characters are needed to tell; `no-reply`: a page, a picture, which no reply ever is
 */
export function detectFraming(
  type: string,
  start: string,
  isWhole: boolean,
): Framing | 'no-reply' | undefined {
  if (/event-stream/i.test(type)) return 'sse';
  if (/ndjson|json-?l|json-stream|stream\+json/i.test(type)) return 'ndjson';
  // No more than is waited for, so that it is the same however the bytes come.
  const head = start.slice(0, HEAD_LENGTH);
  if (NO_REPLY.test(type) || /^<(!doctype|html)/i.test(head)) return 'no-reply';
  if (SSE_HEAD.test(head)) return 'sse';
  const mayTellMore = MAY_TELL_MORE.test(head) || (!type && /^[{[]\s*$/.test(head));
  if (mayTellMore && !isWhole && head.length < HEAD_LENGTH) return undefined;
  // A line of NDJSON holds all of its object; an array's first element tells it from prose in brackets.
  if (/json/i.test(type) || (!type && /^(\{\s*\n|\[\s*(\{|$))/.test(head))) return 'json';
  return !type && head.startsWith('{') ? 'ndjson' : 'text';
}

/** Types of what may be answered instead of a reply. */
const NO_REPLY = /html|^(image|audio|video|font)\/|octet-stream|pdf|zip/i;

/** Nothing yet, or the first characters of SSE or a page; few words of prose begin like them. */
const MAY_TELL_MORE = /^($|:|<($|[!h])|d($|a)|e($|v)|i($|d)|r($|e))/i;

/** Narrow, since prose too may start with a word and a colon. */
const SSE_HEAD = /^(data: ?[{["]|(event|id): ?[\w.-]+[\r\n]|retry: ?\d|:.*\n)/;
