/** Values and text of unknown origin in; what every parser of JSON takes out. */

/** A half of a pair becomes U+FFFD: a body with one is refused, also where it is escaped. */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** The value as JSON has it; `null` where JSON can't say it. */
export function toJsonValue(value: unknown): unknown {
  try {
    // JSON escapes half a pair, and nothing else with so long an escape that begins with a D.
    const wellFormed = JSON.stringify(value).replace(/\\(ud[89a-f]..|.)/g, (escaped) =>
      escaped.length > 2 ? '\ufffd' : escaped,
    );
    return JSON.parse(wellFormed);
  } catch {
    return null;
  }
}

/** A result as a model reads it: never blank. */
export function toResultText(value: unknown): string {
  return typeof value === 'string' && value.trim() ? toWellFormed(value) : JSON.stringify(toJsonValue(value));
}
