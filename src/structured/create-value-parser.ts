/**
 * The text of a reply in pieces in, the value that its JSON says so far out. Models put JSON into a code fence, and
 * words around that: the first fence without a language, or with `json`, counts. Without one the JSON is all there is.
 */
import { createJsonReader } from './create-json-reader';
import type { ElementWatch } from './growing-value';
import { invalidOutput } from './invalid-output';

export interface ValueParser {
  /** Reads on. Never throws. */
  read(piece: string): void;
  /**
   * Reads on, and gives the value so far; `undefined` until there is some. However often it is called, all calls
   * together take time in proportion to the text: within a long list the value may be some characters behind, one for
   * each 32 elements.
   */
  push(piece: string): unknown;
  /**
   * The value so far, to the last character: each time it has changed, a copy of the lists and objects that are open.
   * What did not change is the very same object.
   */
  readonly value: unknown;
  /** Why the text can't become a value any more. */
  readonly error: string | undefined;
  /**
   * No more will come.
   *
   * @returns the whole value, as `JSON.parse` gives it
   * @throws StreamError `invalid-output` where there is no whole JSON, or more than that
   */
  end(): unknown;
}

/** What is read: words, what stands behind the backticks of a fence, the code of another language, the JSON itself. */
type Phase = 'words' | 'language' | 'code' | 'json' | 'behind' | 'over';

/** Elements that may be copied for each character that is read: about as much work. */
const COPIES_PER_CHARACTER = 32;

/**
 * Makes a parser of JSON that is still coming.
 *
 * @param watch a list of which each element is told, once it is whole
 * @example
 * ```ts
 * const parser = createValueParser();
 * parser.push('{"name":"Ad'); // { name: 'Ad' }
 * parser.push('a","age":36}'); // { name: 'Ada', age: 36 }
 * ```
 */
export function createValueParser(watch?: ElementWatch): ValueParser {
  let reader = createJsonReader(watch);
  let phase: Phase = 'json';
  let length = 0;
  let isEmpty = true;
  let ticks = 0;
  let language = '';
  let error: string | undefined;
  let shown: unknown;
  let credit = 0;

  function read(piece: string): void {
    // A byte order mark is none of the text.
    let at = length === 0 && piece.startsWith('\uFEFF') ? 1 : 0;
    isEmpty &&= !/\S/.test(piece);
    while (at < piece.length && phase !== 'over') at = readOn(piece, at);
    length += piece.length;
  }

  function readOn(piece: string, at: number): number {
    switch (phase) {
      case 'json':
        return readJson(piece, at);
      case 'words':
      case 'code': {
        const next = readToTicks(piece, at);
        if (ticks >= 3 && next < piece.length) {
          phase = phase === 'words' ? 'language' : 'words';
          language = '';
          ticks = 0;
        }
        return next;
      }
      case 'language': {
        const char = piece[at] as string;
        if (/[\w+-]/.test(char)) {
          language += char;
          return at + 1;
        }
        const isJson = /^(json)?$/i.test(language);
        phase = isJson ? 'json' : 'code';
        if (isJson) reader = createJsonReader(watch);
        return at;
      }
      default:
        return readBehind(piece, at);
    }
  }

  function readJson(piece: string, start: number): number {
    const at = reader.read(piece, start);
    if (reader.isWhole) phase = 'behind';
    if (reader.error !== undefined) {
      if (reader.isBlank) takeAsWords();
      else refuse(reader.error, at);
    }
    return at;
  }

  /** What looked like JSON were words after all, as in `3 ideas:`. */
  function takeAsWords(): void {
    phase = 'words';
    reader = createJsonReader(watch);
  }

  /** Behind the value comes the end of its fence, and what comes behind that does not matter. */
  function readBehind(piece: string, at: number): number {
    const char = piece[at] as string;
    if (char === '`') {
      if (++ticks === 3) phase = 'over';
    } else if (ticks > 0 || /[^ \t\r\n]/.test(char)) {
      if (ticks === 0 && typeof reader.snapshot() !== 'object') takeAsWords();
      else refuse(`unexpected ${char} behind the value`, at);
    }
    return at + 1;
  }

  /** Reads on to what follows three backticks or more. */
  function readToTicks(piece: string, start: number): number {
    let at = start;
    while (at < piece.length) {
      if (piece[at] === '`') ticks++;
      else if (ticks >= 3) return at;
      else {
        ticks = 0;
        const next = piece.indexOf('`', at);
        at = next < 0 ? piece.length - 1 : next - 1;
      }
      at++;
    }
    return at;
  }

  function refuse(what: string, at: number): void {
    error = `${what} at character ${length + at + 1}`;
    phase = 'over';
  }

  return {
    read,
    push(piece) {
      read(piece);
      credit += piece.length * COPIES_PER_CHARACTER;
      if (credit >= reader.size) {
        credit = 0;
        shown = reader.snapshot();
      }
      return shown;
    },
    get value() {
      return reader.snapshot();
    },
    get error() {
      return error;
    },
    end() {
      if (phase === 'json') {
        reader.end();
        if (reader.isWhole) phase = 'behind';
        else if (!reader.isBlank) refuse(`${reader.error}`, 0);
      }
      if (isEmpty) throw invalidOutput('empty', 'The reply is empty');
      if (error !== undefined) throw invalidOutput('json', `The reply is no whole JSON: ${error}`);
      if (phase !== 'behind' && phase !== 'over')
        throw invalidOutput('json', 'There is no JSON in the reply');
      return reader.snapshot();
    },
  };
}
