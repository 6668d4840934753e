/**
 * What all tests of the demo share: one browser, one server. Out: pages of it, each in a context of its own, and what the
 * browser had to complain about in any of them.
 */
import axe from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chromiumLaunchOptions } from '../../scripts/find-chromium.mjs';
import { serveBuiltDemo } from './serve-built-demo';
import type { RunningDemo } from './start-demo';

/** How long something may take to come about, on a slow machine too. */
export const PATIENCE = { timeout: 60_000, interval: 30 };

export const WIDE = { viewport: { width: 1280, height: 800 } };
export const NARROW = { viewport: { width: 390, height: 844 } };

export interface Stage {
  /** Where the demo is, with a slash at its end. */
  readonly url: string;
  /** Errors, warnings and exceptions of all pages so far. */
  readonly complaints: string[];
  newContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  /** A page at an address of the demo, such as `inspector?scenario=short`; or at any, where it is whole. */
  open(address: string, options?: BrowserContextOptions | BrowserContext): Promise<Page>;
}

let shared: Promise<{ browser: Browser; demo: RunningDemo; complaints: string[] }> | undefined;

/** Starts what is shared before the tests of a file, and ends it behind them. */
export function shareStage(): void {
  beforeAll(async () => {
    shared = open();
    await shared;
  }, 180_000);
  afterAll(async () => {
    const { browser, demo } = (await shared) ?? {};
    await browser?.close();
    await demo?.close();
  });
}

async function open() {
  const [browser, demo] = await Promise.all([
    chromiumLaunchOptions().then((options) => chromium.launch(options)),
    serveBuiltDemo(),
  ]);
  return { browser, demo, complaints: [] };
}

/** A test with a stage: its pages are closed when it is over, well or badly. */
export const it = test.extend<{ stage: Stage }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest wants to read which fixtures it needs
  stage: async ({}, use) => {
    if (!shared) throw new Error('The file does not call shareStage().');
    const { browser, demo, complaints } = await shared;
    const contexts: BrowserContext[] = [];
    const newContext = async (options: BrowserContextOptions = WIDE) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      return context;
    };
    await use({
      url: demo.url,
      complaints,
      newContext,
      async open(address, options = WIDE) {
        const page = await ('newPage' in options ? options : await newContext(options)).newPage();
        page.setDefaultTimeout(PATIENCE.timeout);
        listen(page, complaints);
        await page.goto(new URL(address, demo.url).href);
        await page.locator('#content:not([aria-busy])').waitFor();
        return page;
      },
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`));
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    // Chromium itself reports every answer with an error status, and every connection that breaks.
    const isNetwork = /^Failed to load resource: |blocked by CORS policy/.test(message.text());
    if (isComplaint && !isNetwork) complaints.push(`${page.url()}: ${message.text()}`);
  });
}

/**
 * What comes to be expected, as `expect.poll` has it, also where tests run side by side.
 *
 * @example `await eventually(() => page.url()).toContain('?scenario=short')`
 */
export function eventually<T>(read: () => T | Promise<T>) {
  const wait = (check: (value: T) => void) => vi.waitFor(async () => check(await read()), PATIENCE);
  return {
    toBe: (wanted: T) => wait((value) => expect(value).toBe(wanted)),
    toEqual: (wanted: unknown) => wait((value) => expect(value).toEqual(wanted)),
    toMatch: (wanted: RegExp) => wait((value) => expect(value).toMatch(wanted)),
    toContain: (wanted: string) => wait((value) => expect(value).toContain(wanted)),
    toBeGreaterThan: (wanted: number) => wait((value) => expect(value).toBeGreaterThan(wanted)),
  };
}

/** What axe finds on a page as it stands. */
export async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
}

/** How far the page is wider than its window. */
export function widthOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** Presses a key until the focus is where it is wanted. */
export async function moveFocus(
  page: Page,
  key: 'Tab' | 'Shift+Tab',
  to: ReturnType<Page['locator']>,
): Promise<void> {
  const isThere = () => to.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 40; presses++) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  if (await isThere()) return;
  throw new Error(`40 presses of ${key} did not come to ${to}.`);
}
