/**
 * In: nothing. Out: the path of a Chromium, fetched where there was none: Playwright's download first, then Debian's
 * package where this runs as root. Where neither works it says in one line how to get one; tests never run without.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { findChromium } from './find-chromium.mjs';
import { runNpx } from './run-npm.mjs';

/** @returns {Promise<string>} the executable @throws Error where none is found and none can be fetched */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;

  console.log('chromium: none found, trying to get one');
  for (const fetchOne of [downloadByPlaywright, installByApt]) {
    fetchOne();
    const fetched = await findChromium();
    if (fetched) return fetched;
  }
  throw new Error(
    'No Chromium: install Chromium or Chrome (Debian: apt-get install -y chromium), or set CHROMIUM_PATH to its executable.',
  );
}

function downloadByPlaywright() {
  runNpx(['playwright', 'install', 'chromium'], { timeout: 180_000 });
}

function installByApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(`chromium: ${await ensureChromium()}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
