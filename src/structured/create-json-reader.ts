/**
 * JSON text in pieces in, the value that it says so far out. Each character is read once, wherever the pieces are cut.
 * It gives what `JSON.parse` gives, and refuses what that refuses. A number, `true`, `false` or `null` shows once it is
 * whole, since 1 may still become 12; a text shows as it grows.
 */
import { createGrowingValue, type ElementWatch, type GrowingValue } from './growing-value';

export interface JsonReader {
  /** What was read. */
  readonly value: GrowingValue;
  /** Reads on, up to the end of the value or to an error. @returns the place of the first character that it left */
  read(text: string): number;
  /** No more will come. */
  end(): void;
  isWhole(): boolean;
  /** Why it is no JSON, if it is none. */
  error(): string | undefined;
}

/** How deep lists and objects may be nested. */
const MAX_DEPTH = 1000;

/** What is expected next: the first of these may be a value. */
const VALUE = 0;
const FIRST_ELEMENT = 1;
const FIRST_NAME = 2;
const NAME = 3;
const COLON = 4;
const COMMA = 5;
/** Or what is being read: a text, an escape in it, a number or a word. */
const TEXT = 6;
const ESCAPE = 7;
const TOKEN = 8;
/** Or how it ended. */
const WHOLE = 9;
const BROKEN = 10;

export function createJsonReader(watch?: ElementWatch): JsonReader {
  const value = createGrowingValue(watch);
  let state = VALUE;
  /** The name, number or word that is not whole yet. */
  let token = '';
  /** The escape that is not whole yet. */
  let escaped = '\\';
  let isName = false;
  /** The first half of a character that takes two. */
  let half = '';
  let error: string | undefined;

  /** Takes a character that stands between, before or behind values. @returns the place of the next */
  function expect(text: string, at: number): number {
    const char = text[at] as string;
    if (char === ' ' || char === '\n' || char === '\r' || char === '\t') return at + 1;
    if (char === '"' && state !== COLON && state !== COMMA) {
      isName = state > FIRST_ELEMENT;
      if (!isName) value.addText('');
      state = TEXT;
    } else if (char === ':' && state === COLON) state = VALUE;
    else if (char === ',' && state === COMMA) state = value.isInList() ? VALUE : NAME;
    else if (char === ']' && (state === FIRST_ELEMENT || (state === COMMA && value.isInList()))) close();
    else if (char === '}' && (state === FIRST_NAME || (state === COMMA && !value.isInList()))) close();
    else if (state > FIRST_ELEMENT) return fail(char, at);
    else if (char === '[' || char === '{') {
      value.open(char === '[');
      state = char === '[' ? FIRST_ELEMENT : FIRST_NAME;
      if (value.depth() > MAX_DEPTH) return fail(`depth of more than ${MAX_DEPTH}`, at);
    } else {
      state = TOKEN;
      return at;
    }
    return at + 1;
  }

  function close(): void {
    value.close();
    goOn();
  }

  /** A value is whole. */
  function goOn(): void {
    state = value.depth() === 0 ? WHOLE : COMMA;
  }

  function readText(text: string, start: number): number {
    let at = start;
    let code = 0;
    for (; at < text.length; at++) {
      code = text.charCodeAt(at);
      if (code === QUOTE || code === BACKSLASH || code < 32) break;
    }
    if (at > start) append(text.slice(start, at));
    if (at === text.length) return at;
    if (code < 32) return fail('control character', at);
    if (code === BACKSLASH) state = ESCAPE;
    else if (isName) {
      value.name(token);
      token = '';
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
    state = TEXT;
    if (isName) {
      token += piece;
      return;
    }
    const all = half + piece;
    const last = all.charCodeAt(all.length - 1);
    half = last >= 0xd800 && last < 0xdc00 ? all.slice(-1) : '';
    value.addText(half ? all.slice(0, -1) : all);
  }

  function readEscape(text: string, at: number): number {
    escaped += text[at];
    if (escaped.length === (escaped[1] === 'u' ? 6 : 2)) {
      const said = parse(`"${escaped}"`, escaped, at);
      if (typeof said === 'string') append(said);
      escaped = '\\';
    }
    return at + 1;
  }

  function readToken(text: string, start: number): number {
    IN_TOKEN.lastIndex = start;
    IN_TOKEN.test(text);
    const at = IN_TOKEN.lastIndex;
    token += text.slice(start, at);
    if (at < text.length) endToken(text, at);
    return at;
  }

  function endToken(text: string, at: number): void {
    const said = parse(token, token.slice(0, 20) || `${text[at]}`, at);
    if (said === undefined) return;
    value.add(said);
    token = '';
    goOn();
  }

  /** What is short enough to be read again. @returns nothing where it is no JSON */
  function parse(whole: string, what: string, at: number): unknown {
    try {
      return JSON.parse(whole);
    } catch {
      fail(what, at);
      return undefined;
    }
  }

  function fail(what: string, at: number): number {
    error = `unexpected ${what}`;
    state = BROKEN;
    return at;
  }

  return {
    value,
    read(text) {
      let at = 0;
      while (at < text.length && state < WHOLE) {
        if (state === TEXT) at = readText(text, at);
        else if (state < TEXT) at = expect(text, at);
        else at = state === TOKEN ? readToken(text, at) : readEscape(text, at);
      }
      return at;
    },
    end() {
      if (state === TOKEN) endToken('', 0);
      if (state < WHOLE) fail('end', 0);
    },
    isWhole: () => state === WHOLE,
    error: () => error,
  };
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Digits, letters and what else numbers are written with. */
const IN_TOKEN = /[\w+.-]*/y;
