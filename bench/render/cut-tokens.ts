/** A text in, pieces of 1 to 8 characters out, as a tokenizer might cut it. The same seed gives the same pieces. */
import { seededRandom } from '../../src/mock/seeded-random';

/** @param count the text is repeated or cut off, so that there are exactly as many */
export function cutTokens(text: string, count: number, seed = 1): string[] {
  if (text === '') throw new Error('There is no text to cut into tokens.');
  const random = seededRandom(seed);
  const tokens: string[] = [];
  let start = 0;
  while (tokens.length < count) {
    let end = start + 1 + Math.floor(random() * 8);
    if (isLowSurrogate(text.charCodeAt(end))) end++;
    tokens.push(text.slice(start, end));
    start = end < text.length ? end : 0;
  }
  return tokens;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
