/** The inspector in a browser, by what a person does and sees. Everything waits for a state, nothing for a time. */
import type { MockRequest } from 'deltakit/mock';
import type { BrowserContextOptions, Page } from 'playwright';
import { expect } from 'vitest';
import { eventually, type Stage } from './open-stage';

export async function openReplyPage(stage: Stage, address: string, options?: BrowserContextOptions) {
  const page = await stage.open(address, options);
  const prompt = page.getByRole('textbox', { name: 'Message' });
  await prompt.waitFor();
  /** The requests of this page; those of others are seen by the same server. */
  const keys = new Set<string | undefined>();
  page.on('request', (request) => keys.add(request.headers()['idempotency-key']));

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
      await eventually(async () => (await text.allTextContents()).join('').length).toBeGreaterThan(length);
    },
    /** A number or a fact of the panel. */
    readLength: (name: string) => page.locator(`[data-length="${name}"]`).textContent(),
    readFact: (name: string) => page.locator(`[data-fact="${name}"]`).textContent(),
    /** All statuses that the log holds, oldest first, once it holds the last. */
    async readStatuses(last: string) {
      const statuses = page.locator('#inspector li[data-kind="status"]');
      await statuses.first().getByText(`→ ${last}`).waitFor();
      return (await statuses.allTextContents()).map((line) => line.split('→ ')[1]).reverse();
    },
    async readRequests(): Promise<MockRequest[]> {
      const all: MockRequest[] = await (
        await page.request.get(new URL('/api/_requests', page.url()).href)
      ).json();
      return all.filter(({ key }) => key !== undefined && keys.has(key));
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

/**
 * Plays something whole, up to three times, until its delay is below 100 ms. A machine that is busy elsewhere may be
 * late now and then; a stop that waits for something would be late every time.
 */
export async function isFast(play: () => Promise<number>): Promise<void> {
  const delays = [await play()];
  while (Math.min(...delays) >= 100 && delays.length < 3) delays.push(await play());
  console.info(`the server saw the abort ${Math.min(...delays)} ms after the stop`);
  expect(Math.min(...delays)).toBeLessThan(100);
}
