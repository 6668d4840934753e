import { StreamError } from '../errors';
import type { StreamEvent } from '../events/stream-event';

/** What providers send as the last event, instead of JSON. */
export function isDoneMark(event: StreamEvent): boolean {
  return event.data.trim() === '[DONE]';
}

/**
 * The JSON of an event. `undefined` where it holds none: a keep-alive word, or an event that the end of
 * the bytes cut in half, which is a truncation for the machine to name.
 *
 * @throws StreamError `malformed` when a whole event looks like JSON and is not: to skip it would lose text
 */
export function parseEventData(event: StreamEvent, format: string): unknown {
  const data = event.data.trim();
  if (isDoneMark(event) || !/^[{["]/.test(data)) return undefined;
  try {
    return JSON.parse(data) as unknown;
  } catch (cause) {
    if (event.unterminated) return undefined;
    throw new StreamError({
      kind: 'malformed',
      message: `An event of the ${format} stream is not valid JSON, so a part of the reply can't be read. What came before it is kept. Check what the server, or a proxy between, writes.`,
      cause,
    });
  }
}

/** An object with unknown fields, as JSON gives it. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of an array; none for everything else. */
export function jsonObjects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

export function isNonEmptyString(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
