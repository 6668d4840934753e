/**
 * In: package-lock.json and node_modules. Out: node_modules as the lock says; `npm ci` runs only where they differ.
 * Contents are compared, not dates: a checkout sets new dates, and that is no reason to install again.
 */
import { existsSync, readFileSync } from 'node:fs';
import { runNpm } from './run-npm.mjs';

const OLDEST_NODE = [20, 19];

/** @throws Error where Node is too old or the installation fails */
export function ensureInstall() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    throw new Error(
      `Node ${process.versions.node} is too old: deltakit needs Node ${OLDEST_NODE.join('.')} or newer.`,
    );
  }
  if (isInstalled()) return;
  console.log('packages: some are missing, running npm ci (once)');
  if (runNpm(['ci']) !== 0) throw new Error('npm ci failed: see above; the packages can not be installed.');
}

function isInstalled() {
  const hidden = new URL('../node_modules/.package-lock.json', import.meta.url);
  if (!existsSync(hidden)) return false;
  const wanted = readPackages(new URL('../package-lock.json', import.meta.url));
  const installed = readPackages(hidden);
  return Object.entries(wanted).every(([path, entry]) => {
    // Optional ones are those of other platforms too.
    if (path === '' || entry.optional || entry.peer) return true;
    return installed[path]?.version === entry.version;
  });
}

/**
 * @param {URL} file
 * @returns {Record<string, { version?: string; optional?: boolean; peer?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
