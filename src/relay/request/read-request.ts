/** A page's request in, what it wants out: bounded, and checked as far as that needs no knowledge of models. */
import { parseObject, readText } from '../read-text';
import { RelayError } from '../relay-error';

/** What a request wants. */
export interface PageRequest {
  readonly body: Readonly<Record<string, unknown>>;
  /** The body as it came. */
  readonly text: string;
  /** The same for all attempts of a request. */
  readonly key: string | undefined;
  /** It goes on behind this event of this reply. */
  readonly resumes: { readonly id: string; readonly number: number } | undefined;
  /** It ends the request that has this key. */
  readonly stops: string | undefined;
}

/** @throws RelayError when it is none that a page of this server would send */
export function checkHead(request: Request): void {
  if (request.method !== 'POST') {
    throw new RelayError(405, 'method_not_allowed', 'Send a POST.', { headers: { allow: 'POST' } });
  }
  // Other sites can make a browser send text, but not JSON: that needs a preflight, which the relay does not grant.
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new RelayError(415, 'not_json', 'Send JSON, with the content type application/json.');
  }
}

/** @throws RelayError 400 or 413 */
export async function readRequest(request: Request, mostBytes: number): Promise<PageRequest> {
  const key = readKey(request.headers.get('idempotency-key'));
  const resumes = readEventId(request.headers.get('last-event-id'));
  const said = Number(request.headers.get('content-length'));
  const text = said > mostBytes ? undefined : await readText(request.body, mostBytes);
  if (text === undefined) {
    discard(request.body);
    throw new RelayError(413, 'too_large', `The request is larger than ${mostBytes} bytes. Send less.`);
  }
  const body = parseObject(text);
  if (!body) throw new RelayError(400, 'invalid_json', 'The body is not a JSON object.');
  const { requestId } = body;
  const isStop = Object.keys(body).length === 1 && typeof requestId === 'string';
  return { body, text, key, resumes, stops: isStop ? readKey(requestId) : undefined };
}

function readKey(given: string | null): string | undefined {
  if (given === null || given === '') return undefined;
  if (/^[\w.:~"-]{1,200}$/.test(given)) return given;
  throw new RelayError(
    400,
    'invalid_idempotency_key',
    'The Idempotency-Key is not one of at most 200 letters, digits and . : ~ _ -.',
  );
}

function readEventId(given: string | null): PageRequest['resumes'] {
  if (given === null || given === '') return undefined;
  const [, id, number] = /^([\w-]{1,100})\.(\d{1,9})$/.exec(given) ?? [];
  if (id !== undefined) return { id, number: Number(number) };
  throw new RelayError(
    400,
    'invalid_last_event_id',
    'The Last-Event-ID is none that this relay gave. Send one that it did, or none to begin anew.',
  );
}

/** Reads the rest for a while and throws it away: a connection cut during an upload loses the answer. */
function discard(body: ReadableStream<Uint8Array> | null): void {
  body?.pipeTo(new WritableStream(), { signal: AbortSignal.timeout(5000) }).catch(() => {});
}
