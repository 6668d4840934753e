/** Faults that a browser has of its own, or sees its own way, played in Chromium against a real server. */
import { constants, gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunchOptions } from '../../scripts/find-chromium.mjs';
import { ABROAD_FAULTS, CHROMIUM_ROWS } from './chromium-faults';
import { describePlayed, type Row } from './describe-played';
import { createFaultPage, hasRead, isWaiting, type PageOptions, readEnd } from './fault-page';
import { type Exchange, type FaultServer, startFaultServer } from './fault-server';
import { DONE, FINISH, HALF, numbered, say, TEXT, WHOLE } from './say';

let browser: Browser;
/** That of the page, and another origin. */
let home: FaultServer;
let abroad: FaultServer;

const QUICK = { attempts: 3, baseMs: 1, maxMs: 2 };
/** Time enough to change something while the next attempt is waited for. */
const SLOW = { attempts: 3, baseMs: 2000, maxMs: 2000 };

const PATIENCE = { timeout: 5000, interval: 10 };

beforeAll(async () => {
  [browser, home, abroad] = await Promise.all([
    chromiumLaunchOptions().then((options) => chromium.launch(options)),
    startFaultServer(),
    startFaultServer(),
  ]);
  home.play('page', await createFaultPage());
}, 60_000);

afterAll(() => Promise.all([browser?.close(), home?.close(), abroad?.close()]));

interface Stage {
  page: Page;
  seen: readonly Exchange[];
}

interface ChromiumFault {
  script?: (exchange: Exchange, page: Page) => void | Promise<void>;
  server?: () => FaultServer;
  options?: (url: string) => Partial<PageOptions>;
  before?: (stage: Stage) => Promise<unknown>;
  act?: (stage: Stage) => Promise<unknown>;
}

const resumed = (exchange: Exchange) => {
  exchange.open();
  exchange.close(numbered(`${say(TEXT.slice(HALF.length))}${FINISH}${DONE}`, 100));
};

const FAULTS: Readonly<Record<string, ChromiumFault>> = {
  'the server closes without a word': { script: (exchange) => exchange.breakOff() },
  'another origin that allows nothing (CORS)': abroadFault('another origin that allows nothing (CORS)'),
  'another origin that allows the preflight, but not the answer': abroadFault(
    'another origin that allows the preflight, but not the answer',
  ),
  '307 to where the reply is': {
    script: ({ path, open, close, response }) => {
      if (path) open();
      else open({ location: `${response.req.url}/moved` }, 307);
      close(path ? WHOLE : '');
    },
  },
  '302 to a page to sign in': {
    script: ({ path, open, close, response }) => {
      if (path) open({ 'content-type': 'text/html' });
      else open({ location: `${response.req.url}/login` }, 302);
      close(path ? '<!doctype html><title>Sign in</title>' : '');
    },
  },
  '307 to another origin that allows nothing': abroadFault('307 to another origin that allows nothing'),
  'gzip that is cut short': {
    script: ({ open, close }) => {
      open({ 'content-encoding': 'gzip' });
      close(gzipSync(say(HALF), { finishFlush: constants.Z_SYNC_FLUSH }));
    },
  },
  'gzip that is no gzip': {
    script: ({ open, close }) => {
      open({ 'content-encoding': 'gzip' });
      close(WHOLE);
    },
  },
  'a break in a word': {
    script: async ({ open, send, breakOff }, page) => {
      open();
      send(say(HALF));
      await hasRead(page, HALF);
      await breakOff();
    },
  },
  'offline, then online while the next attempt is waited for': {
    options: () => ({ retry: SLOW }),
    script: ({ open, close }) => {
      open();
      close(WHOLE);
    },
    before: ({ page }) => page.context().setOffline(true),
    act: async ({ page }) => {
      await isWaiting(page);
      await page.context().setOffline(false);
    },
  },
  'offline, and it stays so': {
    before: ({ page }) => page.context().setOffline(true),
  },
  // Chromium's switch leaves what is open as it is, so the server breaks it as a lost network would.
  'offline in the middle of the text': {
    script: sayHalf,
    act: breakOffline,
  },
  'offline in the middle of the text, then online, with `resume`': {
    options: () => ({ retry: SLOW, resume: true }),
    script: (exchange) => (exchange.index > 0 ? resumed(exchange) : sayHalf(exchange)),
    act: async (stage) => {
      await breakOffline(stage);
      await isWaiting(stage.page);
      await stage.page.context().setOffline(false);
    },
  },
  'the tab is hidden and stands still for longer than a deadline, then visible': {
    options: () => ({ timeouts: { idle: 400 } }),
    script: sayHalf,
    act: async ({ page, seen }) => {
      await hasRead(page, HALF);
      await page.evaluate(standStill, 2000);
      seen[0]?.close(say(TEXT.slice(HALF.length)) + FINISH + DONE);
    },
  },
  'the page is left': {
    script: sayHalf,
    act: leave,
  },
  'the page is left, with `cancel`': {
    options: (url) => ({ cancel: `${url}/cancel` }),
    script: (exchange) => (exchange.path ? exchange.close() : sayHalf(exchange)),
    act: async (stage) => {
      await leave(stage);
      await expect.poll(() => stage.seen.length, PATIENCE).toBe(2);
    },
  },
};

function abroadFault(name: string): ChromiumFault {
  const fault = ABROAD_FAULTS[name];
  if (!fault) throw new Error(`There is no fault '${name}'.`);
  return {
    server: () => (fault.isAbroad ? abroad : home),
    script: (exchange) => fault.script(exchange, abroad.url),
  };
}

/** As a tab that is frozen, or a laptop that sleeps: no timer comes, and then all that are late. */
function standStill(ms: number): void {
  const show = (isHidden: boolean) => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  show(true);
  for (const end = performance.now() + ms; performance.now() < end; );
  show(false);
}

function sayHalf({ open, send }: Exchange): void {
  open();
  send(numbered(say(HALF)));
}

async function breakOffline({ page, seen }: Stage): Promise<void> {
  await hasRead(page, HALF);
  await page.context().setOffline(true);
  await seen[0]?.breakOff();
}

async function leave({ page }: Stage): Promise<void> {
  await hasRead(page, HALF);
  await page.goto(`${home.url}/page`);
}

async function play(name: string, fault: ChromiumFault): Promise<Row> {
  const { script = () => {}, server = () => home, options, before, act } = fault;
  const page = await browser.newPage();
  const { url, seen } = server().play(name, (exchange) => script(exchange, page));
  await page.goto(`${home.url}/page`);
  await page.waitForFunction(() => 'faultPage' in window);
  const stage: Stage = { page, seen };
  await before?.(stage);
  await page.evaluate((given) => window.faultPage.start(given), { url, retry: QUICK, ...options?.(url) });
  await act?.(stage);
  const end = await readEnd(page);
  await expect.poll(() => seen.every(({ end }) => end !== 'open'), PATIENCE).toBe(true);
  await page.close();
  return describePlayed(name, { ...end, seen });
}

describe('in Chromium', () => {
  it.each(Object.entries(FAULTS))('%s: shows as the docs say', { timeout: 30_000 }, async (name, fault) => {
    expect(await play(name, fault)).toEqual(CHROMIUM_ROWS.find(([fault]) => fault === name));
  });

  it('the docs have no row that is not played', () => {
    expect(CHROMIUM_ROWS.map(([fault]) => fault)).toEqual(Object.keys(FAULTS));
  });
});
