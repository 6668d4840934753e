/** How much a server may send of what has to be kept until it is whole, so that it can't fill the memory. */
import { StreamError } from '../errors';

/** The most that is kept of one thing; `Infinity` is allowed. */
export interface Limits {
  /** One line of SSE or NDJSON, in bytes. Default 16 MiB. */
  lineBytes?: number | undefined;
  /**
   * The data of one event, in UTF-16 code units as `length` counts them: its `data:` lines together, an NDJSON
   * line, an element of a JSON array, a JSON body. Default 16 Mi.
   */
  eventChars?: number | undefined;
}

/** What each of the {@link Limits} is where an app says nothing. */
export const DEFAULT_LIMIT = 2 ** 24;

/** @returns the data, as far as it came @throws StreamError `too-large` where it is past its limit */
export function checkEvent(data: string, most = DEFAULT_LIMIT): string {
  if (data.length > most) throw tooLarge('An event', 'eventChars', most);
  return data;
}

/** The error of a limit: which one, its value, and how to raise it. */
export function tooLarge(what: string, limit: string, most: number): StreamError {
  const message = `${what} is larger than ${most}, so reading stopped. If that much is meant, raise \`limits: { ${limit} }\`.`;
  return new StreamError({ kind: 'too-large', message });
}
