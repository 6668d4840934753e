/** Every page of the tour: what it shows in the end, in light and dark, at three widths, and under its own address. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { eventually, findViolations, it, moveFocus, NARROW, widthOverflow } from './open-stage';

interface TourPage {
  name: string;
  address: string;
  /** What a person does there, until it has come to its end. */
  act(page: Page): Promise<unknown>;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });

const PAGES: readonly TourPage[] = [
  {
    name: 'the start',
    address: '',
    act: (page) =>
      page
        .getByRole('link', { name: /^Faults/ })
        .nth(1)
        .waitFor(),
  },
  {
    name: 'Streaming or REST',
    address: 'streaming-or-rest?answer=long-markdown&speed=4',
    async act(page) {
      await page.getByRole('textbox', { name: 'Message' }).fill('How does a reply stream?');
      await page.keyboard.press('Enter');
      // One is read from its first words on, for seconds; the other comes as a whole.
      const words = '[data-slot="dk-message-markdown"]:not(:empty)';
      await page
        .locator('[data-lane="Streaming"]', {
          has: page.locator(`article[data-status="streaming"] ${words}`),
        })
        .waitFor();
      expect(await page.locator(`[data-lane="REST"] ${words}`).count()).toBe(0);
      await page.locator('article[data-status="completed"]').nth(1).waitFor();
      const texts = await page.locator(words).allTextContents();
      expect(texts[0]).toMatch(/^How a reply streams/);
      expect(texts[1]).toBe(texts[0]);
      const first = page.locator('[data-time="first words"][data-ms]');
      expect(await first.count()).toBe(2);
    },
  },
  {
    name: 'Completion',
    address: 'completion',
    async act(page) {
      const letter = page.getByRole('textbox', { name: 'Letter' });
      await letter.focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('We would like a berth');
      await page.locator('[data-suggested="whole"]').waitFor();
      expect(await letter.inputValue()).toMatch(/a berth$/);
      await page.keyboard.press('Tab');
      await eventually(() => letter.inputValue()).toMatch(/a berth for a boat of nine metres/);
    },
  },
  {
    name: 'Structured output',
    address: 'structured-output',
    async act(page) {
      await button(page, 'Ask for a recipe').click();
      // Asked within the page: by the time that an answer from there has come, the reply may be whole.
      await page.waitForFunction(
        () =>
          document.querySelector('[data-final="none"]') && document.body.textContent.includes('Pasta in the'),
      );
      await page.locator('[data-final="valid"]').waitFor();
      expect(await page.getByText(/4 steps/).count()).toBe(1);
    },
  },
  {
    name: 'Structured output that does not fit',
    address: 'structured-output?answer=recipe-invalid',
    async act(page) {
      await button(page, 'Ask for a recipe').click();
      await page.locator('[data-slot="dk-structured"][data-status="failed"]').waitFor();
      expect(await page.locator('[data-final]').getAttribute('data-final')).toBe('none');
    },
  },
  {
    name: 'Job',
    address: 'job?course=queue',
    async act(page) {
      const isOn = page.locator(
        '[data-slot="dk-job"]:is([data-status="pending"], [data-status="streaming"])',
      );
      await button(page, 'Summarise them').click();
      await isOn.waitFor();
      await eventually(() => page.url()).toMatch(/job=/);
      const address = page.url();
      // It goes on without the page, and is found again.
      await page.reload();
      await isOn.waitFor();
      expect(page.url()).toBe(address);
      await button(page, 'Stop').click();
      await page.locator('[data-slot="dk-job"][data-status="cancelled"]').waitFor();
    },
  },
  {
    name: 'Long document',
    address: 'long-document?tokens=1000&rate=2000',
    async act(page) {
      await button(page, 'Stream it').click();
      await button(page, 'Stream it again').waitFor();
      const read = async (name: string) => page.locator(`[data-meter="${name}"]`).textContent();
      expect(await read('tokens')).toBe('1,000');
      // Bounded by frames, not by tokens.
      const commits = Number(await read('commits'));
      expect(commits).toBeGreaterThan(0);
      expect(commits).toBeLessThan(200);
    },
  },
  {
    name: 'Faults',
    address: 'faults?fault=a-clean-end-in-a-word',
    async act(page) {
      await page.locator('article[data-played]').waitFor();
      expect(await page.locator('[data-same]').count()).toBe(4);
      // Another is one click away, and back is back.
      await page.getByRole('link', { name: 'keep-alives alone', exact: true }).click();
      await page.locator('[data-fact="phase"]').getByText('firstContent').waitFor();
      await page.locator('article[data-played]').waitFor();
      expect(page.url()).toMatch(/fault=keep-alives-alone$/);
      await page.goBack();
      await page.getByRole('heading', { name: 'a clean end in a word' }).waitFor();
      await page.locator('article[data-played]').waitFor();
      await page.goForward();
      await page.getByRole('heading', { name: 'keep-alives alone' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'keep-alives alone' }).waitFor();
      await page.locator('article[data-played]').waitFor();
    },
  },
  {
    name: 'Inspector',
    address: 'inspector?scenario=cut',
    async act(page) {
      await page.getByRole('textbox', { name: 'Message' }).fill('What moves the tide?');
      await page.keyboard.press('Enter');
      await page.locator('article[data-status="failed"]').waitFor();
      await page.locator('#inspector [data-outcome]').waitFor();
    },
  },
];

