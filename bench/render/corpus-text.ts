/** The recorded documents in, one long Markdown answer out: what models write, in the order of the file names. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** @throws Error where the corpus is missing, with what to do */
export function readCorpusText(root = process.env.DELTAKIT_CORPUS ?? '../shared/corpus'): string {
  const folder = resolve(root, 'markdown/docs');
  const names = listNames(folder);
  if (names.length === 0) {
    throw new Error(
      `There are no documents in ${folder}: set DELTAKIT_CORPUS to the folder that holds markdown/docs.`,
    );
  }
  const texts = names.map((name) => readFileSync(resolve(folder, name), 'utf8'));
  return withoutHan(withoutImages(texts.join('\n\n')));
}

function listNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^(composite|llm)-.*\.md$/.test(name))
      .sort();
  } catch {
    return [];
  }
}

/** A bench makes no requests to other hosts. An image leaves the text that stands for it. */
export function withoutImages(markdown: string): string {
  return markdown.replace(/!\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])?/g, '$1').replace(/<img\b[^>]*>/gi, '');
}

/**
 * Leaves out the paragraphs that are written in Han characters, outside of code. A machine that has no font for them
 * looks for one at each new character, and would measure that.
 */
export function withoutHan(markdown: string): string {
  const kept: string[] = [];
  let isCode = false;
  for (const paragraph of markdown.split(/\n{2,}/)) {
    const fences = paragraph.match(/^ *(```|~~~)/gm)?.length ?? 0;
    if (isCode || fences > 0 || !/\p{Script=Han}/u.test(paragraph)) kept.push(paragraph);
    if (fences % 2 === 1) isCode = !isCode;
  }
  return kept.join('\n\n');
}
