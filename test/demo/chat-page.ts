/** The demo in a browser, by what a person does and sees. Everything waits for a state, nothing for a time. */
import type { MockRequest } from 'deltakit/mock';
import type { BrowserContext, Locator, Page } from 'playwright';
import { expect } from 'vitest';

/** How long something may take to come about, on a slow machine too. */
export const PATIENCE = { timeout: 10_000, interval: 20 };

export type ChatPage = Awaited<ReturnType<typeof openChatPage>>;

/** @param complaints gets what the browser has to complain about: errors, warnings, exceptions */
export async function openChatPage(context: BrowserContext, url: string, complaints: string[]) {
  const page = await context.newPage();
  listen(page, complaints);
  await page.goto(url);
  const prompt = page.getByRole('textbox', { name: 'Message' });
  await prompt.waitFor();

  const reply = page.locator('article[data-role="assistant"]').last();
  const text = reply.locator('> [data-slot="dk-message-body"] > [data-slot="dk-message-markdown"]');
  const hasStatus = (status: string) =>
    page.locator(`article[data-role="assistant"][data-status="${status}"]`).last().waitFor();

  return {
    page,
    prompt,
    reply,
    stopButton: page.getByRole('button', { name: 'Stop' }),
    retryButton: page.getByRole('button', { name: /^Try again/ }),
    hasStatus,
    readText: async () => (await text.textContent()) ?? '',
    async ask(words: string) {
      await prompt.fill(words);
      await prompt.press('Enter');
    },
    /** Until so much of the reply can be read. */
    async shows(length: number) {
      await expect
        .poll(async () => (await text.allTextContents()).join('').length, PATIENCE)
        .toBeGreaterThan(length);
    },
    /** A number or a fact of the inspector. */
    readLength: (name: string) => page.locator(`[data-length="${name}"]`).textContent(),
    readFact: (name: string) => page.locator(`[data-fact="${name}"]`).textContent(),
    /** All statuses that the log of the inspector holds, oldest first, once it holds the last. */
    async readStatuses(last: string) {
      const statuses = page.locator('#inspector li[data-kind="status"]');
      await statuses.first().getByText(`→ ${last}`).waitFor();
      return (await statuses.allTextContents()).map((line) => line.split('→ ')[1]).reverse();
    },
    async readRequests(): Promise<MockRequest[]> {
      return (await page.request.get(new URL('/api/_requests', url).href)).json();
    },
    forgetRequests: () => page.request.delete(new URL('/api/_requests', url).href),
    async widthOverflow() {
      return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    },
  };
}

/** Does what a person does, and says when the page heard of it, by the clock that the server has too. */
export async function timeOf(page: Page, event: 'click' | 'keydown', act: () => Promise<void>) {
  const heard = await page.evaluateHandle((type) => {
    const moment = { at: 0 };
    addEventListener(
      type,
      () => {
        moment.at = Date.now();
      },
      { capture: true, once: true },
    );
    return moment;
  }, event);
  await act();
  return (await heard.jsonValue()).at;
}

/** Presses a key until the focus is where it is wanted. */
export async function moveFocus(page: Page, key: 'Tab' | 'Shift+Tab', to: Locator): Promise<void> {
  const isThere = () => to.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 20; presses++) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  if (await isThere()) return;
  throw new Error(`20 presses of ${key} did not come to ${to}.`);
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    // Chromium itself reports every answer with an error status.
    const isStatus = message.text().startsWith('Failed to load resource: the server responded with a status');
    if (isComplaint && !isStatus) complaints.push(message.text());
  });
}
