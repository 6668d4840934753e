/**
 * A name that a person, a model or a server gave in, the same out, kept apart from the sentence around it: one that
 * is written the other way can't turn the rest of it round.
 */

/** Between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, as the Unicode Bidirectional Algorithm has it. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
