/**
 * JSON text in pieces in, the value that it says so far out. Each character is read once, wherever the pieces are cut.
 * It gives what `JSON.parse` gives, and refuses what that refuses. A number, `true`, `false` or `null` shows once it is
 * whole, since 1 may still become 12; a text shows as it grows.
 */
import { createGrowingValue, type ElementWatch } from './growing-value';

export interface JsonReader {
  /**
   * Reads on, up to the end of the value.
   *
   * @returns the place of the first character that it did not read
   */
  read(text: string, start?: number): number;
  /** No more will come. */
  end(): void;
  /** The value so far; the very same object, and the same parts of it, where nothing has changed. */
  snapshot(): unknown;
  /** What a snapshot costs, in elements of a list that are copied. */
  readonly size: number;
  readonly isWhole: boolean;
  /** Whether there is nothing in the value yet. */
  readonly isBlank: boolean;
  /** Why it is no JSON. */
  readonly error: string | undefined;
}

/** How deep lists and objects may be nested. */
const MAX_DEPTH = 1000;

/** What is expected next, or read. */
const VALUE = 0;
const FIRST_ELEMENT = 1;
const FIRST_NAME = 2;
const NAME = 3;
const COLON = 4;
const COMMA = 5;
const TEXT = 6;
const ESCAPE = 7;
const CODE = 8;
const TOKEN = 9;
const WHOLE = 10;
const BROKEN = 11;

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const WORDS = /* @__PURE__ */ new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const ESCAPED: Readonly<Record<string, string>> = {
  ...{ '"': '"', '\\': '\\', '/': '/' },
  ...{ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' },
};

export function createJsonReader(watch?: ElementWatch): JsonReader {
  const value = createGrowingValue(watch);
  let state = VALUE;
  /** The name, number or word that is not whole yet. */
  let token = '';
  /** The digits of a `\\u`. */
  let digits = '';
  let isName = false;
  /** The first half of a character that takes two. */
  let half = '';
  let error: string | undefined;

  function read(text: string, start = 0): number {
    let at = start;
    while (at < text.length && state < WHOLE) {
      if (state === TEXT) at = readText(text, at);
      else if (state >= ESCAPE) at = readPiece(text, at);
      else {
        const code = text.charCodeAt(at);
        if (code > 32 || !isSpace(code)) {
          expect(text[at] as string, code);
          if (state === BROKEN) break;
        }
        at++;
      }
    }
    return at;
  }

  /** Takes a character that stands between, before or behind values. */
  function expect(char: string, code: number): void {
    if (code === QUOTE && state !== COLON && state !== COMMA) {
      isName = state === FIRST_NAME || state === NAME;
      token = '';
      if (!isName) value.addText('');
      state = TEXT;
    } else if (state === COLON) state = code === 0x3a ? VALUE : fail(char);
    else if (state === COMMA && code === 0x2c) state = value.isInList ? VALUE : NAME;
    else if (code === 0x5d) close(char, FIRST_ELEMENT, true);
    else if (code === 0x7d) close(char, FIRST_NAME, false);
    else if (state > FIRST_ELEMENT) fail(char);
    else if (code === 0x5b || code === 0x7b) {
      value.open(code === 0x5b);
      state = code === 0x5b ? FIRST_ELEMENT : FIRST_NAME;
      if (value.depth > MAX_DEPTH) fail(`depth of more than ${MAX_DEPTH}`);
    } else if (isTokenCode(code)) {
      token = char;
      state = TOKEN;
    } else fail(char);
  }

  function close(char: string, empty: number, isList: boolean): void {
    if (value.isInList !== isList || (state !== COMMA && state !== empty)) fail(char);
    else {
      value.close();
      goOn();
    }
  }

  /** A value is whole. */
  function goOn(): void {
    state = value.depth === 0 ? WHOLE : COMMA;
  }

  function readText(text: string, start: number): number {
    let at = start;
    let code = 0;
    while (at < text.length) {
      code = text.charCodeAt(at);
      if (code === QUOTE || code === BACKSLASH || code < 32) break;
      at++;
    }
    if (at > start) append(text.slice(start, at));
    if (at === text.length) return at;
    if (code < 32) {
      fail('control character');
      return at;
    }
    if (code === BACKSLASH) state = ESCAPE;
    else if (isName) {
      value.name(token);
      state = COLON;
    } else {
      if (half) value.addText(half);
      half = '';
      value.endText();
      goOn();
    }
    return at + 1;
  }

  function append(piece: string): void {
    if (isName) {
      token += piece;
      return;
    }
    const all = half + piece;
    const last = all.charCodeAt(all.length - 1);
    half = last >= 0xd800 && last < 0xdc00 ? (all.at(-1) as string) : '';
    value.addText(half ? all.slice(0, -1) : all);
  }

  /** Reads on in what is taken together: an escape, a number or a word. */
  function readPiece(text: string, start: number): number {
    const char = text[start] as string;
    if (state === ESCAPE) {
      if (char === 'u') {
        state = CODE;
        digits = '';
      } else if (Object.hasOwn(ESCAPED, char)) {
        state = TEXT;
        append(ESCAPED[char] as string);
      } else fail(`\\${char}`);
      return start + 1;
    }
    if (state === CODE) {
      if (!/[\da-fA-F]/.test(char)) fail(`\\u${digits}${char}`);
      digits += char;
      if (digits.length === 4 && state === CODE) {
        state = TEXT;
        append(String.fromCharCode(Number.parseInt(digits, 16)));
      }
      return start + 1;
    }
    let at = start;
    while (at < text.length && isTokenCode(text.charCodeAt(at))) at++;
    token += text.slice(start, at);
    if (at < text.length) endToken();
    return at;
  }

  function endToken(): void {
    const word = WORDS.get(token);
    if (word === undefined && !NUMBER.test(token)) fail(token.slice(0, 20));
    else {
      value.add(word === undefined ? Number(token) : word);
      goOn();
    }
  }

  function fail(what: string): typeof BROKEN {
    error = `unexpected ${what}`;
    state = BROKEN;
    return BROKEN;
  }

  return {
    read,
    end() {
      if (state === TOKEN) endToken();
      if (state < WHOLE) fail('end');
    },
    snapshot: value.snapshot,
    get size() {
      return value.size;
    },
    get isWhole() {
      return state === WHOLE;
    },
    get isBlank() {
      return value.isBlank;
    },
    get error() {
      return error;
    },
  };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Digits, letters and what else numbers are written with. */
function isTokenCode(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x2d ||
    code === 0x2b ||
    code === 0x2e
  );
}
