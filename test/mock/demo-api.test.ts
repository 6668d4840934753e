import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoApi } from '../../demo/server/vite-plugin';
import { readBody, textOf } from './read-events';

let vite: ViteDevServer;
let url: string;

beforeAll(async () => {
  vite = await createServer({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [demoApi({})],
  });
  await vite.listen();
  url = vite.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';
});
afterAll(() => vite.close());

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('the api is served by Vite’s own server, in pieces as they are made', async () => {
  expect(await (await fetch(`${url}/api/_info`)).json()).toEqual({ upstream: 'mock' });
  const response = await fetch(`${url}/api/chat/stream?scenario=short`, { method: 'POST', body: '{}' });
  expect(response.headers.get('content-encoding')).toBeNull();
  const { text, end } = await readBody(response);
  expect(end).toBe('clean');
  expect(textOf(text, 'openai-chat')).toMatch(/^Water/);
});

it('a stop in the page is seen by the api within 100 ms', async () => {
  const client = new AbortController();
  const init = { method: 'POST', body: '{}', signal: client.signal };
  const response = await fetch(`${url}/api/chat/stream?scenario=stall`, init);
  await response.body?.getReader().read();
  await wait(200);
  client.abort();
  await expect.poll(() => lastOutcome(url)).toBe('aborted');
});

async function lastOutcome(url: string): Promise<string | undefined> {
  const requests: { outcome: string }[] = await (await fetch(`${url}/api/_requests`)).json();
  return requests.at(-1)?.outcome;
}
