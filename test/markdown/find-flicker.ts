/**
 * A text in, the first place out at which a person who watches it come sees something that it will not be: a character
 * that goes away or changes its looks, a mark that is taken back.
 */
import { createMarkdownReader, type MarkdownReader } from '../../src/markdown/document';
import { type SeenCharacter, seenText } from './seen-text';

const prose = createMarkdownReader({ hasMath: false, extensions: [] });

/** Where a text that comes by the character does not look as it will; nothing, where it always does. */
export function findFlicker(text: string, reader: MarkdownReader = prose): string | undefined {
  const last = seenText(reader.advance(reader.empty, text, true));
  let document = reader.empty;
  let shown = 0;
  for (let end = 1; end <= text.length; end++) {
    // No display shows half a character.
    if ((text.charCodeAt(end - 1) & 0xfc00) === 0xd800) continue;
    const sofar = text.slice(0, end);
    document = reader.advance(document, sofar, false);
    const seen = seenText(document);
    const wrong = seen.findIndex((one, at) => !isSame(one, last[at]));
    const where = `behind ${JSON.stringify(sofar.slice(-30))}`;
    const { char, looks } = seen[wrong] ?? {};
    if (wrong !== -1) return `${where} it shows ${JSON.stringify(char)} as${looks}, and then does not`;
    if (seen.length < shown) return `${where} it takes back ${shown - seen.length} characters`;
    shown = seen.length;
  }
  return undefined;
}

/** A link that shows its own address looks like one only once it is whole. */
function isSame({ char, looks }: SeenCharacter, last: SeenCharacter | undefined): boolean {
  const looksLater = looks === last?.looks || (last?.isBare && looks.replace(/ link\b/, '') === last.looks);
  return char === last?.char && !!looksLater;
}
