/**
 * In: some files of the components. Out: those and all that they import of the components, as an app can have them: imports
 * of anything else lead to the package's entries, and utilities have no prefix, since the app's own Tailwind makes them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';
import { listEntries } from './source-alias.mjs';

/** @typedef {{ type: string; start: number; end: number; [key: string]: any }} Node */
/** @typedef {{ path: string; content: string }} RegistryFile */

const root = fileURLToPath(new URL('..', import.meta.url));
const components = join(root, 'src/components');

/**
 * What stays in the package: the strings' provider and the contexts that parts share, as a copy would be another context, and
 * what judges the addresses that a model gave, as that has to be mended for all at once.
 */
const SHARED = new Set(
  [
    'labels/labels.ts',
    'labels/labels-provider.tsx',
    'labels/use-labels.ts',
    'message/markdown-view.ts',
    'sources/sources-context.ts',
    'web-url.ts',
  ].map((file) => join(components, file)),
);

/** Which entry a name is taken from, where several have it: the first of these. */
const ENTRY_ORDER = ['index', 'components', 'core', 'markdown', 'code', 'storage'];

/** By source file: what it declares → the entry that exports it, and the name it has there. */
const exported = readExports();

/** @param {string[]} roots without extension @returns {RegistryFile[]} the roots first */
export function collectFiles(roots) {
  /** @type {Map<string, RegistryFile>} */
  const files = new Map();
  const left = roots.map(findSource).filter((path) => !SHARED.has(path));
  for (let path = left.shift(); path !== undefined; path = left.shift()) {
    if (files.has(path)) continue;
    const { content, imported } = rewrite(path);
    files.set(path, { path, content });
    left.push(...imported);
  }
  return [...files.values()];
}

/** @param {string} path */
function rewrite(path) {
  let content = readFileSync(path, 'utf8');
  /** @type {string[]} */
  const imported = [];
  /** @type {Node[]} */
  const moved = [];
  /** @type {Map<string, string[]>} */
  const names = new Map();
  for (const node of listImports(content)) {
    const source = findSource(join(dirname(path), node.source.value));
    if (source.startsWith(components) && !SHARED.has(source)) {
      imported.push(source);
      continue;
    }
    moved.push(node);
    for (const [entry, name] of namesFromEntries(node, source, path)) {
      names.set(entry, [...(names.get(entry) ?? []), name]);
    }
  }
  const statements = [...names].map(([entry, all]) => `${toImport(all.sort())} from '${entry}';\n`);
  // From the end, so that places stay what they are. The first of them is where all stand.
  for (const [place, node] of [...moved.entries()].reverse()) {
    const rest = content.slice(node.end).replace(/^\n/, '');
    content = content.slice(0, node.start) + (place === 0 ? statements.join('') : '') + rest;
  }
  return { content: content.replace(/(?<![\w-])dk:(?=[a-z[-])/g, ''), imported };
}

/** @param {string[]} names */
function toImport(names) {
  const isType = names.every((name) => name.startsWith('type '));
  return isType
    ? `import type { ${names.map((name) => name.replace('type ', '')).join(', ')} }`
    : `import { ${names.join(', ')} }`;
}

/** @param {string} code @returns {Node[]} statements and `import()` that name a file */
function listImports(code) {
  /** @type {Node[]} */
  const found = [];
  const visit = (/** @type {unknown} */ value) => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null || !('type' in value)) return;
    const node = /** @type {Node} */ (value);
    if (typeof node.source?.value === 'string' && node.source.value.startsWith('.')) found.push(node);
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(code, { lang: 'tsx' }).body);
  return found.sort((a, b) => a.start - b.start);
}

/**
 * @param {Node} node
 * @param {string} source
 * @param {string} path
 * @returns {[entry: string, specifier: string][]}
 */
function namesFromEntries(node, source, path) {
  const where = `${relative(root, path)} imports ${relative(root, source)}`;
  if (node.type !== 'ImportDeclaration')
    throw new Error(`${where} by an ${node.type}, which no entry can stand for.`);
  return node.specifiers.map((/** @type {any} */ { imported, local, importKind }) => {
    const target = exported.get(source)?.get(imported?.name);
    if (!target) {
      throw new Error(
        `${where}, and no entry exports its '${imported?.name}': code that an app owns could not have it. ` +
          'Export it, or let the component do without.',
      );
    }
    const isType = importKind === 'type' || node.importKind === 'type';
    const name = target.name === local.name ? local.name : `${target.name} as ${local.name}`;
    return [target.entry, isType ? `type ${name}` : name];
  });
}

/** @returns {Map<string, Map<string, { entry: string; name: string }>>} */
function readExports() {
  const all = new Map();
  for (const entry of ENTRY_ORDER) {
    const path = listEntries()[entry] ?? '';
    for (const node of listImports(readFileSync(path, 'utf8'))) {
      const source = findSource(join(dirname(path), node.source.value));
      const names = all.get(source) ?? new Map();
      all.set(source, names);
      for (const { local, exported: name } of node.specifiers ?? []) {
        const specifier = entry === 'index' ? 'deltakit' : `deltakit/${entry}`;
        if (!names.has(local.name)) names.set(local.name, { entry: specifier, name: name.name });
      }
    }
  }
  return all;
}

/** @param {string} path without extension @returns {string} */
function findSource(path) {
  const found = ['', '.tsx', '.ts']
    .map((end) => path + end)
    .find((file) => /\.tsx?$/.test(file) && existsSync(file));
  if (!found) throw new Error(`There is no source for ${relative(root, path)}.`);
  return found;
}
