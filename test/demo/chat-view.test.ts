/** The demo's conversations as a person meets them: in real tabs of a real Chromium, which are reloaded and closed. */
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunchOptions } from '../../scripts/find-chromium.mjs';
import { PATIENCE } from './chat-page';
import { serveBuiltDemo } from './serve-built-demo';
import type { RunningDemo } from './start-demo';

let browser: Browser;
let demo: RunningDemo;
const complaints: string[] = [];

beforeAll(async () => {
  [browser, demo] = await Promise.all([
    chromiumLaunchOptions().then((options) => chromium.launch(options)),
    serveBuiltDemo(),
  ]);
}, 120_000);
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  expect(complaints.splice(0)).toEqual([]);
});
afterAll(() => Promise.all([browser?.close(), demo?.close()]));

async function openTab(context: BrowserContext, url = `${demo.url}?view=chat`) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE.timeout);
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url);
  const prompt = page.getByRole('textbox', { name: 'Message' });
  await prompt.waitFor();
  const articles = page.locator('article');
  return {
    page,
    button: (name: string | RegExp) => page.getByRole('button', { name, exact: true }).last(),
    texts: () => articles.locator('[data-slot="dk-message-body"]').allTextContents(),
    says: (words: string | RegExp) => articles.getByText(words).last().waitFor(),
    isLast: (status: string) =>
      page.locator(`article[data-role="assistant"][data-status="${status}"]`).last().waitFor(),
    async ask(words: string, answer = 'conversation') {
      await page.getByRole('combobox', { name: 'The next answer' }).selectOption(answer);
      await prompt.fill(words);
      await prompt.press('Enter');
    },
  };
}

async function findViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(async () => {
    const { violations } = await (window as Window & { axe?: typeof axe }).axe!.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

describe('the chat of the demo', { timeout: 60_000 }, () => {
  it.each([
    ['light', { width: 1280, height: 800 }],
    ['dark', { width: 390, height: 844 }],
  ] as const)(
    'has tools that are agreed to, answered and refused, and branches, in %s',
    async (colorScheme, viewport) => {
      const context = await browser.newContext({ colorScheme, viewport, reducedMotion: 'reduce' });
      const { page, ask, says, button, texts } = await openTab(context);
      await ask('I would like a boat.');
      expect(await findViolations(page)).toEqual([]);
      await button('Approve').click();
      await says(/"booked":"Sandpiper".*settled/);
      await ask('Which day is good?');
      await button('Saturday').click();
      await says(/"day":"Saturday".*settled/);
      await button('Answer again').click();
      await button('Sunday').click();
      await says(/"day":"Sunday".*settled/);
      await button('Previous version').click();
      await says(/"day":"Saturday".*settled/);

      await ask('A boat, please.');
      await button('Deny').click();
      await says(/"error":"denied".*settled/);
      await page.getByText('A boat, please.').hover();
      await button('Edit').click();
      await page.getByRole('textbox', { name: 'Edit the message' }).fill('Tell me of the tides.');
      await page.locator('form').getByRole('button', { name: 'Send' }).first().click();
      await says(/^High water comes twice a day/);
      expect((await texts()).at(-2)).toBe('Tell me of the tides.');
      expect(await findViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    },
  );

  it('keeps half an answer over a reload, says that the page was left, and can ask for it again', async () => {
    const { page, ask, says, isLast, button, texts } = await openTab(await browser.newContext());
    await ask('Go on.', 'stall');
    await says('The first half of this answer came quickly.');
    // The list shows what is stored.
    await page.getByRole('complementary').getByText('Go on.').waitFor();
    await page.reload();
    await isLast('cancelled');
    // But for what came within the last half second, which is not stored by then.
    expect((await texts())[1]).toMatch(/^The first half of/);
    await button(/^Try again/).click();
    await says(/^High water comes twice a day/);
    expect(await texts()).toHaveLength(2);
  });

  it('is the same in two tabs, also where both say something at the same time', async () => {
    const context = await browser.newContext();
    const one = await openTab(context);
    await one.ask('Hello.');
    await one.isLast('completed');
    const other = await openTab(context, one.page.url());
    await expect.poll(() => other.texts(), PATIENCE).toEqual(await one.texts());

    await Promise.all([one.ask('From the one.'), other.ask('From the other.')]);
    for (const tab of [one, other]) {
      await tab.page.getByText('2 / 2').or(tab.page.getByText('1 / 2')).first().waitFor();
      const said = new Set<string | undefined>([(await tab.texts())[2]]);
      const isSecond = await tab.page.getByText('2 / 2').isVisible();
      await tab.button(isSecond ? 'Previous version' : 'Next version').click();
      await expect.poll(async () => said.add((await tab.texts())[2]).size, PATIENCE).toBe(2);
      expect(said).toEqual(new Set(['From the one.', 'From the other.']));
    }
  });
});
