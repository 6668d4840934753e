import { StreamError } from '../errors';

/** What a server may send at most; past it the reply fails with `too-large` instead of filling the memory. */
export interface Limits {
  /** One line, in bytes. Default 16 MiB. */
  lineBytes: number;
  /** One event, in UTF-16 code units. Default 16 Mi. */
  eventLength: number;
  /** One whole JSON body, in bytes. Default 64 MiB. */
  bodyBytes: number;
}

const MI = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = { lineBytes: 16 * MI, eventLength: 16 * MI, bodyBytes: 64 * MI };

/** @throws StreamError `too-large` when `size` is past `limit` */
export function assertWithin(limit: number, size: number, what: string): void {
  if (size > limit) {
    throw new StreamError({
      kind: 'too-large',
      message: `The server sent ${what} larger than the limit of ${limit}. Reading stopped to keep memory bounded. Raise \`limits\` if this size is expected.`,
    });
  }
}
