/** What an upstream is to be asked in, its response out, or an error that tells the page what it may know. */
import { readRetryAfter } from '../../bytes/read-response-error';
import { isRecord, parseObject, readText } from '../read-text';
import { RelayError, reasonOf } from '../relay-error';
import type { RelayOptions } from '../relay-options';
import type { ErrorFacts } from './providers';
import { createRedactor, findKeys, removeKeys } from './redact';
import type { UpstreamRequest } from './write-request';

const ERROR_BYTES = 64 * 1024;

/** @throws RelayError where there is no reply; the signal's reason where it aborts */
export async function askUpstream(
  { upstream, provider, body, isStream }: UpstreamRequest,
  { fetch: send = fetch, timeouts }: RelayOptions,
  signal: AbortSignal,
): Promise<Response> {
  const { apiKey, headers } = upstream;
  const url = `${upstream.baseUrl.replace(/\/+$/, '')}${provider.path}`;
  const keys = findKeys(apiKey, headers);
  const headMs = timeouts?.head ?? 120_000;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), headMs);
  try {
    const response = await send(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: isStream ? 'text/event-stream' : 'application/json',
        ...(apiKey && provider.keyHeaders(apiKey)),
        ...headers,
      },
      body: JSON.stringify(body),
      // A redirect would take the prompt to a place nobody configured.
      redirect: 'manual',
      signal: joinSignals(signal, late.signal),
    });
    if (!response.ok) throw await readRefusal(response, createRedactor(keys, url));
    return response;
  } catch (error) {
    if (error instanceof RelayError || signal.aborted) throw error;
    if (late.signal.aborted) {
      throw new RelayError(
        504,
        'upstream_timeout',
        `The model's server did not answer within ${headMs / 1000} s. Try again.`,
      );
    }
    throw new RelayError(
      502,
      'upstream_unreachable',
      "The model's server can't be reached. Try again later.",
      {
        detail: removeKeys(reasonOf(error), keys),
      },
    );
  } finally {
    clearTimeout(timer);
  }
}

/** Not `AbortSignal.any`, which not all have. */
function joinSignals(...signals: AbortSignal[]): AbortSignal {
  const joined = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) joined.abort(signal.reason);
    signal.addEventListener('abort', () => joined.abort(signal.reason), {
      once: true,
      signal: joined.signal,
    });
  }
  return joined.signal;
}

async function readRefusal(response: Response, redact: (text: string) => string): Promise<RelayError> {
  const { status } = response;
  const text = await readText(response.body, ERROR_BYTES).catch(() => '');
  if (text === undefined) void response.body?.cancel().catch(() => {});
  const said = readError(parseObject(text ?? ''));
  const message = redact(said.message || `The model's server answered with status ${status}.`);
  const code = redact(said.code || `upstream_${status}`);
  // What is wrong between relay and upstream is none of the page's affairs, and not the person's fault.
  if (status < 400 || /^(401|402|403|404|407)$/.test(`${status}`)) {
    return new RelayError(
      502,
      'upstream_refused',
      "The model's server refuses this relay, so there is no reply. Tell who runs it: the log says why.",
      { detail: `${status} ${code}: ${message}` },
    );
  }
  const ms = readRetryAfter(response.headers);
  return new RelayError(status, code, message, {
    headers: ms ? { 'retry-after': `${Math.ceil(ms / 1000)}` } : {},
    detail: `${status} ${code}`,
  });
}

/** In the shapes of all three providers. */
function readError(body: Record<string, unknown> | undefined): Partial<ErrorFacts> {
  const error = body?.error;
  if (typeof error === 'string') return { message: error };
  if (!isRecord(error)) return {};
  const { message, code, type } = error;
  const name = [code, type].find((value) => typeof value === 'string' && value);
  return {
    ...(typeof message === 'string' && { message: message.slice(0, 1000) }),
    ...(typeof name === 'string' && { code: name.slice(0, 100) }),
  };
}
