/** Apps of Vite, with Tailwind 4 and without, in StrictMode and compiled by React Compiler, in Chromium. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MockServer } from 'deltakit/mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../scripts/serve-http';
import { listChanges, rememberStyles } from './compare-styles';
import { ask, followReply, openPage, styleOf, WHOLE } from './open-page';
import { appFolder, runTool, VITE } from './run-tool';
import { serveApp } from './serve-app';

const servers: RunningServer[] = [];

afterAll(() => Promise.all(servers.map((server) => server.close())));

/** Builds an app and serves it, once. `development` is React with its warnings, and StrictMode in earnest. */
function useApp(app: string, mode: 'production' | 'development') {
  const served = {} as { url: string; mock: MockServer };
  beforeAll(async () => {
    await runTool(VITE, ['build', '--logLevel', 'warn', '--mode', mode], app, { NODE_ENV: mode });
    const server = await serveApp(app);
    servers.push(server);
    Object.assign(served, { url: server.url, mock: server.mock });
  });
  return served;
}

/** The host's page, before the kit's styles, behind its own, and before its own. */
async function expectUnchanged(url: string): Promise<void> {
  await openPage(`${url}/host.html`, async (page) => {
    // It speaks of nothing if there is nothing to see.
    expect(await rememberStyles(page)).toBeGreaterThan(100_000);
    expect(await listChanges(page), 'without the kit').toEqual([]);
    const links = await page.locator('link[rel=stylesheet]').count();
    await page.evaluate(() => (window as unknown as { addKit(): Promise<unknown> }).addKit());
    expect(await page.locator('link[rel=stylesheet]').count()).toBe(links + 1);
    expect(await styleOf(page, 'html', ['--dk-corner'])).not.toEqual({ '--dk-corner': '' });
    expect(await listChanges(page), 'with the kit last').toEqual([]);
    await page.evaluate(async () => {
      const link = [...document.querySelectorAll('link[rel=stylesheet]')].at(-1) as HTMLLinkElement;
      await new Promise((resolve) => {
        link.onload = resolve;
        document.head.prepend(link);
      });
    });
    expect(await listChanges(page), 'with the kit first').toEqual([]);
    await page.evaluate(() => document.body.classList.toggle('bar'));
    await page.evaluate(() => document.body.style.setProperty('color', 'red'));
    expect((await listChanges(page)).length, 'a change that is one').toBeGreaterThan(0);
  });
}

describe('an app with Tailwind 4 and a theme of its own', () => {
  const app = useApp('vite-tailwind', 'production');

  describe.each([
    ['behind its own', '/index.html'],
    ['before its own', '/kit-first.html'],
    ['in its own stylesheet', '/kit-within.html'],
  ])('that imports the styles of the kit %s', (_, path) => {
    it('shows a reply as it streams, and its utilities win over those of the kit', async () => {
      await openPage(`${app.url}${path}`, async (page) => {
        await ask(page, 'Why does pasta take longer in the mountains?');
        const reply = await followReply(page, '[data-slot="dk-message"][data-role="assistant"]');
        expect(reply.text).toContain(WHOLE);
        expect(reply.steps).toBeGreaterThan(2);
        await page.locator('[data-slot="dk-chat"][data-status="completed"]').waitFor();

        const brand = 'oklch(0.55 0.22 330)';
        const own = [
          'padding-top',
          'margin-left',
          'border-top-left-radius',
          'background-color',
          'border-top-color',
        ];
        expect(await styleOf(page, '#styled', [...own, 'font-size', 'box-shadow'])).toEqual({
          // Its own spacing, of 0.3rem.
          'padding-top': '48px',
          'margin-left': '9.6px',
          'border-top-left-radius': '21px',
          'background-color': brand,
          'border-top-color': brand,
          'font-size': '24px',
          'box-shadow': expect.stringMatching(/^(none|(rgba\(0, 0, 0, 0\) 0px 0px 0px 0px(, )?)+)$/),
        });
        expect(
          await styleOf(page, '[data-slot="dk-chat"]', ['height', 'row-gap', 'border-top-width']),
        ).toEqual({
          height: expect.stringMatching(/^460\.(797|8)px$/),
          'row-gap': '48px',
          'border-top-width': '4px',
        });
        // What the host's utilities leave alone is the kit's, in shadcn's variables where the host has them, above its
        // preflight: and the kit's own text is not the host's `--text-body`.
        expect(await styleOf(page, '#styled', ['flex-direction', 'border-top-width'])).toEqual({
          'flex-direction': 'column',
          'border-top-width': '1px',
        });
        expect(
          await styleOf(page, '#styled [data-slot="dk-send"], #styled button', ['border-top-left-radius']),
        ).toEqual({
          'border-top-left-radius': expect.stringMatching(/^\d{5,}px|3.35544e\+07px$/),
        });
        expect(await styleOf(page, '#styled textarea', ['font-size', 'padding-left'])).toEqual({
          'font-size': '16px',
          'padding-left': '8px',
        });
      });
    });
  });

  it('looks the same to the last property once the styles of the kit are there', () =>
    expectUnchanged(app.url));
});

