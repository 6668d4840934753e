/** An address in, a page of a real Chromium out, of which every complaint is kept: a test is over when there was none. */
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, expect } from 'vitest';
import { chromiumLaunchOptions } from '../../scripts/find-chromium.mjs';

let browser: Promise<Browser> | undefined;

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

/** Opens a page, and closes it when `use` is done. Errors and warnings of the console, of the page and of loading fail. */
export async function openPage<Result>(url: string, use: (page: Page) => Promise<Result>): Promise<Result> {
  browser ??= chromiumLaunchOptions().then((options) => chromium.launch({ ...options, headless: true }));
  const page = await (await browser).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type()))
      complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  try {
    await page.goto(url);
    const result = await use(page);
    expect(complaints, `what ${url} complained of`).toEqual([]);
    return result;
  } finally {
    await page.close();
  }
}

/** What the page showed of a reply: the text it ended with, and how many lengths it had on the way. */
export interface ShownReply {
  text: string;
  steps: number;
}

/** Writes into a composer and sends. */
export async function ask(page: Page, text: string, composer = '[data-slot="dk-chat"] form'): Promise<void> {
  const field = page.locator(`${composer} textarea`);
  await field.fill(text);
  await field.press('Enter');
}

/** Follows an element frame by frame until its text says that the reply is whole. */
export function followReply(page: Page, selector: string): Promise<ShownReply> {
  return page.evaluate(
    ([at, end]) =>
      new Promise<ShownReply>((resolve) => {
        const lengths = new Set<number>();
        function look(): void {
          const text = [...document.querySelectorAll(at)].at(-1)?.textContent ?? '';
          lengths.add(text.length);
          if (text.includes(end)) resolve({ text, steps: lengths.size });
          else requestAnimationFrame(look);
        }
        look();
      }),
    [selector, WHOLE] as const,
  );
}

/** How the scenario `short` ends. */
export const WHOLE = 'So pasta takes longer.';

/** What an element looks like, of these properties. */
export const styleOf = (page: Page, selector: string, properties: string[]) =>
  page.evaluate(
    ([at, names]) => {
      const style = getComputedStyle(document.querySelector(at) as Element);
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
    },
    [selector, properties] as const,
  );
