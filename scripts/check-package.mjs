/**
 * In: dist, as `npm run build` made it. Out: whether the package that npm would publish is right: its exports and its
 * types under every module resolution of ES modules (publint and attw on the packed tarball), `'use client'` still at the
 * top of each module that has it in the sources, no code that React has in development alone, the licence of what is
 * bundled beside it, and every entry loading in plain Node, as a server that renders would load it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './run-npm.mjs';
import { listEntries } from './source-alias.mjs';

const CLIENT_DIRECTIVE = /^(['"])use client\1;/m;
const root = fileURLToPath(new URL('..', import.meta.url));

if (!existsSync(join(root, 'dist/index.js'))) {
  console.error('There is no dist: run npm run build first.');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'deltakit-package-'));
try {
  const problems = checkTarball(pack());
  problems.push(
    ...listLostDirectives(),
    ...listDevelopmentCode(),
    ...listMissingLicenses(),
    ...(await listBrokenImports()),
  );
  for (const problem of problems) console.error(`package: ${problem}`);
  if (problems.length === 0) console.log('package: right');
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function pack() {
  if (runNpm(['pack', '--pack-destination', folder]) !== 0) throw new Error('npm pack failed, see above.');
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('npm pack made no tarball.');
  return join(folder, name);
}

/** @param {string} tarball @returns {string[]} what is wrong */
function checkTarball(tarball) {
  const attwFlags = [
    '--profile',
    'esm-only',
    '--exclude-entrypoints',
    './styles.css',
    './theme.css',
    './theme.css',
    '--no-emoji',
    '--no-definitely-typed',
  ];
  const problems = [];
  if (runTool('publint/src/cli.js', ['run', tarball, '--strict']) !== 0)
    problems.push('publint objects, see above');
  if (runTool('@arethetypeswrong/cli/dist/index.js', [tarball, ...attwFlags]) !== 0)
    problems.push('attw objects, see above');
  return problems;
}

function listLostDirectives() {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  return sources
    .filter(
      (file) =>
        /(?<!\.d)\.tsx?$/.test(file) && CLIENT_DIRECTIVE.test(readFileSync(join(root, 'src', file), 'utf8')),
    )
    .map((file) => `dist/${file.replaceAll('\\', '/').replace(/\.tsx?$/, '.js')}`)
    .filter((file) => existsSync(join(root, file)))
    .filter((file) => !/^(['"])use client\1;/.test(readFileSync(join(root, file), 'utf8')))
    .map((file) => `${file} lost its 'use client'`);
}

/** React's production build has no `jsxDEV`: what calls it fails in every app that is built. */
function listDevelopmentCode() {
  return readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        file.endsWith('.js') && readFileSync(join(root, 'dist', file), 'utf8').includes('jsx-dev-runtime'),
    )
    .map((file) => `dist/${file} was built for development`);
}

/** The code of others is in the package only with what allows it to be. */
function listMissingLicenses() {
  const bundled = readdirSync(join(root, 'dist/bundled'), { recursive: true, encoding: 'utf8' });
  const folders = new Set(bundled.filter((file) => file.endsWith('.js')).map(dirname));
  return [...folders]
    .filter((folder) => !bundled.includes(join(folder, 'LICENSE')))
    .map((folder) => `dist/bundled/${folder} has no LICENSE`);
}

async function listBrokenImports() {
  /** @type {string[]} */
  const problems = [];
  for (const entry of Object.keys(listEntries())) {
    // By the package's own name, so that it is the exports of package.json that are followed.
    const specifier = entry === 'index' ? 'deltakit' : `deltakit/${entry}`;
    await import(specifier).catch((error) => problems.push(`import '${specifier}' fails in Node: ${error}`));
  }
  return problems;
}

/** @param {string} tool @param {string[]} args */
function runTool(tool, args) {
  return spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], { stdio: 'inherit' })
    .status;
}
