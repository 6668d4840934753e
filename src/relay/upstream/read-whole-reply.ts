/** A response that is one JSON body in, its text out: bounded, without keys, reviewed as a whole, and counted. */
import { parseObject, readText } from '../read-text';
import { RelayError } from '../relay-error';
import type { RelayOptions } from '../relay-options';
import type { UsageCount } from './count-usage';
import { findKeys, removeKeys } from './redact';
import { createGate } from './review-events';
import type { UpstreamRequest } from './write-request';

/** @throws RelayError 502 where it is no reply, 422 where the review blocks it */
export async function readWholeReply(
  response: Response,
  { upstream, provider }: UpstreamRequest,
  { limits, review }: RelayOptions,
  count: UsageCount,
  asked: { requestId: string; input: unknown },
  signal: AbortSignal,
): Promise<string> {
  const isJson = /^application\/json/i.test(response.headers.get('content-type') ?? '');
  const text = isJson ? await readText(response.body, limits?.replyBytes ?? 2 ** 24) : undefined;
  if (text === undefined || !parseObject(text)) {
    void response.body?.cancel().catch(() => {});
    throw new RelayError(
      502,
      'upstream_not_a_stream',
      "The model's server answered with something that is no reply.",
    );
  }
  const body = removeKeys(text, findKeys(upstream.apiKey, upstream.headers));
  const deltas = provider.format.createDecoder().decode({ event: 'body', data: body });
  for (const delta of deltas) count.take(delta);
  const gate = createGate(review, asked, signal);
  try {
    const passed = [...(await gate.take(body, deltas)), ...(await gate.end())];
    if (passed.length > 0) return body;
  } catch (error) {
    if (signal.aborted) throw error;
  } finally {
    gate.close();
  }
  throw new RelayError(
    422,
    'review',
    'A review blocked the reply, so there is nothing to show. Change the request.',
  );
}
