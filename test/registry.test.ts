/** What the registry hands out: each item whole, in words that an app's own Tailwind and its own tree understand. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectFiles } from '../scripts/registry-files.mjs';

const components = resolve('src/components');
const NAMES = [
  'chat/chat',
  'composer/composer',
  'structured-view/structured-view',
  'limits/limits',
  'copy/use-copy',
];

describe.each(NAMES)('%s, copied', (name) => {
  const files = collectFiles([join(components, name)]);
  const paths = files.map(({ path }) => path);
  const imports = files.flatMap(({ path, content }) =>
    [...content.matchAll(/(?:from |import\()'([^']+)'/g)].map(([, specifier = '']) => ({ path, specifier })),
  );

  it('has all that it imports, in itself or in what an app installs', () => {
    expect(paths[0]).toContain(name);
    expect(new Set(paths).size).toBe(paths.length);
    const missing = imports.filter(({ path, specifier }) => {
      if (!specifier.startsWith('.')) return !/^(react|deltakit(\/(components|core))?)$/.test(specifier);
      const source = join(dirname(path), specifier);
      return ![`${source}.ts`, `${source}.tsx`].some((file) => paths.includes(file) && existsSync(file));
    });
    expect(missing).toEqual([]);
  });

  it('leaves in the package what parts share and what judges addresses', () => {
    const shared = /\/(labels|labels-provider|use-labels|markdown-view|sources-context|web-url)\.tsx?$/;
    expect(paths.filter((path) => shared.test(path))).toEqual([]);
    const entries = imports
      .map(({ path, specifier }) => `${path}: ${specifier}`)
      .filter((one) => one.includes(': deltakit'));
    expect(new Set(entries).size, 'one import of an entry in a file').toBe(entries.length);
  });

  it('has no prefix on its utilities', () => {
    expect(files.filter(({ content }) => content.includes('dk:'))).toEqual([]);
  });
});
