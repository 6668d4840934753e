/**
 * In: dist, as `npm run build` made it. Out: what each entry weighs in an app's bundle, minified and gzipped, React
 * left out, and whether that is within its budget. `at once` is what a page loads before anything happens; `in all` has
 * with it what it fetches later by `import()`: the reader with a first request, the wire formats to recognise one.
 * The figures in README.md have to be these, to a tenth; `npm run check:size -- --write` writes them there.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { SIZE_ROWS, staleRows, writeSizeTable } from './size-table.mjs';
import { listEntries } from './source-alias.mjs';

const KIB = 1024;
const dist = new URL('../dist/', import.meta.url);
const pathOf = (/** @type {string} */ file) => fileURLToPath(new URL(file, dist));
const all = (/** @type {string} */ entry) => `export * from ${JSON.stringify(pathOf(entry))}`;

const some = (/** @type {string} */ names, /** @type {string} */ entry) =>
  `export { ${names} } from ${JSON.stringify(pathOf(entry))}`;

/** Budgets in KiB. */
const BUDGETS = [
  {
    name: 'useLLMStream, useCompletion',
    code: some('useLLMStream, useCompletion', 'index.js'),
    atOnce: 10,
    inAll: 33,
  },
  {
    name: 'those and useChat',
    code: some('useLLMStream, useCompletion, useChat', 'index.js'),
    atOnce: 15,
    inAll: 46.5,
  },
  { name: 'useLLMStream', code: some('useLLMStream', 'index.js'), atOnce: 9.4, inAll: 28.5 },
  { name: 'deltakit, all of it', code: all('index.js'), atOnce: 17, inAll: 50 },
  { name: 'deltakit/core, all of it', code: all('core.js'), atOnce: 42.5, inAll: 51.5 },
  {
    name: 'openaiChat, readReply',
    code: some('openaiChat, readReply', 'core.js'),
    atOnce: 9.6,
    inAll: 20.5,
  },
  // In all with what shows replies, which is fetched meanwhile.
  { name: 'Chat', code: some('Chat', 'components.js'), atOnce: 14, inAll: 26 },
  {
    name: 'Thread, Message, Composer',
    code: some('Thread, Message, Composer', 'components.js'),
    atOnce: 19,
    inAll: 19,
  },
  { name: 'Message', code: some('Message', 'components.js'), atOnce: 9.8, inAll: 9.8 },
  { name: 'Composer', code: some('Composer', 'components.js'), atOnce: 6.2, inAll: 6.2 },
  { name: 'SendOrStop', code: some('SendOrStop', 'components.js'), atOnce: 1.4, inAll: 1.4 },
  { name: 'deltakit/components, all of it', code: all('components.js'), atOnce: 36, inAll: 36 },
  { name: 'deltakit/markdown', code: all('markdown.js'), atOnce: 27.5, inAll: 27.5 },
  { name: 'Markdown', code: some('Markdown', 'markdown.js'), atOnce: 26, inAll: 26 },
  {
    name: 'useChat, Chat, Markdown',
    code: [some('useChat', 'index.js'), some('Chat', 'components.js'), some('Markdown', 'markdown.js')].join(
      '\n',
    ),
    atOnce: 52,
    inAll: 97,
  },
  // For workers, whose code is bounded too; on a server it is loaded once.
  { name: 'deltakit/relay', code: all('relay.js'), atOnce: 24, inAll: 24 },
  { name: 'deltakit/labels, German', code: some('german', 'labels.js'), atOnce: 5.2, inAll: 5.2 },
  // In all with idb.
  { name: 'deltakit/storage', code: all('storage.js'), atOnce: 7, inAll: 8.5 },
  { name: 'indexedDbThreads', code: some('indexedDbThreads', 'storage.js'), atOnce: 2.7, inAll: 4.2 },
  {
    name: 'createThreadWriter, revive…',
    code: some('createThreadWriter, reviveThread', 'storage.js'),
    atOnce: 0.9,
    inAll: 0.9,
  },
  // For tests and demos: what it weighs matters to nobody's page.
  { name: 'deltakit/mock', code: all('mock.js'), atOnce: 25.5, inAll: 25.5 },
  // In all with shiki's own code, without the languages and themes: which of them are fetched, a reply's code says.
  { name: 'deltakit/code', code: all('code.js'), atOnce: 9, inAll: 44 },
];
const STYLES_BUDGET = 10;

if (!existsSync(pathOf('index.js'))) {
  console.error('There is no dist: run npm run build first.');
  process.exit(1);
}
const isWriting = process.argv.includes('--write');
const readme = new URL('../README.md', import.meta.url);
/** @type {Map<string, import('./size-table.mjs').Size>} */
const sizes = new Map();
let isWithin = true;
for (const { name, code, atOnce, inAll } of BUDGETS) {
  const size = weigh(await bundle(code));
  sizes.set(name, size);
  report(name, 'at once', size.atOnce, atOnce);
  if (size.inAll > size.atOnce) report(name, 'in all', size.inAll, inAll);
}
const styles = gzip(readFileSync(pathOf('styles.css')));
sizes.set('deltakit/styles.css', { atOnce: styles, inAll: styles });
report('deltakit/styles.css', 'at once', styles, STYLES_BUDGET);
if (isWriting) writeFileSync(readme, writeSizeTable(readFileSync(readme, 'utf8'), sizes));
const problems = [...staleRows(readFileSync(readme, 'utf8'), sizes), ...listUntold()];
for (const problem of problems) console.error(`size: ${problem}`);
process.exitCode = isWithin && problems.length === 0 ? 0 : 1;

/** Every entry has a row in the table. */
function listUntold() {
  const entries = Object.keys(listEntries()).map((name) =>
    name === 'index' ? 'deltakit' : `deltakit/${name}`,
  );
  return entries
    .filter((entry) => !SIZE_ROWS.some((row) => row.entry === entry))
    .map((entry) => `${entry} has no row in scripts/size-table.mjs`);
}

/**
 * @param {string} name
 * @param {string} when
 * @param {number} bytes
 * @param {number} budget in KiB
 */
function report(name, when, bytes, budget) {
  const fits = bytes <= budget * KIB;
  isWithin &&= fits;
  const figure = `${(bytes / KIB).toFixed(2)} KiB of ${budget}`;
  console.log(
    `size: ${name.padEnd(30)} ${when.padEnd(8)} ${figure.padStart(16)}${fits ? '' : '  TOO LARGE'}`,
  );
}

/** @param {string} code */
async function bundle(code) {
  const app = 'virtual:app';
  const build = await rolldown({
    input: app,
    external: [/^react($|\/)/, /^react-dom($|\/)/, /^shiki\/(langs|themes)($|\/)/],
    preserveEntrySignatures: 'strict',
    logLevel: 'silent',
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === app ? `\0${app}` : undefined),
        load: (id) => (id === `\0${app}` ? code : undefined),
      },
    ],
  });
  const { output } = await build.generate({ format: 'es', minify: true });
  await build.close();
  return output.filter((file) => file.type === 'chunk');
}

/** @param {import('rolldown').OutputChunk[]} chunks */
function weigh(chunks) {
  const first = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of first) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) first.add(chunk);
  }
  const sum = (/** @type {Iterable<import('rolldown').OutputChunk>} */ few) =>
    [...few].reduce((bytes, { code }) => bytes + gzip(code), 0);
  return { atOnce: sum(first), inAll: sum(chunks) };
}

/** @param {string | Uint8Array} data */
function gzip(data) {
  return gzipSync(data, { level: 9 }).length;
}
