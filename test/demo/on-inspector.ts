/** The inspector as a person meets it: one reply in every state, and what the panel says of it. */
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import {
  eventually,
  findViolations,
  it,
  moveFocus,
  NARROW,
  type Stage,
  WIDE,
  widthOverflow,
} from './open-stage';
import { isFast, openReplyPage, timeOf } from './reply-page';

const HALF_AN_ANSWER = /^The tide follows the moon\..* and the fisher$/;

/** Looks at the page whenever it changes: what is painted, what is said to be final. Out: how to read what was seen. */
async function watchReply(
  page: Page,
): Promise<() => Promise<{ status: string; text: string; final: string }[]>> {
  const seen = await page.evaluateHandle(() => {
    const all: { status: string; text: string; final: string }[] = [];
    const read = (selector: string) => document.querySelector(selector)?.textContent ?? '';
    new MutationObserver(() => {
      const reply = document.querySelector<HTMLElement>('article[data-role="assistant"]');
      if (!reply) return;
      all.push({
        status: reply.dataset.status ?? '',
        text: read('article[data-role="assistant"] [data-slot="dk-message-markdown"]'),
        final: read('[data-length="final"]'),
      });
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    return all;
  });
  return () => seen.jsonValue();
}

/** All that could be read in a place, in its order. */
async function watchTexts(page: Page, selector: string): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle((selector) => {
    const all: string[] = [];
    new MutationObserver(() => {
      const text = document.querySelector(selector)?.textContent;
      if (text && text !== all.at(-1)) all.push(text);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return all;
  }, selector);
  return () => seen.jsonValue();
}

const open = (stage: Stage, query: string, options = WIDE) =>
  openReplyPage(stage, `inspector${query}`, options);

export function describeInspector(): void {
  describe.concurrent('the inspector', { timeout: 120_000 }, () => {
    it('streams a reply to its end, and calls it final only then', async ({ stage }) => {
      const chat = await open(stage, '?scenario=short');
      const readSeen = await watchReply(chat.page);
      await chat.ask('Why does pasta take longer?');
      await chat.hasStatus('completed');
      const text = await chat.readText();
      expect(text).toMatch(/^Water boils .* longer\.$/);
      expect(await chat.readLength('final')).toBe(String(text.length));
      expect(await chat.readStatuses('completed')).toEqual(['pending', 'streaming', 'completed']);

      const before = (await readSeen()).filter(({ status }) => status !== 'completed');
      expect(before.map(({ final }) => final).filter((final) => final !== '–')).toEqual([]);
      expect(before.every((seen) => text.startsWith(seen.text))).toBe(true);
      expect(new Set(before.map((seen) => seen.text.length)).size).toBeGreaterThan(3);
    });

    it('a reply that is cut off failed, keeps its text and was never complete; a retry takes its place', async ({
      stage,
    }) => {
      const chat = await open(stage, '?scenario=cut');
      await chat.ask('What moves the tide?');
      await chat.hasStatus('failed');
      expect(await chat.readText()).toMatch(HALF_AN_ANSWER);
      expect(await chat.readFact('kind')).toBe('truncated');
      expect(await chat.reply.getByText('Cut off before the end').isVisible()).toBe(true);
      expect(await chat.readLength('final')).toBe('–');
      expect(await chat.readStatuses('failed')).toEqual(['pending', 'streaming', 'failed']);

      await chat.page.getByRole('combobox', { name: 'Scenario' }).selectOption('short');
      await chat.retryButton.click();
      await chat.hasStatus('completed');
      expect(await chat.readText()).toMatch(/^Water boils .* longer\.$/);
      expect(await chat.page.getByRole('article').count()).toBe(2);
    });

    it('a rate limit is waited for twice by itself, then its wait is counted down until one may retry', async ({
      stage,
    }) => {
      const chat = await open(stage, '?scenario=rate-limit');
      const readNotes = await watchTexts(chat.page, '[role="timer"]');
      const readLabels = await watchTexts(chat.page, '[data-slot="dk-retry-button"]');
      await chat.ask('One more question, quickly.');
      await chat.hasStatus('failed');
      const notes = await readNotes();
      expect(notes).toContain('Trying again in 3 s (attempt 2 of 3)');
      expect(notes).toContain('Trying again in 3 s (attempt 3 of 3)');
      expect(notes.at(-1)).toBe('Trying again in 1 s (attempt 3 of 3)');
      expect(await chat.readFact('attempt')).toBe('3');
      await chat.reply.getByText('Tried 3 times.').waitFor();
      await eventually(() => chat.page.locator('#inspector li[data-outcome]').count()).toBe(3);
      expect(await chat.readFact('kind')).toBe('rate-limit');
      expect(await chat.readFact('retryAfterMs')).toBe('3000');
      await chat.page.getByRole('button', { name: 'Try again', exact: true }).waitFor();
      expect(await readLabels()).toEqual([
        'Try again in 3 s',
        'Try again in 2 s',
        'Try again in 1 s',
        'Try again',
      ]);
      const readNotesAgain = await watchTexts(chat.page, '[role="timer"]');
      await chat.retryButton.click();
      await eventually(async () => (await chat.readRequests()).length).toBeGreaterThan(3);
      // It stands there for three seconds, which a slow look would miss.
      await eventually(async () => (await readNotesAgain()).join()).toContain('(attempt 2 of 3)');
    });

    it('a stop while the next attempt is waited for ends the request, and no further one is sent', async ({
      stage,
    }) => {
      const chat = await open(stage, '?scenario=rate-limit');
      await chat.page.clock.install();
      await chat.ask('One more question, quickly.');
      await chat.page.getByRole('timer').waitFor();
      await chat.reply.getByRole('button', { name: 'Stop' }).press('Enter');
      await chat.hasStatus('cancelled');
      expect(await chat.page.getByRole('timer').count()).toBe(0);
      expect(await chat.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('log');
      // Longer than the wait would have been.
      await chat.page.clock.fastForward(10_000);
      expect(await chat.readRequests()).toHaveLength(1);
    });

    it.for([
      ['server-error', 'http', '500'],
      ['html', 'malformed', null],
    ])('%s is a failure of kind %s', async ([scenario, kind, status], { stage }) => {
      const chat = await open(stage, `?scenario=${scenario}`);
      await chat.ask('Is anybody there?');
      await chat.hasStatus('failed');
      expect(await chat.readFact('kind')).toBe(kind);
      if (status) expect(await chat.readFact('status')).toBe(status);
      expect((await chat.readFact('message'))?.length).toBeGreaterThan(20);
      expect(await chat.retryButton.isVisible()).toBe(true);
    });

    it('the keyboard alone asks, stops, retries and stops again', async ({ stage }) => {
      const chat = await open(stage, '?scenario=long-markdown');
      const { page } = chat;
      await moveFocus(page, 'Tab', chat.prompt);
      await page.keyboard.type('How does a reply stream?');
      await page.keyboard.press('Enter');
      await chat.shows(10);
      await moveFocus(page, 'Tab', chat.stopButton);
      await page.keyboard.press('Enter');
      await chat.hasStatus('cancelled');
      // The transcript is one stop: the message, into which Enter goes.
      await moveFocus(page, 'Shift+Tab', chat.reply);
      await page.keyboard.press('Enter');
      await moveFocus(page, 'Tab', chat.retryButton);
      await page.keyboard.press('Enter');
      await chat.hasStatus('streaming');
      // The button that was pressed is gone; the focus is not.
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('log');
      await page.keyboard.press('Escape');
      await chat.hasStatus('cancelled');
      expect(await chat.readStatuses('cancelled')).toEqual([
        'pending',
        'streaming',
        'cancelled',
        'pending',
        'streaming',
        'cancelled',
      ]);
    });

    it('a link to a scenario and a format keeps both, and so does a reload', async ({ stage }) => {
      const chat = await open(stage, '?scenario=short&format=json-text&pacing=frame');
      const { page } = chat;
      const pick = (name: string) => page.getByRole('combobox', { name });
      await eventually(() => pick('Scenario').inputValue()).toBe('short');
      expect(await pick('Wire format').inputValue()).toBe('json-text');
      expect(await pick('Pacing').inputValue()).toBe('frame');
      await pick('Wire format').selectOption('ndjson');
      await eventually(() => page.url()).toContain('?scenario=short&format=ndjson&pacing=frame');
      await page.reload();
      await eventually(() => pick('Wire format').inputValue()).toBe('ndjson');
      await chat.ask('Why does pasta take longer?');
      await chat.shows(0);
      expect((await chat.readRequests()).at(-1)).toMatchObject({ scenario: 'short', format: 'ndjson' });
    });

    it.for([
      ['wide', WIDE],
      ['narrow', NARROW],
    ] as const)(
      '%s and with words without end, it is no wider than its window',
      async ([, size], { stage }) => {
        const chat = await open(stage, '?scenario=stall', size);
        await chat.ask(`Is this ${'very '.repeat(20)}long? ${'x'.repeat(200)}`);
        await chat.shows(40);
        expect(await findViolations(chat.page)).toEqual([]);
        expect(await widthOverflow(chat.page)).toBe(0);
        await chat.page.keyboard.press('Escape');
        await chat.hasStatus('cancelled');
      },
    );
  });
}

/** Alone, as it is about how soon something is. */
export function describeStops(): void {
  it.for(['the button', 'Esc'])(
    'a stop by %s keeps what came, and the server knows within 100 ms',
    { timeout: 120_000 },
    (way, { stage }) =>
      isFast(async () => {
        const chat = await openReplyPage(stage, 'inspector?scenario=long-markdown');
        await chat.ask('How does a reply stream?');
        await chat.shows(40);
        const before = await chat.readText();
        const stoppedAt =
          way === 'Esc'
            ? await timeOf(chat.page, 'keydown', () => chat.page.keyboard.press('Escape'))
            : await timeOf(chat.page, 'click', () => chat.stopButton.click());
        await chat.hasStatus('cancelled');
        await eventually(async () => (await chat.readRequests()).map(({ outcome }) => outcome)).toEqual([
          'aborted',
        ]);
        const [request] = await chat.readRequests();
        expect(request?.abortedAt).toBeGreaterThanOrEqual(stoppedAt);
        const text = await chat.readText();
        // Behind that there may be marks, which are read in another way where the text ends there.
        expect(text.startsWith(before.slice(0, 40))).toBe(true);
        expect(Number(await chat.readLength('received'))).toBeGreaterThanOrEqual(text.length);
        expect(await chat.readLength('final')).toBe('–');
        expect(await chat.reply.getByText('Stopped').isVisible()).toBe(true);
        expect(await chat.readStatuses('cancelled')).toEqual(['pending', 'streaming', 'cancelled']);
        await chat.page.locator('[data-outcome="aborted"]').waitFor();
        await chat.page.context().close();
        return (request?.abortedAt ?? Infinity) - stoppedAt;
      }),
  );
}
