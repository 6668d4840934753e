/**
 * In: storybook-static, as `npm run build:storybook` left it. Out: whether the streaming lab works from a plain file
 * server, and a link shows the same to everybody. Nothing but files is served, and nothing else may be asked for.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumLaunchOptions } from './find-chromium.mjs';

const FOLDER = fileURLToPath(new URL('../storybook-static', import.meta.url));
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const HELD_MS = 2500;

if (!existsSync(join(FOLDER, 'index.html'))) {
  console.error('There is no storybook-static. Build it first: npm run build:storybook');
  process.exit(1);
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const file = join(FOLDER, normalize(pathname === '/' ? '/index.html' : decodeURIComponent(pathname)));
  if (!file.startsWith(FOLDER) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  const type = Object.entries(TYPES).find(([ending]) => ending === extname(file))?.[1];
  response.writeHead(200, { 'content-type': type ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
const browser = await chromium.launch(await chromiumLaunchOptions());
/** @type {string[]} */
const faults = [];

try {
  const link = `${origin}/iframe.html?id=streaming-lab--the-lab&viewMode=story&globals=at:${HELD_MS};seed:7`;
  const [first, again] = [await showHeld(link), await showHeld(link)];
  expect(first.reply === again.reply, `one link showed two replies:\n${first.reply}\n${again.reply}`);
  expect(first.drawing === again.drawing, 'one link drew two timelines');
  expect(first.reply.length > 100, `the reply had hardly begun: ${first.reply}`);
  await steer();
} finally {
  await browser.close();
  server.close();
}

for (const fault of faults) console.error(`storybook: ${fault}`);
if (faults.length > 0) process.exit(1);
console.log('The lab streams, holds, steps and scrubs from plain files, and a link shows the same twice.');

/** @param {boolean} isTrue @param {string} otherwise */
function expect(isTrue, otherwise) {
  if (!isTrue) faults.push(otherwise);
}

async function openPage() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // A machine that builds at the same time is slow.
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => faults.push(`the page threw: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) faults.push(`asked the network for ${url}`);
  });
  return page;
}

/** @param {string} link */
async function showHeld(link) {
  const page = await openPage();
  await page.goto(link);
  await page.locator('.lab-transport[data-mode="held"]').getByText('2.50 s').waitFor();
  const reply = (await page.getByRole('article', { name: 'Assistant' }).textContent()) ?? '';
  const drawing = (await page.locator('.lab-shown').getAttribute('d')) ?? '';
  await page.close();
  return { reply, drawing };
}

/** By the tool in Storybook's own toolbar. */
async function steer() {
  const page = await openPage();
  await page.goto(`${origin}/?path=/story/streaming-lab--the-lab&globals=scenario:short`);
  await page.getByRole('button', { name: 'Stream: Short answer' }).click();
  const panel = page.getByRole('dialog');
  const lab = page.frameLocator('#storybook-preview-iframe');
  await lab
    .getByRole('article', { name: 'Assistant' })
    .and(lab.locator('[data-status="completed"]'))
    .waitFor();
  await panel.getByRole('slider', { name: 'Place on the tape' }).fill('600');
  await lab.locator('.lab-transport[data-mode="held"]').getByText('0.60 s').waitFor();
  await lab
    .getByRole('article', { name: 'Assistant' })
    .and(lab.locator('[data-status="streaming"]'))
    .waitFor();
  await page.waitForURL(/at:600/);
  await panel.getByRole('button', { name: 'Step to what happens next' }).click();
  await lab.locator('.lab-transport').getByText('0.60 s').waitFor({ state: 'detached' });
  await panel.getByLabel('Error behind event').fill('6');
  await lab.getByRole('article', { name: 'Assistant' }).and(lab.locator('[data-status="failed"]')).waitFor();
  await page.waitForURL(/errorAt:6/);
  await page.close();
}
