/** The documents that are streamed, and the messages of the long thread: tokens by name, the same in every run. */
import { readCorpusText } from './corpus-text';
import { cutTokens } from './cut-tokens';
import type { PastMessage } from './page-protocol';
import { makeShape, SHAPE_NAMES, type ShapeName } from './shapes';

export const DOCUMENT_SIZES = { '1k': 1_000, '4k': 4_000, '16k': 16_000, '64k': 64_000 } as const;

/** So many tokens are in each document that is one huge block. */
export const SHAPE_TOKENS = 8_000;

export type DocumentSize = keyof typeof DOCUMENT_SIZES;

/** `stretch` has no end within a typing run: the answer again and again. */
export type DocumentName = DocumentSize | ShapeName | 'stretch';

export function isDocumentName(name: string): name is DocumentName {
  return isDocumentSize(name) || isShapeName(name) || name === 'stretch';
}

export function isDocumentSize(name: string): name is DocumentSize {
  return name in DOCUMENT_SIZES;
}

/** @param corpusText from `readCorpusText`; not needed for shapes */
export function makeDocument(name: DocumentName, corpusText: () => string = readCorpusText): string[] {
  if (isShapeName(name)) return cutTokens(makeShape(name, SHAPE_TOKENS * 8), SHAPE_TOKENS);
  return cutTokens(corpusText(), name === 'stretch' ? 16_000 : DOCUMENT_SIZES[name]);
}

/** Messages of as many tokens each, cut from all over the corpus, in turns a person's and a reply. */
export function makeThread(
  count: number,
  tokens = 150,
  corpusText: () => string = readCorpusText,
): PastMessage[] {
  const paragraphs = corpusText().split(/\n{2,}/);
  return Array.from({ length: count }, (_, index) => {
    const start = Math.floor((index / count) * paragraphs.length);
    const text = [...paragraphs.slice(start), ...paragraphs].slice(0, 200).join('\n\n');
    return { role: index % 2 === 0 ? 'user' : 'assistant', text: cutTokens(text, tokens, index).join('') };
  });
}

function isShapeName(name: string): name is ShapeName {
  return SHAPE_NAMES.some((shape) => shape === name);
}
