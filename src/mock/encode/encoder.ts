/** Deltas in, text of one wire format out: the way that the decoders of `src/deltas` go, backwards. */
import type { Delta } from '../../deltas/delta';

/** What a reply's events repeat. */
export interface ReplyFacts {
  id: string;
  model: string;
  /** Seconds since 1970. */
  created: number;
  /** Whether the client asked for the tokens used. */
  includeUsage: boolean;
}

/** Writes one reply; it may remember what it wrote, so each reply gets a new one. */
export interface Encoder {
  readonly contentType: string;
  /** Whether an error inside the stream can be said; where it can't, the connection breaks instead. */
  readonly carriesErrors: boolean;
  /** The text of one delta; empty where the format has no place for it. */
  encode(delta: Delta): string;
  /** The same reply as one JSON body, for clients that do not stream. */
  encodeWhole(deltas: readonly Delta[]): unknown;
}

/** The deltas of one kind of content, joined. */
export function joinText(
  deltas: readonly Delta[],
  type: 'text-delta' | 'reasoning-delta' | 'refusal-delta',
): string {
  return deltas.map((delta) => (delta.type === type ? delta.text : '')).join('');
}
