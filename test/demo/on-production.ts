/** The demo as `npm run demo -- --production` serves it, with a server behind its relay; and as `npm run demo` does. */
import { expect } from 'vitest';
import { serveMock } from '../../scripts/serve-http';
import { eventually, it } from './open-stage';
import { isFast, openReplyPage, timeOf } from './reply-page';
import { type RunningDemo, startDemo } from './start-demo';

const KEY = 'sk-test-7c1f0b3e9d5a4862';

interface Relayed {
  upstream: Awaited<ReturnType<typeof serveMock>>;
  demo: RunningDemo;
}

/** Begun before it is needed, as it takes its time to be built. */
export async function startRelayed(): Promise<Relayed> {
  const upstream = await serveMock();
  const demo = await startDemo(
    { OPENAI_BASE_URL: `${upstream.url}/v1`, OPENAI_API_KEY: KEY, OPENAI_MODEL: 'long-markdown' },
    ['--production'],
  );
  return { upstream, demo };
}

export function describeProduction(getRelayed: () => Promise<Relayed>): void {
  it('the production build streams through the relay, passes a stop on within 100 ms, and shows the key to nobody', {
    timeout: 120_000,
  }, async ({ stage }) => {
    const { upstream, demo } = await getRelayed();
    await isFast(async () => {
      const chat = await openReplyPage(stage, `${demo.url}inspector`);
      const sent: Promise<string>[] = [];
      chat.page.on('response', (response) => sent.push(readAll(response)));
      await chat.page.reload();
      await chat.page.getByText('Relay · long-markdown').waitFor();
      await chat.ask('How does a reply stream?');
      await chat.shows(40);
      const request = upstream.mock.requests.at(-1);
      expect(request?.outcome).toBe('running');
      const stoppedAt = await timeOf(chat.page, 'click', () => chat.stopButton.click());
      await chat.hasStatus('cancelled');
      await eventually(() => request?.outcome).toBe('aborted');
      expect((await chat.readText()).length).toBeGreaterThan(40);

      const seen = [...(await Promise.all(sent)), await chat.page.content()];
      expect(seen.length).toBeGreaterThan(5);
      expect(seen.filter((body) => body.includes(KEY) || body.includes(upstream.url))).toEqual([]);
      await chat.page.context().close();
      return (request?.abortedAt ?? Infinity) - stoppedAt;
    });
  });

  it('each page of the production build is there under its address', { timeout: 60_000 }, async ({
    stage,
  }) => {
    const { demo } = await getRelayed();
    const page = await stage.open(demo.url);
    const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('listitem').getByRole('link');
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(hrefs).toHaveLength(8);
    for (const href of hrefs) {
      await page.goto(new URL(href, demo.url).href);
      await page.locator(`[aria-current="page"][href="${href}"]`).waitFor();
      await page.locator('main:not(:empty)').waitFor();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toMatch(
        /can't be shown|No such/,
      );
    }
  });

  it('`npm run demo` serves the sources and the same api', { timeout: 60_000 }, async () => {
    const demo = await startDemo();
    try {
      const ask = async (path: string) => (await fetch(new URL(path, demo.url))).text();
      expect(await ask('chat')).toContain('<div id="root">');
      expect(await ask('src/main.tsx')).toContain('restoreSettings');
      expect(JSON.parse(await ask('api/_info'))).toEqual({ upstream: 'mock' });
      expect(JSON.parse(await ask('api/faults'))).toHaveLength(9);
    } finally {
      await demo.close();
    }
  });
}

/** Headers and body; a reply that was stopped has none to read any more. */
async function readAll(response: {
  allHeaders(): Promise<object>;
  text(): Promise<string>;
}): Promise<string> {
  const headers = JSON.stringify(await response.allHeaders());
  return headers + (await response.text().catch(() => ''));
}
