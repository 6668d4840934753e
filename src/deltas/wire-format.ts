import type { Framing, StreamEvent } from '../events/stream-event';
import type { Delta } from './delta';

/** Translates the events of one reply; it may remember what it saw, so each reply gets a new one. */
export interface DeltaDecoder {
  /** Events it does not know give nothing. @throws StreamError `malformed` when the event can't be read */
  decode(event: StreamEvent): Delta[];
  /** The bytes ended cleanly: a format whose clean end is its terminal event says so here. */
  end?(): Delta[];
}

/** One provider's way to write a reply: what it looks like, and how to read it. */
export interface WireFormat {
  /** Shown in messages, such as `openai-chat`. */
  readonly name: string;
  /** Whether an event is of this format; `json` is its data where that is JSON, else undefined. */
  recognises(event: StreamEvent, json: unknown): boolean;
  createDecoder(): DeltaDecoder;
  /** How its bytes are cut into events, where the content type and the first bytes need not tell. */
  readonly framing?: Framing | undefined;
}
