/**
 * Text in, pieces of the size of a model's tokens out; joined they give the text again. Like real tokens the
 * pieces cut words, flags and families of emoji apart, but never a surrogate pair.
 */

/** Milliseconds between two pieces at speed 1: about forty tokens a second. */
export const TOKEN_INTERVAL_MS = 24;

/** At most two characters of scripts without spaces, or a space and up to six letters, or one code point. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{1,2}| ?[\p{L}\p{M}\p{N}]{1,6}|\n+|./gsu;

/**
 * Splits a text into token-like pieces.
 *
 * @example `splitTokens('A streamed reply') // ['A', ' stream', 'ed', ' reply']`
 */
export function splitTokens(content: string): string[] {
  return content.match(TOKEN) ?? [];
}
