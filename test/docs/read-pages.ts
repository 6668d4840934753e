/** In: nothing. Out: every page of the docs, by its path from the root, as it stands. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const TOP = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'];

/** A page of the docs. */
export interface DocPage {
  /** From the root: `docs/chat.md`. */
  path: string;
  text: string;
}

export function readPages(): DocPage[] {
  const below = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  const paths = [...TOP.filter((path) => existsSync(path)), ...below.map((name) => `docs/${name}`).sort()];
  return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}
