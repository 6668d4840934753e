/** In: arguments for npm or npx. Out: their exit code. The npm that started us is used again, on every platform. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string[]} args @param {import('node:child_process').SpawnSyncOptions} [options] @returns {number} */
export function runNpm(args, options) {
  return run('npm', args, options);
}

/** @param {string[]} args @param {import('node:child_process').SpawnSyncOptions} [options] @returns {number} */
export function runNpx(args, options) {
  return run('npx', args, options);
}

/**
 * @param {'npm' | 'npx'} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
function run(command, args, options) {
  const settings = { cwd: root, stdio: /** @type {const} */ ('inherit'), ...options };
  // npm tells where its own code is; without it (a bare `node scripts/…`) the command on the PATH has to do.
  const cli = join(dirname(process.env.npm_execpath ?? ''), `${command}-cli.js`);
  const result = existsSync(cli)
    ? spawnSync(process.execPath, [cli, ...args], settings)
    : spawnSync(command, args, { ...settings, shell: process.platform === 'win32' });
  return result.status ?? 1;
}
