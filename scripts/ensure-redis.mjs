/**
 * In: nothing. Out: the path of a `redis-server`, fetched where there was none: Debian's package, where this runs as root.
 * Where that does not work it says in one line how to get one; the tests that need it fail without.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @returns {string} the executable @throws Error where none is found and none can be fetched */
export function ensureRedis() {
  const found = findRedis();
  if (found) return found;
  console.log('redis: none found, trying to get one');
  installByApt();
  const fetched = findRedis();
  if (fetched) return fetched;
  throw new Error(
    'No redis-server: install Redis 6.2 or later (Debian: apt-get install -y redis-server), or set REDIS_SERVER_PATH to its executable.',
  );
}

/** @returns {string | undefined} */
function findRedis() {
  const { REDIS_SERVER_PATH, PATH = '' } = process.env;
  if (REDIS_SERVER_PATH) return existsSync(REDIS_SERVER_PATH) ? REDIS_SERVER_PATH : undefined;
  return [...PATH.split(delimiter), '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
    .map((folder) => join(folder, 'redis-server'))
    .find((path) => existsSync(path));
}

function installByApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'redis-server'], {
    stdio: 'inherit',
    env,
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(`redis: ${ensureRedis()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
