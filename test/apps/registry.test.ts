/** The registry, by the shadcn CLI: its items copied into an app, which then compiles, builds and shows a reply. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../scripts/serve-http';
import { ask, followReply, openPage, styleOf, WHOLE } from './open-page';
import { appFolder, runTool, SHADCN, TSC, VITE } from './run-tool';
import { serveApp } from './serve-app';

const APP = 'registry-app';
const REGISTRY = '../node_modules/deltakit/dist/registry';
/** Nobody listens there: what the CLI would ask shadcn's own registry for would fail. */
const NO_REGISTRY = { REGISTRY_URL: 'http://127.0.0.1:9' };

let server: RunningServer | undefined;

beforeAll(async () => {
  const items = readdirSync(join(appFolder(APP), REGISTRY)).filter((file) => file !== 'registry.json');
  await runTool(SHADCN, ['add', ...items.map((item) => `${REGISTRY}/${item}`), '--yes'], APP, NO_REGISTRY);
  await runTool(VITE, ['build', '--logLevel', 'warn'], APP);
});

afterAll(() => server?.close());

describe('the items of the registry', () => {
  const read = (file: string) => readFileSync(join(appFolder(APP), 'src', file), 'utf8');

  it('are copied with all they need, and what they need of the styles is added to those of the app', () => {
    expect(read('index.css')).toMatch(
      /@import ["']deltakit\/styles\.css["'];\s*@import ["']deltakit\/theme\.css["'];/,
    );
    expect(read('components/deltakit/composer/composer.tsx')).toContain("from 'deltakit/components'");
    expect(read('components/deltakit/button/button.tsx')).toContain("'bg-primary text-primary-foreground");
    expect(existsSync(join(appFolder(APP), 'src/components/deltakit/labels/use-labels.ts'))).toBe(false);
  });

  it('compile in the app', async () => {
    expect(await runTool(TSC, [], APP)).toBe('');
  });

  it('are built by the app, show a reply, and work with the parts that stay in the package', async () => {
    const running = await serveApp(APP);
    server = running;
    await openPage(`${running.url}/`, async (page) => {
      await ask(page, 'Why does pasta take longer in the mountains?');
      const reply = await followReply(
        page,
        '[data-slot="dk-chat"] [data-slot="dk-message"][data-role="assistant"]',
      );
      expect(reply.text).toContain(WHOLE);
      expect(reply.steps).toBeGreaterThan(2);
      await page.locator('[data-slot="dk-chat"][data-status="completed"]').waitFor();
      // The strings come by a provider of the package, the markdown by its thread.
      expect(await page.getAttribute('[data-slot="dk-chat"] textarea', 'placeholder')).toBe(
        'Nachricht schreiben',
      );
      expect(await page.textContent('#mixed strong')).toBe('part');
      // The app's own theme, by its own Tailwind.
      const send = '[data-slot="dk-chat"] [data-slot="dk-send-or-stop"]';
      await page.locator('[data-slot="dk-chat"] textarea').fill('And rice?');
      expect(await page.getAttribute(send, 'class')).not.toContain('dk:');
      expect(await styleOf(page, send, ['background-color', 'width'])).toEqual({
        'background-color': 'oklch(0.6 0.2 300)',
        width: '36px',
      });
      const composer = ['border-top-left-radius', 'max-width', 'border-top-width'];
      expect(await styleOf(page, '[data-slot="dk-chat"] form', composer)).toEqual({
        'border-top-left-radius': '10px',
        'max-width': '736px',
        'border-top-width': '1px',
      });
    });
  });
});
