/**
 * The examples of CommonMark, GFM and cmark-gfm, and real documents, where they are: `DELTAKIT_CORPUS`, or
 * `../shared/corpus` beside the project. Every file that is there is read.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORPUS } from '../corpus/corpus';

export interface MarkdownExample {
  /** The file and the number in it. */
  name: string;
  section: string;
  markdown: string;
  /** What the specification says that it is. */
  html: string;
}

const FOLDER = join(CORPUS, 'markdown');

/** All examples of a file: `commonmark-0.31.2`, and so on. */
export function markdownExamples(file: string): MarkdownExample[] {
  const text = readFileSync(join(FOLDER, `${file}.json`), 'utf8');
  const { examples } = JSON.parse(text) as {
    examples: { example: number; section: string; markdown: string; html: string }[];
  };
  return examples.map(({ example, ...rest }) => ({ name: `${file} ${example}`, ...rest }));
}

/** The files of examples. */
export function exampleFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5))
    .sort();
}

/** Answers of models, reports and documents, as they were written. */
export function markdownDocuments(): { name: string; markdown: string }[] {
  const folder = join(FOLDER, 'docs');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ name, markdown: readFileSync(join(folder, name), 'utf8') }));
}
