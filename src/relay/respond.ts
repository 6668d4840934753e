/** The records of a reply in, the response that carries them out. */
import { type Records, type StreamSpec, streamRecords } from './stream-response';
import type { ReplyHead } from './write-reply';

/** @param records from the head on */
export async function respond(records: Records, spec: StreamSpec): Promise<Response> {
  const first = await records.next();
  const [head, ...events] = first.done ? [] : first.value;
  if (head === undefined) {
    spec.leaving.abort();
    return toResponse(LEFT);
  }
  const { body, ...rest }: ReplyHead = JSON.parse(head);
  if (body !== undefined) {
    // To its end, so that what writes it gets there too.
    for (let next = await records.next(); !next.done; next = await records.next());
    spec.leaving.abort();
    return toResponse({ ...rest, body });
  }
  return new Response(streamRecords(behind(events, records), spec), rest);
}

/** Nobody is there any more to read it. */
const LEFT: ReplyHead = { status: 499, headers: {} };

/** A response without a stream. */
export function toResponse({ status, headers, body }: ReplyHead): Response {
  return new Response(body ?? null, { status, headers });
}

async function* behind(events: readonly string[], records: Records): Records {
  try {
    if (events.length > 0) yield events;
    return yield* records;
  } finally {
    await records.return(undefined);
  }
}

/** Unguessable: 128 bits. */
export function createReplyId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replace(/[+]/g, '-')
    .replace(/[/]/g, '_')
    .replace(/=+$/, '');
}

/** SHA-256 in hexadecimal. */
export async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A signal that aborts when the request's client leaves, or when it is told to. */
export function watchClient({ signal }: Request): AbortController {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true, signal: leaving.signal });
  return leaving;
}
