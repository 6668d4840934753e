/**
 * An upstream's response in, the events that the page gets out: as they were written, without keys, reviewed, and with an
 * end that says what happened, whatever did. What it used is counted on the way.
 */
import type { Delta } from '../../deltas/delta';
import { StreamError } from '../../errors';
import { reasonOf } from '../relay-error';
import type { RelayOptions } from '../relay-options';
import type { ReplyEnding } from '../store/reply-store';
import type { UsageCount } from './count-usage';
import type { ErrorFacts } from './providers';
import { createRedactor, findKeys, redactStream, removeKeys } from './redact';
import { createGate } from './review-events';
import { createBlockSplitter, type EventBlock } from './split-blocks';
import { createWatch } from './watch-upstream';
import type { UpstreamRequest } from './write-request';

/** How a reply ended, and why. */
export interface ReplyEnd {
  readonly ending: ReplyEnding;
  readonly code?: string | undefined;
  /** For the log alone. */
  readonly detail?: string | undefined;
}

/** What may still follow behind the finish of a reply. */
const LINGER_MS = 3000;

/**
 * Reads a streamed reply. It ends at once when the signal aborts, as `cancelled`; else what was wrong is its last event.
 *
 * @param asked what the review is told of the request
 */
export async function* readReplyEvents(
  response: Response,
  { upstream, provider }: UpstreamRequest,
  options: RelayOptions,
  count: UsageCount,
  asked: { requestId: string; input: unknown },
  signal: AbortSignal,
): AsyncGenerator<readonly string[], ReplyEnd> {
  const keys = findKeys(upstream.apiKey, upstream.headers);
  const redact = createRedactor(keys, upstream.baseUrl);
  const replyBytes = options.limits?.replyBytes ?? 2 ** 24;
  const { idle = 120_000, total = 1_800_000 } = options.timeouts ?? {};
  const splitter = createBlockSplitter({ lineBytes: replyBytes });
  const decoder = provider.format.createDecoder();
  const gate = createGate(options.review, asked, signal);
  const watch = createWatch(open(response, keys), signal);
  let size = 0;
  let isFinished = false;
  let isDone = false;

  const fail = (error: ErrorFacts, detail?: string): [string, ReplyEnd] => [
    provider.toErrorEvent(error),
    { ending: 'failed', code: error.code, detail },
  ];

  function* take(blocks: readonly EventBlock[]): Generator<{ block: EventBlock; deltas: Delta[] }> {
    for (const block of blocks) {
      if (isDone) return;
      const deltas = decoder.decode(block.event);
      for (const delta of deltas) {
        count.take(delta);
        isFinished ||= delta.type === 'reply-finished' || delta.type === 'stream-done';
        isDone ||= /^(stream-done|error-reported|reply-cancelled)$/.test(delta.type);
      }
      yield { block, deltas };
    }
  }

  try {
    const endsAt = Date.now() + total;
    while (!isDone) {
      const left = Math.min(isFinished ? LINGER_MS : idle, endsAt - Date.now());
      const chunk = await watch.read(left);
      if (chunk === 'aborted') return { ending: 'cancelled' };
      if (chunk === 'late' && !isFinished) {
        const [event, end] = fail(timedOut(Math.min(idle, total)));
        yield [event];
        return end;
      }
      const isOver = chunk === 'late' || chunk === 'ended';
      size += isOver ? 0 : chunk.length;
      if (size > replyBytes) {
        const [event, end] = fail(tooLarge(replyBytes));
        yield [event];
        return end;
      }
      for (const { block, deltas } of take(isOver ? splitter.end() : splitter.push(chunk))) {
        const error = deltas.find((delta) => delta.type === 'error-reported');
        if (error?.type === 'error-reported') {
          const { code = 'upstream_error', status } = error;
          const told = { code: redact(code), message: redact(error.message), status };
          yield await gate.end();
          const [event, end] = fail(told, 'told by the upstream');
          yield [event];
          return end;
        }
        const free = await gate.take(block.text, deltas);
        if (free.length > 0) yield free;
        if (signal.aborted) return { ending: 'cancelled' };
      }
      if (isOver) break;
    }
    yield await gate.end();
    if (isFinished || isDone) return { ending: 'whole' };
    const [event, end] = fail(BROKEN_OFF, 'the bytes ended before the reply did');
    yield [event];
    return end;
  } catch (error) {
    if (signal.aborted) return { ending: 'cancelled' };
    const [event, end] = fail(describe(error), removeKeys(reasonOf(error), keys));
    yield [event];
    return end;
  } finally {
    watch.close(isDone);
    gate.close();
  }
}

function open({ body }: Response, keys: readonly string[]): ReadableStream<Uint8Array> | null {
  return body && keys.length > 0 ? body.pipeThrough(redactStream(keys)) : body;
}

function describe(error: unknown): ErrorFacts {
  if (!(error instanceof StreamError)) return BROKEN_OFF;
  if (error.kind === 'blocked') {
    return {
      code: 'review',
      message: 'A review blocked what follows. What was shown before stays. Change the request',
    };
  }
  if (error.kind === 'too-large') return { code: 'reply_too_large', message: error.message };
  return {
    code: 'upstream_malformed',
    message: "The model's server sent what is no reply. What came before is kept. Try again",
    status: 502,
  };
}

const BROKEN_OFF: ErrorFacts = {
  code: 'upstream_broken',
  message: "The model's server broke off before the reply was whole. What came is kept. Try again",
  status: 502,
};

function timedOut(ms: number): ErrorFacts {
  const message = `The model's server was silent for ${ms / 1000} s. What came is kept. Try again`;
  return { code: 'upstream_timeout', message, status: 504 };
}

function tooLarge(bytes: number): ErrorFacts {
  const message = `The reply is larger than the ${bytes} bytes that are allowed. What came is kept. Ask for less`;
  return { code: 'reply_too_large', message };
}
