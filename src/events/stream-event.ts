/** One framed thing the server sent: an SSE event, an NDJSON line, an element of a JSON array, a piece of text, a whole JSON body. */
export interface StreamEvent {
  /**
   * The SSE event name; `message` where the server named none, and for an NDJSON line or an element of a JSON
   * array; `bare` for a JSON error between the events of SSE; `text`; `body`.
   */
  event: string;
  /** The payload: `data:` lines joined by `\n`, one NDJSON line or element, a piece of text, the JSON body. */
  data: string;
  /** The SSE last event id in force, empty where none was sent. */
  id?: string;
  /** The bytes ended before this event was terminated: it counts if it is whole, and is a truncation if it is not. */
  unterminated?: boolean;
}

/** Takes an event. */
export type OnEvent = (event: StreamEvent) => void;

/** How bytes are cut into events. */
export type Framing = 'sse' | 'ndjson' | 'text' | 'json';

/**
 * A synchronous push parser: bytes in, events out through the callback it was made with.
 * Bytes may be cut anywhere; the same bytes give the same events.
 */
export interface EventParser {
  push(bytes: Uint8Array): void;
  /** The reconnection time that the server asked for with `retry:` of SSE, in milliseconds. */
  readonly retryMs?: number | undefined;
  /** The bytes ended. Emits a last event that was left without its terminator. */
  end(): void;
}
