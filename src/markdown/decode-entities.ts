/** Character references in, the characters they stand for out (CommonMark 0.31.2, 2.5). What is none stays. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][\dA-Za-z]{0,31}));/g;
const ESCAPED = /\\([!-/:-@[-`{-~])/g;

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (source: string, decimal?: string, hex?: string, name?: string) => {
    if (name === undefined) return fromCode(decimal ? Number(decimal) : Number.parseInt(hex as string, 16));
    return decodeName(name) || source;
  });
}

/** The same for an address, a title or an info string, where also a backslash keeps what is behind it. */
export function decodeEscapes(text: string): string {
  return decodeEntities(text.replace(ESCAPED, (_, char: string) => (char === '&' ? '&amp;' : char)));
}

function fromCode(code: number): string {
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}

/** In a browser the page's own parser decodes; where a security policy forbids that, the text stays as it is. */
function decodeName(name: string): string | false {
  try {
    return decodeNamedCharacterReference(name);
  } catch {
    return false;
  }
}
