/**
 * In: the `exports` of package.json. Out: the entries of the library, and the alias that lets everything outside
 * src (stories, demo, tests) import them by the package's name while working on the sources. package.json alone
 * says what the entries are, so the build and the published package can't disagree.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns {Record<string, string>} entry name (`index`, `core` …) → its source file; the stylesheet is none of them */
export function listEntries() {
  /** @type {{ exports: Record<string, string | Record<string, string>> }} */
  const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  /** @type {Record<string, string>} */
  const entries = {};
  for (const [subpath, target] of Object.entries(exports)) {
    if (typeof target === 'string') continue;
    const name = subpath === '.' ? 'index' : subpath.slice(2);
    const source = `${root}src/${name}.ts`;
    if (!existsSync(source))
      throw new Error(`package.json exports "${subpath}", but there is no src/${name}.ts`);
    entries[name] = source;
  }
  return entries;
}

/** For `resolve.alias`: `deltakit`, `deltakit/<entry>` and `deltakit/styles.css` → the sources. */
export const sourceAlias = [
  { find: /^deltakit$/, replacement: `${root}src/index.ts` },
  { find: /^deltakit\/styles\.css$/, replacement: `${root}src/styles/styles.css` },
  { find: /^deltakit\/([a-z-]+)$/, replacement: `${root}src/$1.ts` },
];
