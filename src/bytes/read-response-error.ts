/** An error response in, a typed error out. Reads at most what a message can use of its body. */
import { StreamError } from '../errors';
import { readServerError } from '../server-error';
import { openChunks } from './read-chunks';

const BODY_LENGTH = 16 * 1024;

/** How long the words of an error are waited for: its status says enough. */
const BODY_MS = 3000;

/** Calls once, after a time in milliseconds; returns how to take that back. */
type After = (ms: number, call: () => void) => () => void;

/** What an error response says, as `rate-limit` (429, or 503 with a wait) or `http`. */
export async function readResponseError(
  response: Response,
  after: After = afterTimeout,
): Promise<StreamError> {
  const { status, headers } = response;
  const retryAfterMs = readRetryAfter(headers);
  const retryable = status >= 500 || status === 408 || status === 425 || status === 429;
  const { message, code } = readReason(await readStart(response, after));
  const advice = retryAfterMs
    ? `Try again in ${Math.ceil(retryAfterMs / 1000)} s.`
    : retryable
      ? 'Retry later.'
      : 'Check the address, the credentials and the body.';
  return new StreamError({
    kind: status === 429 || (status === 503 && retryAfterMs) ? 'rate-limit' : 'http',
    message: `The server answered ${status}${message && `: ${message}`}. There is no reply. ${advice}`,
    retryable,
    retryAfterMs,
    status,
    code,
  });
}

/** RFC 9110, 10.2.3: seconds or a date; `retry-after-ms` is finer where it is sent. */
export function readRetryAfter(headers: Headers): number | undefined {
  const after = headers.get('retry-after') ?? '';
  // A date counts from the server's own clock where it tells it, so that a wrong one here does no harm.
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  const ms = Number(headers.get('retry-after-ms')) || Number(after) * 1000 || Date.parse(after) - now;
  return ms > 0 ? ms : undefined;
}

/** The start of the body; an endless one is let go, and one that breaks still says something. */
async function readStart({ body }: Response, after: After): Promise<string> {
  const decoder = new TextDecoder();
  const chunks = openChunks(body);
  const cancel = after(BODY_MS, chunks.close);
  let text = '';
  try {
    for (let { value } = await chunks.read(); value; { value } = await chunks.read()) {
      text += decoder.decode(value, { stream: true });
      if (text.length > BODY_LENGTH) break;
    }
  } catch {}
  cancel();
  chunks.close();
  return text;
}

/** The reason in `{"error":{…}}`, `{"error":"…"}`, `{"message"}` or plain words; a page gives none. */
function readReason(body: string): { message: string; code?: string | undefined } {
  try {
    const json: { error?: unknown } = JSON.parse(body);
    return readServerError(json.error ?? json);
  } catch {
    return readServerError(body.trimStart().startsWith('<') ? '' : body);
  }
}

function afterTimeout(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}
