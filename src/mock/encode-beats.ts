/**
 * Beats in, what goes onto the wire out: a reply's deltas as the events of a format, one by one, and the silences
 * between them. Nothing waits here; faults and replays are written as further steps of this kind.
 */
import type { ReplyEncoder } from './encode/create-encoder';
import type { Beat } from './play-steps';

/** What happens next on a connection. */
export type WireBeat =
  /** One framed event; `deltas` are those that begin with it. */
  | { type: 'event'; text: string; deltas: number }
  /** Bytes that are no event of the reply: a comment, or what a fault puts there. */
  | { type: 'noise'; text: string }
  | Extract<Beat, { type: 'wait' | 'hang' | 'drop' | 'end' }>;

/** One event. */
export type EventBeat = Extract<WireBeat, { type: 'event' }>;

/** What is needed of an encoder. */
export type WireEncoder = Pick<ReplyEncoder, 'encode' | 'carries' | 'contentType'>;

/** Whether a format is framed as server-sent events. */
export function isEventStream({ contentType }: Pick<WireEncoder, 'contentType'>): boolean {
  return contentType.startsWith('text/event-stream');
}

/** Encodes a reply. An error that the format has no words for breaks the connection, as on a real server. */
export function* encodeBeats(beats: Iterable<Beat>, encoder: WireEncoder): Generator<WireBeat, void> {
  const isSse = isEventStream(encoder);
  for (const beat of beats) {
    switch (beat.type) {
      case 'delta': {
        const isError = beat.delta.type === 'error-reported';
        if (isError && !encoder.carries.includes('error-reported')) return yield { type: 'drop' };
        const [first = '', ...more] = splitEvents(encoder.encode(beat.delta), isSse);
        yield { type: 'event', text: first, deltas: 1 };
        for (const text of more) yield { type: 'event', text, deltas: 0 };
        break;
      }
      case 'keep-alive':
        yield { type: 'noise', text: keepAliveText(encoder.contentType) };
        break;
      case 'raw':
        yield { type: 'noise', text: beat.text };
        break;
      default:
        yield beat;
    }
  }
}

/** An SSE event ends with an empty line, and JSON has none in it. */
function splitEvents(text: string, isSse: boolean): string[] {
  return isSse ? text.split(/(?<=\n\r?\n)/) : [text];
}

/** What a format lets pass for silence: a comment, or white space; plain text has neither. */
function keepAliveText(contentType: string): string {
  if (contentType.startsWith('text/event-stream')) return ': keep-alive\n\n';
  return contentType.startsWith('text/plain') ? '' : '\n';
}
