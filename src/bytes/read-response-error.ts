/** An error response in, a typed error out. Reads at most what a message can use of its body. */
import { quoteServer, StreamError } from '../errors';

const BODY_LENGTH = 16 * 1024;

/** What an error response says, as `rate-limit` (429, or 503 with a wait) or `http`. */
export async function readResponseError(response: Response): Promise<StreamError> {
  const { status } = response;
  const retryAfterMs = readRetryAfter(response.headers);
  const isLimit = status === 429 || (status === 503 && retryAfterMs !== undefined);
  const { message, code } = readBody(await readStart(response));
  return new StreamError({
    kind: isLimit ? 'rate-limit' : 'http',
    message: [
      `The server answered ${status}${message ? `: ${message}` : ' without a readable reason'}.`,
      'There is no reply.',
      retryAfterMs === undefined ? adviceFor(status) : `Try again in ${Math.ceil(retryAfterMs / 1000)} s.`,
    ].join(' '),
    retryable: [408, 425, 429].includes(status) || status >= 500,
    retryAfterMs,
    status,
    code,
  });
}

/** RFC 9110, 10.2.3: seconds or a date; `retry-after-ms` is finer where it is sent. */
function readRetryAfter(headers: Headers): number | undefined {
  const ms = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (ms >= 0) return ms;
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  if (/^\d+(\.\d+)?$/.test(value.trim())) return Number(value) * 1000;
  // The server's own clock, where it tells it, so that a wrong one here does no harm.
  const now = Date.parse(headers.get('date') ?? '') || Date.now();
  const wait = Date.parse(value) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** The start of the body; an endless one is let go. */
async function readStart(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < BODY_LENGTH) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // What came before the connection broke still says something.
  }
  void reader.cancel().catch(() => {});
  return text;
}

/** The reason and code of `{"error":{"message","code"}}`, `{"error":"…"}`, `{"message"}` or `{"detail"}`; a page says nothing. */
function readBody(body: string): { message: string; code?: string } {
  try {
    const json = JSON.parse(body) as Record<string, unknown> | null;
    const error = (json?.error ?? json) as Record<string, unknown> | string | null;
    const said = typeof error === 'string' ? error : (error?.message ?? error?.detail);
    const code = typeof error === 'string' ? undefined : (error?.code ?? error?.type);
    return {
      message: typeof said === 'string' ? quoteServer(said).replace(/[.\s]+$/, '') : '',
      ...((typeof code === 'string' || typeof code === 'number') && { code: String(code) }),
    };
  } catch {
    return { message: /^\s*</.test(body) ? '' : quoteServer(body) };
  }
}

function adviceFor(status: number): string {
  if (status === 401 || status === 403) return 'Check the credentials that the request carries.';
  if (status === 404 || status === 405) return 'Check the address and the method.';
  return status >= 500 ? 'Retry later.' : 'Check the request.';
}
