/** The demo's conversations as a person meets them: in real tabs of a real Chromium, which are reloaded and closed. */
import type { BrowserContext } from 'playwright';
import { describe, expect } from 'vitest';
import { eventually, findViolations, it, moveFocus, type Stage, widthOverflow } from './open-stage';

async function openTab(stage: Stage, context: BrowserContext, address = 'chat') {
  const page = await stage.open(address, context);
  const prompt = page.getByRole('textbox', { name: 'Message' });
  await prompt.waitFor();
  const articles = page.locator('article');
  return {
    page,
    prompt,
    button: (name: string | RegExp) => page.getByRole('button', { name, exact: true }).last(),
    texts: () => articles.locator('[data-slot="dk-message-body"]').allTextContents(),
    says: (words: string | RegExp) => articles.getByText(words).last().waitFor(),
    isLast: (status: string) =>
      page.locator(`article[data-role="assistant"][data-status="${status}"]`).last().waitFor(),
    async choose(answer: string) {
      await page.getByRole('combobox', { name: 'The next answer' }).selectOption(answer);
    },
    async ask(words: string) {
      await prompt.fill(words);
      await prompt.press('Enter');
    },
  };
}

export function describeChat(): void {
  describe.concurrent('the chat', { timeout: 120_000 }, () => {
    it.for([
      ['light', { width: 1280, height: 800 }],
      ['dark', { width: 390, height: 844 }],
    ] as const)(
      'has tools that are agreed to, answered and refused, and branches, in %s',
      async ([colorScheme, viewport], { stage }) => {
        const context = await stage.newContext({ colorScheme, viewport, reducedMotion: 'reduce' });
        const { page, ask, says, button, texts } = await openTab(stage, context);
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
        expect(await widthOverflow(page)).toBe(0);
      },
    );

    it('keeps half an answer over a reload, says that the page was left, and can ask for it again', async ({
      stage,
    }) => {
      const { page, ask, choose, says, isLast, button, texts } = await openTab(
        stage,
        await stage.newContext(),
      );
      await choose('stall');
      await ask('Go on.');
      await says('The first half of this answer came quickly.');
      // The list shows what is stored.
      await page.getByRole('complementary').getByText('Go on.').waitFor();
      await page.reload();
      await isLast('cancelled');
      // But for what came within the last half second, which is not stored by then.
      expect((await texts())[1]).toMatch(/^The first half of/);
      await choose('conversation');
      await button(/^Try again/).click();
      await says(/^High water comes twice a day/);
      expect(await texts()).toHaveLength(2);
    });

    it('is the same in two tabs, also where both say something at the same time', async ({ stage }) => {
      const context = await stage.newContext();
      const one = await openTab(stage, context);
      await one.ask('Hello.');
      await one.isLast('completed');
      const other = await openTab(stage, context, one.page.url());
      await eventually(() => other.texts()).toEqual(await one.texts());

      await one.prompt.fill('From the one.');
      await other.prompt.fill('From the other.');
      // Neither hears of the other's before its own: what the other is told here is ahead of what is stored.
      await other.prompt.evaluate((field: HTMLTextAreaElement) => {
        new BroadcastChannel('at the same time').onmessage = () => field.form!.requestSubmit();
      });
      await one.prompt.evaluate((field: HTMLTextAreaElement) => {
        new BroadcastChannel('at the same time').postMessage('now');
        field.form!.requestSubmit();
      });
      for (const tab of [one, other]) {
        await tab.page.getByText('2 / 2').or(tab.page.getByText('1 / 2')).first().waitFor();
        const said = new Set<string | undefined>([(await tab.texts())[2]]);
        const isSecond = await tab.page.getByText('2 / 2').isVisible();
        await tab.button(isSecond ? 'Previous version' : 'Next version').click();
        await eventually(async () => said.add((await tab.texts())[2]).size).toBe(2);
        expect(said).toEqual(new Set(['From the one.', 'From the other.']));
      }
    });

    it('is used by the keyboard alone: asks, stops, tries again, and goes to another page', async ({
      stage,
    }) => {
      const { page, prompt, button, choose, says, isLast, texts } = await openTab(
        stage,
        await stage.newContext(),
      );
      await choose('long-markdown');
      await moveFocus(page, 'Tab', prompt);
      await page.keyboard.type('How does a reply stream?');
      await page.keyboard.press('Enter');
      await says(/A language model writes/);
      await moveFocus(page, 'Tab', button('Stop'));
      await page.keyboard.press('Enter');
      await isLast('cancelled');
      await moveFocus(page, 'Shift+Tab', page.locator('article').last());
      await page.keyboard.press('Enter');
      await moveFocus(page, 'Tab', button(/^Try again/));
      await page.keyboard.press('Enter');
      await isLast('streaming');
      await page.keyboard.press('Escape');
      await isLast('cancelled');
      expect(await texts()).toHaveLength(2);

      await moveFocus(page, 'Shift+Tab', page.getByRole('link', { name: 'Job' }));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Job', level: 1 }).waitFor();
      await eventually(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
    });
  });
}
