/**
 * A request in, its reply out, by way of the store: one writes the reply, and everybody, the one who asked too, reads it
 * from there. So what is shown is kept, and who comes back finds what was shown.
 */
import type { Order, RelayContext, RelayDesk, Served } from './relay-desk';
import { RelayError } from './relay-error';
import type { PageRequest } from './request/read-request';
import { createReplyId, hash, respond, watchClient } from './respond';
import type { ReplyFacts, ReplyStore, ReplyWriter, WriteStop } from './store/reply-store';
import { streamRecords } from './stream-response';
import { PROVIDERS, type Provider, type ProviderName } from './upstream/providers';
import type { ReplyEnd } from './upstream/read-reply';
import { STREAM_HEADERS, toHead, toRecord, writeReply } from './write-reply';

/** Begins a reply, or joins the one of the same request. @throws RelayError 410, 422 @throws StoreError */
export async function serveKept(
  { asked, user, page, request }: Order,
  store: ReplyStore,
  desk: RelayDesk,
  context: RelayContext,
): Promise<Served> {
  const facts: ReplyFacts = {
    id: createReplyId(),
    owner: user,
    fingerprint: await hash(page.text),
    speaks: asked.upstream.speaks ?? 'openai-chat',
  };
  const { reply, writer } = await store.open(await keyOf(user, page.key), facts);
  if (writer) {
    const card = { user, replyId: reply.id, requestId: page.key, input: page.body };
    const ending = new AbortController();
    const stop = () => ending.abort(writer.signal.reason);
    writer.signal.addEventListener('abort', stop);
    const records = writeReply(asked, card, desk.options, desk.ledger, ending.signal);
    const lose = () => ending.abort('store-lost' satisfies WriteStop);
    const work = keepReply(records, writer, asked.provider, lose);
    context.waitUntil?.(work);
  } else if (reply.ending === 'cancelled') throw stopped();
  else if (reply.fingerprint !== facts.fingerprint) throw reused();

  const leaving = watchClient(request);
  const response = await respond(store.read(reply.id, 0, leaving.signal), {
    provider: asked.provider,
    heartbeatMs: desk.heartbeatMs,
    numbers: { id: reply.id, next: 1 },
    leaving,
  });
  return { response, replyId: reply.id, kind: writer ? 'new' : 'joined' };
}

/** Goes on behind an event. @throws RelayError 410 where the reply is gone, or another's @throws StoreError */
export async function resumeReply(
  store: ReplyStore | false,
  user: string,
  { id, number }: NonNullable<PageRequest['resumes']>,
  request: Request,
  { heartbeatMs }: RelayDesk,
): Promise<Served> {
  const reply = store ? await store.find(id) : undefined;
  if (!store || reply?.owner !== user) throw gone();
  const leaving = watchClient(request);
  const stream = streamRecords(store.read(id, number + 1, leaving.signal), {
    provider: PROVIDERS[reply.speaks as ProviderName],
    heartbeatMs,
    numbers: { id, next: number + 1 },
    leaving,
  });
  return { response: new Response(stream, { headers: STREAM_HEADERS }), replyId: id, kind: 'resumed' };
}

/** Ends the reply of a request, also one that comes only now. @throws StoreError */
export async function stopReply(store: ReplyStore | false, user: string, key: string): Promise<Served> {
  const response = new Response(null, { status: 204 });
  // Who leaves has ended it.
  if (!store) return { response, kind: 'stop' };
  const facts = { id: createReplyId(), owner: user, fingerprint: '', speaks: 'openai-chat' };
  const { reply, writer } = await store.open(await keyOf(user, key), facts);
  if (writer) await writer.end('cancelled');
  else if (!reply.ending) await store.cancel(reply.id);
  return { response, replyId: reply.id, kind: 'stop' };
}

/**
 * Writes a reply into the store, to its end or as long as it is wanted.
 *
 * @param lose called where it can't be kept; who reads it is told by the store
 */
async function keepReply(
  records: AsyncGenerator<readonly string[], ReplyEnd>,
  writer: ReplyWriter,
  provider: Provider,
  lose: () => void,
): Promise<void> {
  let isBegun = false;
  try {
    let next = await records.next();
    for (; !next.done; next = await records.next()) {
      await writer.append(next.value);
      isBegun = true;
    }
    const why: WriteStop | undefined = next.value.ending === 'cancelled' ? writer.signal.reason : undefined;
    if (why === 'stopped' || why === 'abandoned') {
      const error = CUT[why];
      await writer.append([
        isBegun
          ? provider.toErrorEvent(error)
          : toRecord(toHead(new RelayError(410, error.code, error.message))),
      ]);
    }
    // One that nobody waited for may be asked for again.
    await writer.end(why === 'abandoned' ? 'failed' : next.value.ending);
  } catch {
    lose();
    // First what it used is told: a store that is gone may take long to say so again.
    void records.return({ ending: 'failed' });
    await writer.end('failed').catch(() => {});
  }
}

const CUT = {
  stopped: { code: 'reply_stopped', message: 'The reply was stopped. What came is kept' },
  abandoned: {
    code: 'reply_abandoned',
    message: 'Nobody read the reply for too long, so it was ended. What came is kept. Ask again',
  },
};

/** Of one user alone: another's key is another key. */
async function keyOf(user: string, key: string | undefined): Promise<string | undefined> {
  return key === undefined ? undefined : hash(`${user}\n${key}`);
}

function stopped(): RelayError {
  return new RelayError(
    410,
    'reply_stopped',
    'This request was stopped, so it has no reply. Ask again under another key.',
  );
}

function reused(): RelayError {
  return new RelayError(
    422,
    'idempotency_key_reused',
    'The same Idempotency-Key came with another body before. Nothing was asked. Send a key of its own with each request.',
  );
}

function gone(): RelayError {
  return new RelayError(
    410,
    'reply_gone',
    'The reply that was to be gone on with is no longer kept. What came is all there is of it. Ask again.',
  );
}
