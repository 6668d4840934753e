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
   * The value so far; `undefined` until there is some. If it has changed, the lists and objects that are open are copied:
   * all that is whole is the very same object.
   */
  value(): unknown;
  /**
   * Reads on, and gives the value so far. However often it is called, all calls together take time in proportion to the
   * text: in a list of more than some 100 elements the value may be behind, one character for each two of them.
   */
  push(piece: string): unknown;
  /** Whether the text can't become a value any more, whatever comes. */
  isBroken(): boolean;
  /**
   * No more will come.
   *
   * @returns the whole value, as `JSON.parse` gives it
   * @throws StreamError `invalid-output` where there is no whole JSON, or more than that
   */
  end(): unknown;
}

/** Elements that may be copied for each piece, and for each character that is read: less work than to read it. */
const COPIES_PER_PIECE = 100;
const COPIES_PER_CHARACTER = 2;

/** What is read: the JSON, words, the code of another language, what comes behind the JSON; `over` takes no more. */
type Phase = 'json' | 'words' | 'code' | 'behind' | 'over';

/**
 * Makes a parser of JSON that is still coming, also in a code fence with words around it.
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
  /** What is not clear yet: a fence that is half there, behind the value or before. */
  let tail = '';
  let error = '';
  let isBroken = false;
  let shown: unknown;
  let credit = 0;

  function read(piece: string): void {
    // A byte order mark is none of the text.
    let rest = length === 0 ? piece.replace(/^\uFEFF/, '') : piece;
    length += piece.length;
    while (rest && phase !== 'over') {
      rest = phase === 'json' ? readJson(rest) : phase === 'behind' ? readBehind(rest) : readWords(rest);
    }
  }

  /** @returns what is left of it */
  function readJson(text: string): string {
    const rest = text.slice(reader.read(text));
    if (reader.isWhole()) phase = 'behind';
    const what = reader.error();
    if (what) refuse(what, rest, !/[^[\]{}]/.test(JSON.stringify(reader.value.snapshot()) ?? ''));
    return rest;
  }

  /** Words, or code, up to the fence that ends them. */
  function readWords(text: string): string {
    const all = tail + text;
    // Bounded, so that a million backticks are not looked at a million times.
    const fence = /`{3,8}([\w+-]{0,20})(?=[^\w+`-])/.exec(all);
    tail = fence ? '' : (/`{1,8}[\w+-]{0,20}$/.exec(all)?.[0] ?? '');
    if (!fence) return '';
    if (phase === 'code') phase = 'words';
    else if (/^(json)?$/i.test(`${fence[1]}`)) {
      phase = 'json';
      reader = createJsonReader(watch);
    } else phase = 'code';
    return all.slice(fence.index + fence[0].length);
  }

  /** Behind the value its fence may end; what comes behind that does not matter. */
  function readBehind(text: string): string {
    const all = (tail + text).trimStart();
    tail = '';
    if (all.startsWith(FENCE)) phase = 'over';
    else if (FENCE.startsWith(all)) tail = all;
    else {
      const isScalar = typeof reader.value.snapshot() !== 'object';
      refuse(`unexpected ${all[0]} behind the value`, all, isScalar);
    }
    return phase === 'words' ? all : '';
  }

  /** @param mayBeWords as in `3 ideas:`: nothing was shown of it that is more than that */
  function refuse(what: string, rest: string, mayBeWords: boolean): void {
    error = `${what} at character ${length - rest.length + 1}`;
    phase = mayBeWords ? 'words' : 'over';
    isBroken = !mayBeWords;
    if (mayBeWords) reader = createJsonReader(watch);
  }

  return {
    read,
    value: () => reader.value.snapshot(),
    push(piece) {
      read(piece);
      credit += piece.length * COPIES_PER_CHARACTER;
      if (credit + COPIES_PER_PIECE >= reader.value.size()) {
        credit = 0;
        shown = reader.value.snapshot();
      }
      return shown;
    },
    isBroken: () => isBroken,
    end() {
      if (phase === 'json') {
        reader.end();
        readJson('');
      }
      if (isBroken || !reader.isWhole()) throw invalidOutput('json', `The reply is no whole JSON: ${error}`);
      return reader.value.snapshot();
    },
  };
}

const FENCE = '```';
