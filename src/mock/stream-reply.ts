/**
 * Beats in, a byte stream out. It is pulled: the next piece is made when the client has taken the one before,
 * so nothing queues up, and when the client goes away nothing more is made and no timer is left.
 */
import type { ReplyEncoder } from './encode/create-encoder';
import { sleep } from './mock-timers';
import type { Beat } from './play-steps';
import { countBytes, keepSilent, type Stage } from './stage';

/** Deltas with no silence between them go out together, up to about this many characters. */
const PIECE_CHARACTERS = 16_384;

/** Lets what was written reach the wire before the connection breaks. */
const DROP_DELAY_MS = 10;

/** What is needed of an encoder. */
type StreamEncoder = Pick<ReplyEncoder, 'encode' | 'carries'>;

/** Streams a reply in a wire format. */
export function streamReply(
  beats: Iterator<Beat, void>,
  encoder: StreamEncoder,
  stage: Stage,
): ReadableStream<Uint8Array> {
  const { signal, log, record } = stage;
  const over = new AbortController();
  const nextPiece = createPieces(beats, encoder, stage, over.signal);
  const end = (outcome: 'completed' | 'aborted') => {
    log.end(record, outcome);
    over.abort();
    beats.return?.();
  };

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const onAbort = () => {
          end('aborted');
          controller.error(signal?.reason);
        };
        if (signal?.aborted) return onAbort();
        signal?.addEventListener('abort', onAbort, { once: true });
        over.signal.addEventListener('abort', () => signal?.removeEventListener('abort', onAbort));
      },
      async pull(controller) {
        try {
          const piece = await nextPiece();
          if (over.signal.aborted) return;
          if (piece) return controller.enqueue(piece);
          end('completed');
          controller.close();
        } catch (error) {
          end('completed');
          controller.error(error);
        }
      },
      cancel: () => end('aborted'),
    },
    // Nothing is made ahead of the client.
    { highWaterMark: 0 },
  );
}

/**
 * Makes the function that gives the next bytes, after the silence before them; nothing at the end, or when
 * the client has left. It throws where the connection breaks.
 */
function createPieces(
  beats: Iterator<Beat, void>,
  encoder: StreamEncoder,
  stage: Stage,
  over: AbortSignal,
): () => Promise<Uint8Array | undefined> {
  const utf8 = new TextEncoder();
  // What ended the last piece and is still to be played.
  let held: Beat | undefined;

  return async () => {
    let text = '';
    while (!over.aborted) {
      const beat = held ?? nextBeat(beats, encoder);
      held = undefined;
      if (beat.type === 'delta') {
        text += encoder.encode(beat.delta);
        stage.record.deltas += 1;
        if (text.length < PIECE_CHARACTERS) continue;
      } else if (text !== '') {
        held = beat;
      }
      if (text !== '') {
        const bytes = utf8.encode(text);
        countBytes(stage, bytes);
        return bytes;
      }
      if (beat.type === 'end') return undefined;
      if (beat.type === 'drop') {
        await sleep(stage.timers, DROP_DELAY_MS, over);
        throw new TypeError('network error: the mock server broke the connection, as its scenario says');
      }
      if (beat.type !== 'delta') await keepSilent(beat, stage, over);
    }
    return undefined;
  };
}

/** An error that the format has no words for breaks the connection, as on a real server. */
function nextBeat(beats: Iterator<Beat, void>, encoder: StreamEncoder): Beat {
  const next = beats.next();
  if (next.done) return { type: 'end' };
  const beat = next.value;
  const isError = beat.type === 'delta' && beat.delta.type === 'error-reported';
  return isError && !encoder.carries.includes('error-reported') ? { type: 'drop' } : beat;
}
