/**
 * In: the sources. Out: a scratch folder outside the repository with the apps of this folder in it, and what they need
 * installed beside them: the package as npm would publish it, in versions of the others that a lock file names. Once for
 * the whole run; `inject('appsFolder')` says where. Deltakit is not in the lock, so npm reads its dependencies and peers.
 */
import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { runNpm } from '../../scripts/run-npm.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    appsFolder: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const apps = fileURLToPath(new URL('.', import.meta.url));

/** For who works on these tests: a folder that is kept, so that the next run has to install the package alone. */
const kept = process.env.DELTAKIT_APPS_FOLDER;

export default function setUpApps(project: TestProject): () => void {
  const folder = kept ?? mkdtempSync(join(findPlace(), 'deltakit-apps-'));
  const remove = () => (kept ? undefined : rmSync(folder, { recursive: true, force: true }));
  for (const old of ['node_modules/deltakit', 'node_modules/.package-lock.json'])
    rmSync(join(folder, old), { recursive: true, force: true });
  try {
    const tarball = packPackage(folder);
    copyApps(folder, tarball);
    const began = Date.now();
    say('installing what the apps need (a minute where npm has nothing of it)');
    npm(['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], folder);
    say(`installed in ${Math.round((Date.now() - began) / 1000)} s`);
  } catch (error) {
    remove();
    throw error;
  }
  project.provide('appsFolder', folder);
  return remove;
}

/** Where nothing can be found by accident: a node_modules further up would lend the apps what they did not install. */
function findPlace(): string {
  const places = [tmpdir(), '/var/tmp', homedir()].filter((place) => existsSync(place));
  const place = places.find((path) => !hasModulesAbove(path));
  if (place) return place;
  throw new Error(`Each of ${places.join(', ')} has a node_modules above it, which apps there would see.`);
}

function hasModulesAbove(path: string): boolean {
  return existsSync(join(path, 'node_modules')) || (dirname(path) !== path && hasModulesAbove(dirname(path)));
}

/** @returns the name of the tarball in the folder */
function packPackage(folder: string): string {
  if (isBuildStale()) {
    say('building the package');
    npm(['run', '--silent', 'build'], root);
  }
  npm(['pack', '--silent', '--pack-destination', folder], root);
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack made no tarball.');
  say(`packed ${tarball}, ${Math.round(statSync(join(folder, tarball)).size / 1024)} KiB`);
  return tarball;
}

/** By date: whoever has just built need not again. */
function isBuildStale(): boolean {
  const built = join(root, 'dist/styles.css');
  if (!existsSync(built)) return true;
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map(
    (file) => `src/${file}`,
  );
  const made = statSync(built).mtimeMs;
  return [...sources, 'package.json', 'vite.config.ts', 'tsconfig.build.json'].some(
    (file) => statSync(join(root, file)).mtimeMs > made,
  );
}

function copyApps(folder: string, tarball: string): void {
  for (const entry of readdirSync(apps, { withFileTypes: true })) {
    if (entry.isDirectory()) cpSync(join(apps, entry.name), join(folder, entry.name), { recursive: true });
  }
  const workspace = join(apps, 'workspace');
  const manifest = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8'));
  manifest.dependencies.deltakit = `file:${tarball}`;
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  cpSync(join(workspace, 'package-lock.json'), join(folder, 'package-lock.json'));
}

/** What npm prints is shown where it failed. */
function npm(args: string[], cwd: string): void {
  // Vitest's NODE_ENV is `test`, which is none that a package is built with; and an npm that runs us says which folder is
  // its own in a variable that another npm would take for a setting.
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    npm_config_include: 'dev',
    npm_config_local_prefix: cwd,
  };
  const log = join(mkdtempSync(join(tmpdir(), 'deltakit-npm-')), 'npm.log');
  const file = openSync(log, 'w');
  const code = runNpm(args, { cwd, env, stdio: ['ignore', file, file] });
  closeSync(file);
  const printed = readFileSync(log, 'utf8');
  rmSync(dirname(log), { recursive: true });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} in ${cwd} ended with code ${code}:\n${printed}`);
}

function say(what: string): void {
  console.log(`apps: ${what}`);
}
