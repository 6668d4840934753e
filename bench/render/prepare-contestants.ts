/** Before a run: what the contestants need is installed, and their pages are built. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runNpm } from '../../scripts/run-npm.mjs';
import { buildPages } from './build-pages';
import type { Contestant } from './contestants';

const here = fileURLToPath(new URL('.', import.meta.url));

/** @param minify see `buildPages` @returns the folder of the built pages @throws Error where an installation or a build fails */
export async function prepareContestants(contestants: readonly Contestant[], minify = true): Promise<string> {
  if (!isInstalled()) {
    console.error('render: the contestants are not installed, running npm ci in bench/render (once)');
    // Tables alone go to stdout.
    if (runNpm(['ci'], { cwd: here, stdio: ['ignore', 2, 2] }) !== 0) {
      throw new Error('npm ci failed in bench/render, so there is nothing to compare with: see above.');
    }
  }
  console.error('render: building the pages');
  return buildPages([...new Set(contestants.map(({ page }) => page))], minify);
}

function isInstalled(): boolean {
  const { devDependencies } = readPackage(`${here}package.json`);
  return Object.entries(devDependencies ?? {}).every(([name, version]) => {
    const installed = `${here}node_modules/${name}/package.json`;
    return existsSync(installed) && readPackage(installed).version === version;
  });
}

function readPackage(file: string): { version?: string; devDependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(file, 'utf8'));
}
