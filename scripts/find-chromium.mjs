/**
 * In: the environment. Out: the path of a Chromium that is installed, and the flags it runs quietly with. The order is
 * the user's choice (CHROMIUM_PATH), then the system's, then the one that Playwright downloaded.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Flags under which a headless Chromium is quiet and reliable, also as root and without a GPU. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** @returns {Promise<string | undefined>} the executable, or undefined where there is none */
export async function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH is set to ${chosen}, but there is no such file.`);
    return chosen;
  }
  return listSystemPaths().find((path) => existsSync(path)) ?? (await findPlaywrightChromium());
}

/** What Playwright's `chromium.launch` takes, with the Chromium that was found. */
export async function chromiumLaunchOptions() {
  const executablePath = await findChromium();
  return { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) };
}

function listSystemPaths() {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'];
    const roots = ['/Applications', join(process.env.HOME ?? '', 'Applications')];
    return roots.flatMap((root) => apps.map((app) => join(root, app)));
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
      (name) => process.env[name] ?? '',
    );
    const apps = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'];
    return roots.filter(Boolean).flatMap((root) => apps.map((app) => join(root, app)));
  }
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env.PATH ?? '').split(delimiter)];
  return COMMANDS.flatMap((command) => folders.filter(Boolean).map((folder) => join(folder, command)));
}

async function findPlaywrightChromium() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}
