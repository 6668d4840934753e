/** Files that a person chooses in Chromium, and the server that gets them. */
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunchOptions } from '../../scripts/find-chromium.mjs';
import { type FileServer, startFileServer } from './file-server';
import { createBytes, PNG } from './samples';
import { createUploadPage, hasStatus } from './upload-page';

const PATIENCE = { timeout: 10_000, interval: 10 };
/** More than what fits in the buffers between a page and a server, so that a server that waits is felt. */
const LARGE = createBytes(5 * 2 ** 20);

let browser: Browser;
/** That of the page, and another origin. */
let home: FileServer;
let abroad: FileServer;

beforeAll(async () => {
  const pages = await createUploadPage();
  [browser, home, abroad] = await Promise.all([
    chromiumLaunchOptions().then((options) => chromium.launch(options)),
    startFileServer(pages),
    startFileServer(new Map()),
  ]);
}, 60_000);

afterAll(() => Promise.all([browser?.close(), home?.close(), abroad?.close()]));

interface Chosen {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const choose = (name: string, mimeType: string, bytes: Uint8Array): Chosen => ({
  name,
  mimeType,
  buffer: Buffer.from(bytes),
});

async function openPage(to?: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${home.url}/${to ? `?to=${encodeURIComponent(to)}` : ''}`);
  await page.waitForFunction(() => 'shown' in window);
  return page;
}

describe('in Chromium', { timeout: 30_000 }, () => {
  it('a file is sent as its bytes, its name and its true type, and its address is complete', async () => {
    const page = await openPage('/files');
    await page.setInputFiles('input', [
      choose('dot.jpg', 'image/jpeg', PNG),
      choose('Grüße 👋.bin', '', createBytes(70_000)),
    ]);
    const [dot, other] = await hasStatus(page, 'done', 'done');
    expect(dot).toMatchObject({ mediaType: 'image/png', url: `${home.url}/stored/dot.jpg` });
    expect(other?.url).toBe(`${home.url}/stored/Gr%C3%BC%C3%9Fe%20%F0%9F%91%8B.bin`);
    expect(home.received.map(({ headers }) => headers['x-token'])).toEqual(['fresh', 'fresh']);
    const files = home.received
      .map(({ file }) => file)
      .sort((a, b) => Number(a?.bytes.length) - Number(b?.bytes.length));
    expect(files[0]).toMatchObject({ name: 'dot.jpg', type: 'image/png' });
    expect(Buffer.compare(Buffer.from(files[0]?.bytes ?? []), Buffer.from(PNG))).toBe(0);
    expect(Buffer.compare(Buffer.from(files[1]?.bytes ?? []), Buffer.from(createBytes(70_000)))).toBe(0);
    await page.waitForFunction(() => document.querySelector('img')?.naturalWidth === 1);
    expect(await page.evaluate(() => window.uploads.settle())).toBe(2);
    await page.close();
  });

  it('the page shows how much has left while the server takes its time', async () => {
    const page = await openPage('/files?hold');
    await page.setInputFiles('input', choose('large.bin', '', LARGE));
    await page.waitForFunction(() => window.shown().some(({ progress }) => progress > 0 && progress < 1));
    expect(await hasStatus(page, 'uploading')).toMatchObject([{ size: LARGE.length }]);
    home.goOn();
    const [upload] = await hasStatus(page, 'done');
    expect(upload?.steps).toEqual([...(upload?.steps ?? [])].sort((a, b) => a - b));
    expect(upload?.steps.at(-1)).toBe(1);
    const { file } = home.received.at(-1) ?? {};
    expect(Buffer.compare(Buffer.from(file?.bytes ?? []), Buffer.from(LARGE))).toBe(0);
    await page.close();
  });

  it('a file that is removed is sent no further, and the server sees that', async () => {
    const server = await startFileServer(new Map());
    const page = await openPage(`${server.url}/files?hold&open`);
    await page.setInputFiles('input', choose('large.bin', '', LARGE));
    await expect.poll(() => server.received.length, PATIENCE).toBe(1);
    await hasStatus(page, 'uploading');
    await page.click('button');
    await hasStatus(page);
    // Who does not read does not see that nothing more comes.
    server.goOn();
    await expect.poll(() => server.received[0]?.hasLeft, PATIENCE).toBe(true);
    expect(server.received[0]?.file).toBeUndefined();
    await Promise.all([page.close(), server.close()]);
  });

  it('another origin takes it where it allows that, and else it fails with `network`', async () => {
    const page = await openPage(`${abroad.url}/files?open`);
    await page.setInputFiles('input', choose('dot.png', 'image/png', PNG));
    expect(await hasStatus(page, 'done')).toMatchObject([{ url: `${abroad.url}/stored/dot.png` }]);
    await page.close();
    const shut = await openPage(`${abroad.url}/files`);
    await shut.setInputFiles('input', choose('dot.png', 'image/png', PNG));
    expect(await hasStatus(shut, 'failed')).toMatchObject([{ error: { kind: 'network' } }]);
    await shut.close();
  });

  it.each([
    ['413', 'status=413', { kind: 'size', status: 413 }],
    ['415', 'status=415', { kind: 'type', status: 415 }],
    ['500', 'status=500', { kind: 'network', status: 500 }],
    ['no JSON', 'answer=<html>', { kind: 'network', message: /no `url`/ }],
    ['no address', 'answer={"id":"f1"}', { kind: 'network', message: /no `url`/ }],
  ])('an answer of %s fails the file, which can be tried again', async (_name, ask, error) => {
    const page = await openPage(`/files?${ask}`);
    await page.setInputFiles('input', choose('dot.png', 'image/png', PNG));
    expect(await hasStatus(page, 'failed')).toMatchObject([
      { error: expect.objectContaining({ kind: error.kind }) },
    ]);
    const [shown] = await page.evaluate(() => window.shown());
    if ('status' in error) expect(shown?.error?.status).toBe(error.status);
    if ('message' in error) expect(shown?.error?.message).toMatch(error.message);
    const before = home.received.length;
    await page.evaluate(() => window.uploads.retry(0));
    await expect.poll(() => home.received.length, PATIENCE).toBe(before + 1);
    await hasStatus(page, 'failed');
    await page.close();
  });

  it('without a server the bytes are in the message', async () => {
    const page = await openPage();
    await page.setInputFiles('input', choose('large.pdf', 'application/pdf', LARGE));
    const [upload] = await hasStatus(page, 'done');
    const [head, data = ''] = upload?.url?.split(',') ?? [];
    expect(head).toBe('data:application/pdf;base64');
    expect(Buffer.compare(Buffer.from(data, 'base64'), Buffer.from(LARGE))).toBe(0);
    await page.close();
  });

  it('the page goes on while a large file is read', async () => {
    const page = await openPage();
    // Made in the page, as to bring it there is a long task of its own.
    const tasks = await page.evaluate(async (size) => {
      const found: number[] = [];
      const file = new File([new Uint8Array(size)], 'large.bin');
      const transfer = new DataTransfer();
      transfer.items.add(file);
      await new Promise((resolve) => setTimeout(resolve, 200));
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) found.push(duration);
      }).observe({ type: 'longtask' });
      const input = document.querySelector('input');
      if (input) input.files = transfer.files;
      input?.dispatchEvent(new Event('change', { bubbles: true }));
      while (window.shown()[0]?.status !== 'done') await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 200));
      return found;
    }, LARGE.length);
    console.info(`5 MiB as a data URL: long tasks of ${JSON.stringify(tasks)} ms`);
    expect(await hasStatus(page, 'done')).toMatchObject([
      { progress: 1, mediaType: 'application/octet-stream' },
    ]);
    await page.close();
  });
});
