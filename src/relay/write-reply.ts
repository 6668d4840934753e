/**
 * A request of a page in, the records of its reply out: first the head of the response, then the events. Whatever fails
 * is among them, so who reads needs to know nothing else.
 */
import type { Ledger } from './limits/ledger';
import { admit } from './limits/rate-limit';
import { type RelayError, toRelayError } from './relay-error';
import type { RelayOptions } from './relay-options';
import { askUpstream } from './upstream/ask-upstream';
import { createUsageCount } from './upstream/count-usage';
import { type ReplyEnd, readReplyEvents } from './upstream/read-reply';
import { readWholeReply } from './upstream/read-whole-reply';
import type { UpstreamRequest } from './upstream/write-request';

/** The head of a response; one with a body is all of it. */
export interface ReplyHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** Whose reply it is, for limits and logs. */
export interface ReplyCard {
  readonly user: string;
  readonly replyId: string;
  readonly requestId: string | undefined;
  readonly input: unknown;
}

/** @param signal ends it, as `cancelled` */
export async function* writeReply(
  asked: UpstreamRequest,
  card: ReplyCard,
  options: RelayOptions,
  ledger: Ledger,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], ReplyEnd> {
  const startedAt = Date.now();
  const { user, replyId, requestId } = card;
  const { rateLimit, onUsage, log } = options;
  const count = createUsageCount(asked.estimate.input);
  let settle = async (_tokens: number) => {};
  let isAnswered = false;
  let events = 0;
  let firstMs: number | undefined;
  let end: ReplyEnd | undefined;

  try {
    let headers: Readonly<Record<string, string>> = {};
    if (rateLimit) ({ headers, settle } = await admit(rateLimit, ledger, user, asked.estimate.all));
    signal.throwIfAborted();
    const response = await askUpstream(asked, options, signal);
    isAnswered = true;
    const facts = { requestId: requestId ?? replyId, input: card.input };
    if (isEventStream(response)) {
      yield [toRecord({ status: 200, headers: { ...headers, ...STREAM_HEADERS } })];
      const reply = readReplyEvents(response, asked, options, count, facts, signal);
      try {
        let next = await reply.next();
        for (; !next.done; next = await reply.next()) {
          if (next.value.length === 0) continue;
          firstMs ??= Date.now() - startedAt;
          events += next.value.length;
          yield next.value;
        }
        end = next.value;
      } finally {
        void reply.return({ ending: 'cancelled' });
      }
    } else {
      const body = await readWholeReply(response, asked, options, count, facts, signal);
      yield [toRecord({ status: 200, headers: { ...headers, ...JSON_HEADERS }, body })];
      end = { ending: 'whole' };
    }
  } catch (error) {
    if (!signal.aborted) {
      const refusal = toRelayError(error);
      end = { ending: 'failed', code: refusal.code, detail: refusal.detail };
      yield [toRecord(toHead(refusal))];
    }
  } finally {
    // Also where nobody asks for the next record any more.
    const ended = !end || end.ending === 'cancelled' ? cut(signal) : end;
    end = ended;
    // What was refused has used nothing; what nobody counted is estimated.
    const settled = settle(isAnswered ? count.total() : 0).catch(() => {});
    const used = isAnswered ? count.read() : undefined;
    if (used) tell(() => onUsage?.({ user, model: asked.model, ...used, replyId, requestId }));
    tell(() =>
      log?.({
        type: 'reply',
        ...ended,
        ms: Date.now() - startedAt,
        ...{ firstMs, events, user, model: asked.model, requestId, replyId },
        ...used,
      }),
    );
    await settled;
  }
  return end;
}

/** Why it was cut short: by a stop, as nobody read it any more, or since its only reader left. */
function cut({ reason }: AbortSignal): ReplyEnd {
  return { ending: 'cancelled', code: typeof reason === 'string' ? reason : 'left' };
}

export const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Some proxies would keep it until it is whole.
  'x-accel-buffering': 'no',
};

const JSON_HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' };

/** A refusal as a whole response. */
export function toHead({ status, message, code, headers }: RelayError): ReplyHead {
  return {
    status,
    headers: { ...headers, ...JSON_HEADERS },
    body: JSON.stringify({ error: { message, code } }),
  };
}

/** A head as the first record of a reply. */
export function toRecord(head: ReplyHead): string {
  return JSON.stringify(head);
}

function isEventStream({ headers }: Response): boolean {
  return /^text\/event-stream/i.test(headers.get('content-type') ?? '');
}

/** What an app's callback throws, at once or later, breaks no reply, and does not end the process that serves all others. */
export function tell(call: () => unknown): void {
  void Promise.resolve()
    .then(call)
    .catch((error) => console.error('relay: `log` or `onUsage` threw:', error));
}