describe('an app without Tailwind, in StrictMode', () => {
  const app = useApp('vite-plain', 'development');

  it('makes one request of an effect that runs twice, shows the reply, and its one class wins', async () => {
    app.mock.reset();
    await openPage(`${app.url}/`, async (page) => {
      const reply = await followReply(page, '[data-slot="dk-message"]');
      expect(reply.text).toContain(WHOLE);
      expect(reply.steps).toBeGreaterThan(2);
      await page.locator('[data-slot="dk-message"][data-status="completed"]').waitFor();
      expect(app.mock.requests.map(({ outcome }) => outcome)).toEqual(['completed']);

      await ask(page, 'And once more?', 'form');
      await followReply(page, '[data-slot="dk-message"]');
      await page.locator('[data-slot="dk-message"][data-status="completed"]').waitFor();
      expect(app.mock.requests.map(({ outcome }) => outcome)).toEqual(['completed', 'completed']);
      expect(
        await styleOf(page, '.my-composer', ['padding-left', 'border-top-left-radius', 'background-color']),
      ).toEqual({
        'padding-left': '41px',
        'border-top-left-radius': '0px',
        'background-color': 'rgb(1, 2, 3)',
      });
      expect(await styleOf(page, '.my-thread', ['row-gap'])).toEqual({ 'row-gap': '43px' });
      expect(await styleOf(page, '.my-composer', ['display', 'border-top-width'])).toEqual({
        display: 'flex',
        'border-top-width': '1px',
      });
    });
  });

  it('looks the same to the last property once the styles of the kit are there', () =>
    expectUnchanged(app.url));
});

describe('an app that React Compiler has compiled', () => {
  const app = useApp('vite-compiler', 'development');

  it('has what the compiler makes in it', () => {
    const assets = join(appFolder('vite-compiler'), 'dist/assets');
    const code = readdirSync(assets).map((file) => readFileSync(join(assets, file), 'utf8'));
    // Of the app's five components and closures: what it remembers is looked for by this mark.
    expect(code.join('').split('react.memo_cache_sentinel').length).toBeGreaterThan(3);
  });

  it('shows each step of a stream and of a chat that its components hand on whole', async () => {
    app.mock.reset();
    await openPage(`${app.url}/`, async (page) => {
      const asks = ask(page, 'Why does pasta take longer?', '#ask');
      const reply = await followReply(page, '#reply');
      await asks;
      expect(reply.text).toMatch(/^(streaming|completed): Water/);
      expect(reply.steps).toBeGreaterThan(2);
      await page.waitForFunction(() =>
        document.querySelector('#reply')?.textContent?.startsWith('completed'),
      );
      expect(await page.textContent('#asked')).toBe('1 asked');

      await ask(page, 'And rice?');
      const answer = await followReply(
        page,
        '[data-slot="dk-chat"] [data-slot="dk-message"][data-role="assistant"]',
      );
      expect(answer.text).toContain(WHOLE);
      expect(answer.steps).toBeGreaterThan(2);
      await page.locator('[data-slot="dk-chat"][data-status="completed"]').waitFor();
      expect(await page.textContent('#count')).toBe('2 messages');
      expect(app.mock.requests.map(({ outcome }) => outcome)).toEqual(['completed', 'completed']);
    });
  });
});
