/** A page in Chromium with an engine in it, and what is said to it from the test. */
import { resolve } from 'node:path';
import type { EngineOptions, State } from 'deltakit/core';
import type { Page } from 'playwright';
import { rolldown } from 'rolldown';
import type { Told } from './describe-played';
import type { Exchange } from './fault-server';

/** What can be sent into a page. */
export type PageOptions = Pick<EngineOptions, 'url' | 'retry' | 'resume' | 'timeouts'> & { cancel?: string };

/** What the page's own script offers. */
interface FaultPage {
  start(options: PageOptions): void;
  state(): State;
  readonly outcome: Told | undefined;
  readonly requests: number;
}

declare global {
  interface Window {
    faultPage: FaultPage;
  }
}

const SCRIPT_ID = 'fault-page-script';
const SCRIPT = `
import { createEngine } from 'deltakit/core';
let engine;
// A page has listeners of its own, and a browser lets requests fail before it comes to the second one.
addEventListener('pagehide', () => {});
window.faultPage = {
  requests: 0,
  start(options) {
    engine = createEngine({
      pacing: 'instant',
      random: () => 0.999,
      ...options,
      fetch(url, init) {
        if (url === options.url) faultPage.requests += 1;
        return fetch(url, init);
      },
    });
    const keep = (outcome) => {
      faultPage.outcome = { ...outcome, ...(outcome.error && { error: { ...outcome.error, cause: undefined } }) };
    };
    engine.start('hi').then(keep);
    // Once all who are told that the page goes have been told.
    addEventListener('unload', () => {
      const { status, reason, reply: partial } = engine.getSnapshot().state;
      const outcome = status === 'cancelled' ? { status, reason, partial } : undefined;
      sessionStorage.setItem('left', JSON.stringify({ outcome, requests: faultPage.requests }));
    });
  },
  state: () => engine.getSnapshot().state,
};
`;

/** Serves the page and its script: the library, bundled as an app would. */
export async function createFaultPage(): Promise<(exchange: Exchange) => void> {
  const bundle = await rolldown({
    input: SCRIPT_ID,
    resolve: { alias: { 'deltakit/core': resolve('src/core.ts') } },
    plugins: [
      {
        name: 'fault-page',
        resolveId: (id) => (id === SCRIPT_ID ? id : undefined),
        load: (id) => (id === SCRIPT_ID ? SCRIPT : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'es', entryFileNames: 'page.js' });
  const files = new Map(output.map((file) => [`/${file.fileName}`, 'code' in file ? file.code : '']));
  await bundle.close();
  return ({ path, open, close }) => {
    const code = files.get(path);
    // No connection is left over: Chromium itself sends again what meets one that has just been closed.
    open({ 'content-type': code ? 'text/javascript' : 'text/html', connection: 'close' });
    close(
      code ??
        '<!doctype html><link rel="icon" href="data:,"><script type="module" src="page/page.js"></script>',
    );
  };
}

/** Until the engine in the page has received so much. */
export async function hasRead(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => window.faultPage.state().reply.text === wanted, text);
}

/** Until the next attempt is waited for. */
export async function isWaiting(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const state = window.faultPage.state();
    return 'retryAt' in state && !!state.retryAt;
  });
}

/** What it came to, in the page or while it was left, and how often `fetch` was called. */
export async function readEnd(page: Page): Promise<{ outcomes: Told[]; requests: number }> {
  const found = await page.waitForFunction(() => {
    const left = sessionStorage.getItem('left');
    if (left) return JSON.parse(left) as Pick<FaultPage, 'outcome' | 'requests'>;
    const { outcome, requests } = window.faultPage;
    return outcome && { outcome, requests };
  });
  const end = await found.jsonValue();
  if (!end) throw new Error('It came to nothing.');
  return { outcomes: end.outcome ? [end.outcome] : [], requests: end.requests };
}
