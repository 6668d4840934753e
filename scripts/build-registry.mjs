/**
 * In: the sources of the components. Out: dist/registry, a registry of the shadcn CLI for those who want to own the code:
 * `<compound>.json` for each compound, whole in itself, and `registry.json`, which lists them; and dist/theme.css beside it. What is copied is what is
 * drawn; hooks, engine and the contexts that parts share stay imports of deltakit, so that a part of an app's own and one
 * of the package stand in one thread.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collectFiles } from './registry-files.mjs';
import { listEntries } from './source-alias.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const components = join(root, 'src/components');
const out = join(root, 'dist/registry');

/** Where they go: the alias `components` of the app, whatever it is. */
const TARGET = '@components/deltakit';
/** What all of them need: the tokens, and what their utilities count on beyond Tailwind's and shadcn's own theme. */
const CSS = { '@import "deltakit/styles.css"': {}, '@import "deltakit/theme.css"': {} };

// Tailwind's own syntax, which an app's Tailwind reads: it is published as it is.
copyFileSync(join(root, 'src/styles/theme.css'), join(root, 'dist/theme.css'));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const items = [...listCompounds()].map(([name, roots]) => describeItem(name, roots));
for (const item of items) {
  write(`${item.name}.json`, { $schema: 'https://ui.shadcn.com/schema/registry-item.json', ...item });
}
write('registry.json', {
  $schema: 'https://ui.shadcn.com/schema/registry.json',
  name: 'deltakit',
  homepage: 'https://www.npmjs.com/package/deltakit',
  items: items.map((item) => ({ ...item, files: item.files.map(({ content: _, ...file }) => file) })),
});
console.log(`registry: ${items.length} items in dist/registry`);

/** What `deltakit/components` exports, by folder. @returns {Map<string, string[]>} name of the item → its main files */
function listCompounds() {
  const entry = readFileSync(listEntries().components ?? '', 'utf8');
  /** @type {Map<string, string[]>} */
  const compounds = new Map();
  for (const [, folder = '', file = ''] of entry.matchAll(/from '\.\/components\/([\w-]+)\/([\w-]+)'/g)) {
    // Its strings are handed over as `labels`, from wherever they are.
    if (folder === 'labels') continue;
    compounds.set(folder, [...(compounds.get(folder) ?? []), join(components, folder, file)]);
  }
  return compounds;
}

/** @param {string} name @param {string[]} roots */
function describeItem(name, roots) {
  const files = collectFiles(roots);
  const main = files.find(({ path }) => basename(path, '.tsx') === name) ?? files[0];
  return {
    name,
    type: 'registry:component',
    title: name.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
    description: readPurpose(main?.content ?? ''),
    // No `registryDependencies`: each item has all its files, so none is looked for in a registry that is not ours.
    dependencies: ['deltakit'],
    css: CSS,
    files: files.map(({ path, content }) => {
      const place = relative(components, path).replaceAll('\\', '/');
      return {
        path: `components/deltakit/${place}`,
        type: 'registry:component',
        target: `${TARGET}/${place}`,
        content,
      };
    }),
  };
}

/** The first sentence of a file's own comment. @param {string} code */
function readPurpose(code) {
  const comment = /\/\*\*([\s\S]*?)\*\//.exec(code)?.[1] ?? '';
  const text = comment
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /^.*?[.:](?= |$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;
}

/** @param {string} file @param {unknown} value */
function write(file, value) {
  const path = join(out, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
