/**
 * `toEqual`, for laws that compare thousands of large values. In: what is, and what should be. Most are the same to the
 * letter, which Node sees ten times as fast; where they are not, `toEqual` has the word, and says what differs.
 */
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';

export function expectEqual(actual: unknown, expected: unknown, message?: string): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual, message).toEqual(expected);
}
