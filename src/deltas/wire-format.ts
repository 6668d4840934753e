import type { Framing, StreamEvent } from '../events/stream-event';
import type { Delta } from './delta';

/** Translates the events of one reply; it may remember what it saw, so each reply gets a new one. */
export interface DeltaDecoder {
  /** @throws StreamError `malformed` when the event can't be read */
  decode(event: StreamEvent): Delta[];
  /** The bytes ended cleanly: a format whose clean end is its terminal event says so here. */
  end(): Delta[];
}

/** One provider's way to write a reply, as data: what it looks like, and how to read it. */
export interface WireFormat {
  /** Shown in messages, such as `openai-chat`. */
  readonly name: string;
  /** The framings it comes in; the first is taken where nothing else tells. */
  readonly framings: readonly [Framing, ...Framing[]];
  /** Whether an event is of this format; `json` is its data where that parses, else undefined. */
  recognises(event: StreamEvent, json: unknown, framing: Framing): boolean;
  createDecoder(framing: Framing): DeltaDecoder;
}
