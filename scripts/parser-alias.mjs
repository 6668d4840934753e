/** What @lezer/markdown is built on, in the package and in its tests: see src/markdown/parser-tree.ts. */
import { fileURLToPath } from 'node:url';

const pathOf = (/** @type {string} */ file) =>
  fileURLToPath(new URL(`../src/markdown/${file}`, import.meta.url));

/** For `resolve.alias`. */
export const parserAlias = [
  { find: '@lezer/common', replacement: pathOf('parser-tree.ts') },
  { find: '@lezer/highlight', replacement: pathOf('parser-tags.ts') },
];