export function describePages(): void {
  describe.concurrent('each page', { timeout: 120_000 }, () => {
    it.for(PAGES)(
      '$name: axe finds nothing, light or dark, and it fits its window',
      async ({ address, act }, { stage }) => {
        const page = await stage.open(address, { ...SIZED, reducedMotion: 'reduce' });
        await act(page);
        expect(await findViolations(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await findViolations(page)).toEqual([]);
        for (const width of [390, 320]) {
          await page.setViewportSize({ width, height: 700 });
          await eventually(() => widthOverflow(page)).toBe(0);
        }
      },
    );

    it('is right to left where the kit speaks Arabic, in the theme that was chosen, and after a reload', async ({
      stage,
    }) => {
      const page = await stage.open('inspector?scenario=cut');
      await button(page, 'Looks and language').click();
      await page.getByText('العربية').click();
      await page.getByText('Dusk').click();
      await page.getByText('Dark', { exact: true }).click();
      await page.keyboard.press('Escape');
      await page.reload();
      const look = () =>
        page.evaluate(() => ({ dir: document.documentElement.dir, ...document.documentElement.dataset }));
      expect(await look()).toEqual({ dir: 'rtl', theme: 'dark', dkTheme: 'dusk' });
      await page
        .getByRole('textbox', { name: 'الرسالة' })
        .or(page.getByRole('textbox').first())
        .first()
        .fill('What moves the tide?');
      await page.keyboard.press('Enter');
      await page.locator('article[data-status="failed"]').waitFor();
      expect(await findViolations(page)).toEqual([]);
      expect(await widthOverflow(page)).toBe(0);
    });

    it('has the list of pages behind a button where it is narrow, which keeps the focus until it is closed', async ({
      stage,
    }) => {
      const page = await stage.open('faults', NARROW);
      await button(page, 'All pages').click();
      const sheet = page.getByRole('dialog', { name: 'All pages' });
      await sheet.getByRole('link', { name: 'Inspector' }).waitFor();
      expect(await findViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'hidden' });
      await button(page, 'All pages').click();
      await sheet.getByRole('link', { name: 'Job' }).click();
      await page.getByRole('heading', { name: 'Job', level: 1 }).waitFor();
    });

    it('is under its own address, and an address that leads nowhere says so', async ({ stage }) => {
      const page = await stage.open('');
      await moveFocus(page, 'Tab', page.getByRole('link', { name: 'Structured output', exact: true }));
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Structured output', level: 1 }).waitFor();
      await page.getByRole('combobox', { name: 'The answer' }).selectOption('recipe-stall');
      expect(page.url()).toMatch(/structured-output\?answer=recipe-stall$/);
      await moveFocus(page, 'Shift+Tab', button(page, 'Ask for a recipe'));
      await page.keyboard.press('Enter');
      await page.locator('[data-slot="dk-structured"][data-status="streaming"]').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('[data-slot="dk-structured"][data-status="cancelled"]').waitFor();
      await page.goBack();
      await eventually(() => page.getByRole('combobox', { name: 'The answer' }).inputValue()).toBe('recipe');
      await page.goBack();
      await page.getByRole('heading', { name: /^Replies that stream/ }).waitFor();
      await page.goto(new URL('nowhere', stage.url).href);
      await page.getByText('The address leads nowhere').waitFor();
    });
  });
}

const SIZED = { viewport: { width: 1280, height: 800 }, colorScheme: 'light' } as const;
