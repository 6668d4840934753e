/**
 * Wire beats in, a byte stream out. It is pulled: the next piece is made when the client has taken the one before,
 * so nothing queues up, and when the client goes away nothing more is made and no timer is left.
 */
import { ConnectionDrop } from './connection-drop';
import { cutPieces } from './cut-pieces';
import type { WireBeat } from './encode-beats';
import { sleep } from './mock-timers';
import { countBytes, keepSilent, type Stage } from './stage';

/** Events with no silence between them go out together, up to about this many characters. */
const PIECE_CHARACTERS = 16_384;

/** Lets what was written reach the wire before the connection breaks. */
const DROP_DELAY_MS = 10;

/**
 * Streams a reply.
 *
 * @param chunk how many bytes a piece has; by default pieces are whole events
 */
export function streamReply(
  beats: Iterator<WireBeat, void>,
  stage: Stage,
  chunk?: number,
): ReadableStream<Uint8Array> {
  const { signal, closing, log, record } = stage;
  const over = new AbortController();
  const pieces = createPieces(beats, stage, over.signal);
  const nextPiece = chunk ? cutPieces(pieces, chunk) : pieces;
  const end = (outcome: 'completed' | 'aborted') => {
    if (over.signal.aborted) return;
    log.end(record, outcome);
    over.abort();
    beats.return?.();
    stage.onEnd?.();
  };

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const onAbort = () => {
          end('aborted');
          controller.error(signal?.reason);
        };
        const onClosing = () => {
          end('aborted');
          controller.close();
        };
        if (signal?.aborted) return onAbort();
        signal?.addEventListener('abort', onAbort, { once: true });
        closing.signal.addEventListener('abort', onClosing, { once: true });
        over.signal.addEventListener('abort', () => {
          signal?.removeEventListener('abort', onAbort);
          closing.signal.removeEventListener('abort', onClosing);
        });
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
  beats: Iterator<WireBeat, void>,
  stage: Stage,
  over: AbortSignal,
): () => Promise<Uint8Array | undefined> {
  const utf8 = new TextEncoder();
  // What ended the last piece and is still to be played.
  let held: WireBeat | undefined;

  return async () => {
    let text = '';
    while (!over.aborted) {
      const beat = held ?? nextBeat(beats);
      held = undefined;
      if ('text' in beat) {
        text += beat.text;
        if (beat.type === 'event') stage.record.deltas += beat.deltas;
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
        throw new ConnectionDrop();
      }
      if (!('text' in beat)) await keepSilent(beat, stage, over);
    }
    return undefined;
  };
}

function nextBeat(beats: Iterator<WireBeat, void>): WireBeat {
  const next = beats.next();
  return next.done ? { type: 'end' } : next.value;
}
