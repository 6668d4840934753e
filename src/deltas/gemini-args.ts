/**
 * Pieces of a Gemini function call's arguments in, each a value at a JSON path; JSON text that grows out. The
 * model writes arguments from front to back, so what a path leaves behind is closed for good.
 *
 * @see https://googleapis.github.io/js-genai/release_docs/interfaces/types.PartialArg.html
 */
import { asText, type JsonObject } from './parse-event-data';

/** The arguments of one call, as text. */
export interface ArgsWriter {
  /** The text that a piece adds. Broken off anywhere, all of it together is never whole JSON. */
  write(piece: JsonObject): string;
  /** The text that completes the arguments. */
  close(): string;
}

/** The text starts with `{`, which is for the caller to write. */
export function createArgsWriter(): ArgsWriter {
  /** Where the last value is. */
  let path: string[] = [];
  let isInString = false;

  /** Ends the last value, and what is open around it down to a depth. */
  function leave(depth: number): string {
    const open = path.slice(depth).map((step) => (isKey(step) ? '}' : ']'));
    return (isInString ? '"' : '') + open.reverse().join('');
  }

  return {
    write({ jsonPath, stringValue, numberValue, boolValue, nullValue }) {
      const steps = readPath(jsonPath);
      const isString = typeof stringValue === 'string';
      const value = stringValue ?? numberValue ?? boolValue ?? (nullValue && null);
      if (steps.length === 0 || value === undefined) return '';
      const json = JSON.stringify(value);
      // More of the same string.
      if (steps.join() === path.join()) return isString && isInString ? json.slice(1, -1) : '';
      const most = Math.min(path.length, steps.length) - 1;
      let shared = 0;
      while (shared < most && steps[shared] === path[shared]) shared++;
      const before = path.length > 0 ? `${leave(shared + 1)},` : '';
      const names = steps.slice(shared).map((step, i) => {
        const bracket = isKey(step) ? '{' : '[';
        return (i > 0 ? bracket : '') + (isKey(step) ? `${step}:` : '');
      });
      path = steps;
      isInString = isString;
      // A string stays open: only the next path, or the end, tells that it is whole.
      return before + names.join('') + (isString ? json.slice(0, -1) : json);
    },
    close: () => `${leave(1)}}`,
  };
}

/** The steps of a path such as `$.places[0].name`: keys as JSON text, indices as they are. */
function readPath(path: unknown): string[] {
  const steps = (asText(path) ?? '').matchAll(/\.([^.[]+)|\[(\d+)\]|\[['"]([^'"]*)['"]\]/g);
  return [...steps].map(([, name, index, quoted]) => index ?? JSON.stringify(name ?? quoted));
}

function isKey(step: string): boolean {
  return step.startsWith('"');
}
