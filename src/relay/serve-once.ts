/** A request in, its reply out, that is kept nowhere: who leaves ends it upstream at once. */
import type { Order, RelayDesk, Served } from './relay-desk';
import { createReplyId, respond, watchClient } from './respond';
import { writeReply } from './write-reply';

export async function serveOnce({ asked, user, page, request }: Order, desk: RelayDesk): Promise<Served> {
  const leaving = watchClient(request);
  const replyId = createReplyId();
  const card = { user, replyId, requestId: page.key, input: page.body };
  const records = writeReply(asked, card, desk.options, desk.ledger, leaving.signal);
  const response = await respond(records, {
    provider: asked.provider,
    heartbeatMs: desk.heartbeatMs,
    leaving,
  });
  return { response, replyId, kind: 'new' };
}
