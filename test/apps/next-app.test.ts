/** An app of Next.js with the App Router: a server component, a client component in it, and a route handler. */
import type { ChildProcess } from 'node:child_process';
import type { MockServer } from 'deltakit/mock';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningServer, serveHttp } from '../../scripts/serve-http';
import { ask, followReply, openPage, WHOLE } from './open-page';
import { NEXT, runTool, startTool } from './run-tool';
import { createPackedMock } from './serve-app';

let mock: MockServer;
let upstream: RunningServer;
let next: ChildProcess | undefined;
let url = '';

beforeAll(async () => {
  mock = await createPackedMock();
  upstream = await serveHttp(mock);
  await runTool(NEXT, ['build'], 'next-app');
  const server = startTool(NEXT, ['start', '--port', '0', '--hostname', '127.0.0.1'], 'next-app', {
    UPSTREAM_URL: `${upstream.url}/api/chat/stream`,
  });
  next = server;
  url = await readAddress(server);
}, 180_000);

afterAll(async () => {
  if (next && next.exitCode === null) {
    const ended = new Promise((resolve) => next?.once('exit', resolve));
    next.kill();
    await ended;
  }
  await upstream?.close();
});

/** Where it says that it listens. */
function readAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (text: Buffer) => {
      printed += text;
      const [, port] = /http:\/\/[\w.[\]:]+?:(\d+)/.exec(printed) ?? [];
      if (port && /Ready/.test(printed)) resolve(`http://127.0.0.1:${port}`);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', (code) => reject(new Error(`next start ended with code ${code}:\n${printed}`)));
  });
}

describe('an app of Next.js', () => {
  it('has the parts of the kit in what its server sends, those in a server component too', async () => {
    const html = await (await fetch(url)).text();
    expect(html).toContain('rendered on the server');
    expect(html).toContain('What can I do for you?');
    expect(html).toMatch(/data-slot="dk-note"/);
    expect(html).toMatch(/data-slot="dk-composer"/);
    expect(html).toContain('A server component within');
  });

  it('hydrates without a warning, and streams a reply through its route handler', async () => {
    mock.reset();
    await openPage(url, async (page) => {
      await ask(page, 'Why does pasta take longer in the mountains?');
      const reply = await followReply(
        page,
        '[data-slot="dk-chat"] [data-slot="dk-message"][data-role="assistant"]',
      );
      expect(reply.text).toContain(WHOLE);
      expect(reply.steps).toBeGreaterThan(2);
      await page.locator('[data-slot="dk-chat"][data-status="completed"]').waitFor();
      expect(mock.requests.map(({ outcome }) => outcome)).toEqual(['completed']);
      expect(await page.textContent('#slotted')).toBe('A server component within');
    });
  });

  it('tells the provider of a stop', async () => {
    mock.reset();
    await openPage(`${url}/?scenario=long-markdown`, async (page) => {
      await ask(page, 'Tell me at length');
      await page.locator('[data-slot="dk-chat"][data-status="streaming"]').waitFor();
      expect(mock.requests.map(({ outcome }) => outcome)).toEqual(['running']);
      await page.keyboard.press('Escape');
      await page.locator('[data-slot="dk-chat"][data-status="cancelled"]').waitFor();
      await vi.waitUntil(() => mock.requests.at(-1)?.outcome === 'aborted', { timeout: 10_000 });
    });
  });
});
