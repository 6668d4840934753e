/**
 * Beats in, one JSON answer out, for clients that do not stream. The silences between pieces are left out, the
 * others are kept. An error becomes a status 500; a reply that is cut or dropped becomes a body that is.
 */
import type { Delta } from '../deltas/delta';
import type { ReplyEncoder } from './encode/create-encoder';
import type { WireBeat } from './encode-beats';
import type { Beat } from './play-steps';
import { Refusal } from './refusal';
import { countBytes, keepSilent, type Stage, watchStage } from './stage';
import { streamReply } from './stream-reply';

/**
 * Plays a reply to its end and answers with the whole of it.
 *
 * @throws the signal's reason when the client goes away, as `fetch` does, or a Refusal when it was cancelled
 */
export async function jsonReply(
  beats: Iterator<Beat, void>,
  encoder: ReplyEncoder,
  stage: Stage,
): Promise<Response> {
  const { signal, closing, log, record } = stage;
  const { over, stop } = watchStage(stage);
  const { deltas, drops } = await collect(beats, stage, over);
  stop();
  if (over.aborted) {
    log.end(record, 'aborted');
    if (closing.signal.aborted) throw new Refusal(499, 'cancelled', 'The client cancelled this request.');
    throw signal?.reason;
  }

  const { status, body } = compose(deltas, drops, encoder);
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  record.deltas = deltas.length;
  if (drops) return new Response(breakAfter(body, stage), { status, headers });
  countBytes(stage, new TextEncoder().encode(body));
  log.end(record, 'completed');
  return new Response(body, { status, headers });
}

async function collect(
  beats: Iterator<Beat, void>,
  stage: Stage,
  over: AbortSignal,
): Promise<{ deltas: Delta[]; drops: boolean }> {
  const deltas: Delta[] = [];
  while (!over.aborted) {
    const next = beats.next();
    if (next.done || next.value.type === 'end') break;
    const beat = next.value;
    if (beat.type === 'drop') return { deltas, drops: true };
    if (beat.type === 'delta') deltas.push(beat.delta);
    else if (beat.type === 'hang' || (beat.type === 'wait' && !beat.pace))
      await keepSilent(beat, stage, over);
  }
  return { deltas, drops: false };
}

function compose(
  deltas: readonly Delta[],
  drops: boolean,
  encoder: ReplyEncoder,
): { status: number; body: string } {
  const error = deltas.find((delta) => delta.type === 'error-reported');
  if (error) return { status: 500, body: JSON.stringify(encoder.errorBody(error)) };
  if (deltas.length === 0) return { status: 200, body: '' };
  for (const delta of deltas) encoder.encode(delta);
  const whole = JSON.stringify(encoder.whole());
  const isWhole = !drops && deltas.some((delta) => delta.type === 'reply-finished');
  return { status: 200, body: isWhole ? whole : whole.slice(0, Math.ceil(whole.length / 2)) };
}

/** The body as far as it goes, and then a connection that breaks. */
function breakAfter(body: string, stage: Stage): ReadableStream<Uint8Array> {
  const beats: WireBeat[] = [{ type: 'noise', text: body }, { type: 'drop' }];
  return streamReply(beats.values(), stage);
}
