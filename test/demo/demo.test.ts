/** The demo as a person meets it, in a real Chromium: bundled, and behind its relay as `npm run demo` starts it. */
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunchOptions } from '../../scripts/find-chromium.mjs';
import { serveMock } from '../../scripts/serve-http';
import { type ChatPage, moveFocus, openChatPage, PATIENCE, timeOf } from './chat-page';
import { serveBuiltDemo } from './serve-built-demo';
import { type RunningDemo, startDemo } from './start-demo';

const HALF_AN_ANSWER = /^The tide follows the moon\..* and the fisher$/;
const WIDE = { viewport: { width: 1280, height: 800 } };
const NARROW = { viewport: { width: 390, height: 844 } };

let browser: Browser;
let demo: RunningDemo;
const complaints: string[] = [];

async function open(
  query = '',
  { options = WIDE, url = demo.url }: { options?: BrowserContextOptions; url?: string } = {},
): Promise<ChatPage> {
  return openChatPage(await browser.newContext(options), `${url}${query}`, complaints);
}

beforeAll(async () => {
  [browser, demo] = await Promise.all([
    chromiumLaunchOptions().then((options) => chromium.launch(options)),
    serveBuiltDemo(),
  ]);
}, 120_000);
afterEach(() => closePages());
afterAll(() => Promise.all([browser?.close(), demo?.close()]));

describe('the demo', { timeout: 30_000 }, () => {
  it('streams a reply to its end, and calls it final only then', async () => {
    const chat = await open('?scenario=short');
    await chat.ask('Why does pasta take longer?');
    await chat.hasStatus('pending');
    await chat.shows(10);
    const early = await chat.readText();
    expect(await chat.readLength('final')).toBe('–');
    await chat.hasStatus('completed');
    const text = await chat.readText();
    expect(text).toMatch(/^Water boils .* longer\.$/);
    expect(text.startsWith(early) && early.length < text.length).toBe(true);
    expect(await chat.readLength('final')).toBe(String(text.length));
    expect(await chat.readStatuses('completed')).toEqual(['pending', 'streaming', 'completed']);
  });

  it.each(['the button', 'Esc'])('a stop by %s keeps what came, and the server knows within 100 ms', (way) =>
    isFast(async () => {
      const chat = await open('?scenario=long-markdown');
      await chat.forgetRequests();
      await chat.ask('How does a reply stream?');
      await chat.shows(40);
      const before = await chat.readText();
      const stoppedAt =
        way === 'Esc'
          ? await timeOf(chat.page, 'keydown', () => chat.page.keyboard.press('Escape'))
          : await timeOf(chat.page, 'click', () => chat.stopButton.click());
      await chat.hasStatus('cancelled');
      await expect
        .poll(async () => (await chat.readRequests()).map(({ outcome }) => outcome), PATIENCE)
        .toEqual(['aborted']);
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
      return (request?.abortedAt ?? Infinity) - stoppedAt;
    }),
  );

  it('a reply that is cut off failed, keeps its text and was never complete; a retry takes its place', async () => {
    const chat = await open('?scenario=cut');
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

  it('a rate limit is waited for twice by itself, then its wait is counted down until one may retry', async () => {
    const chat = await open('?scenario=rate-limit');
    await chat.forgetRequests();
    await chat.ask('One more question, quickly.');
    const notes = new Set<string | null>();
    const note = chat.page.getByRole('timer');
    await expect
      .poll(
        async () => notes.add(await note.textContent()).has('Trying again in 1 s (attempt 3 of 3)'),
        PATIENCE,
      )
      .toBe(true);
    expect([...notes]).toEqual(
      expect.arrayContaining([
        'Trying again in 3 s (attempt 2 of 3)',
        'Trying again in 3 s (attempt 3 of 3)',
      ]),
    );
    await chat.hasStatus('failed');
    expect(await chat.readFact('attempt')).toBe('3');
    await chat.reply.getByText('Tried 3 times.').waitFor();
    await expect.poll(() => chat.page.locator('#inspector li[data-outcome]').count(), PATIENCE).toBe(3);
    expect(await chat.readFact('kind')).toBe('rate-limit');
    expect(await chat.readFact('retryAfterMs')).toBe('3000');
    const labels = new Set<string | null>();
    await expect
      .poll(async () => labels.add(await chat.retryButton.textContent()).has('Try again'), PATIENCE)
      .toBe(true);
    expect([...labels]).toEqual(['Try again in 3 s', 'Try again in 2 s', 'Try again in 1 s', 'Try again']);
    await chat.retryButton.click();
    await expect.poll(async () => (await chat.readRequests()).length, PATIENCE).toBe(4);
    await note.filter({ hasText: 'attempt 2 of 3' }).waitFor();
  });

  it('a stop while the next attempt is waited for ends the request, and no further one is sent', async () => {
    const chat = await open('?scenario=rate-limit');
    await chat.forgetRequests();
    await chat.ask('One more question, quickly.');
    await chat.page.getByRole('timer').waitFor();
    await chat.reply.getByRole('button', { name: 'Stop' }).press('Enter');
    await chat.hasStatus('cancelled');
    expect(await chat.page.getByRole('timer').count()).toBe(0);
    expect(await chat.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('log');
    // Longer than the wait would have been.
    await new Promise((resolve) => setTimeout(resolve, 3500));
    expect(await chat.readRequests()).toHaveLength(1);
  });

  it.each([
    ['server-error', 'http', '500'],
    ['html', 'malformed', null],
  ])('%s is a failure of kind %s', async (scenario, kind, status) => {
    const chat = await open(`?scenario=${scenario}`);
    await chat.ask('Is anybody there?');
    await chat.hasStatus('failed');
    expect(await chat.readFact('kind')).toBe(kind);
    if (status) expect(await chat.readFact('status')).toBe(status);
    expect((await chat.readFact('message'))?.length).toBeGreaterThan(20);
    expect(await chat.retryButton.isVisible()).toBe(true);
  });

  it('the keyboard alone asks, stops, retries and stops again', async () => {
    const chat = await open('?scenario=long-markdown');
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

  it('a link to a scenario and a format keeps both, and so does a reload', async () => {
    const chat = await open('?scenario=short&format=json-text&pacing=frame');
    const { page } = chat;
    const pick = (name: string) => page.getByRole('combobox', { name });
    await expect.poll(() => pick('Scenario').inputValue(), PATIENCE).toBe('short');
    expect(await pick('Wire format').inputValue()).toBe('json-text');
    expect(await pick('Pacing').inputValue()).toBe('frame');
    await pick('Wire format').selectOption('ndjson');
    await expect.poll(() => page.url(), PATIENCE).toContain('?scenario=short&format=ndjson&pacing=frame');
    await page.reload();
    await expect.poll(() => pick('Wire format').inputValue(), PATIENCE).toBe('ndjson');
    await chat.ask('Why does pasta take longer?');
    await chat.shows(0);
    expect((await chat.readRequests()).at(-1)).toMatchObject({ scenario: 'short', format: 'ndjson' });
  });

  it.each([
    ['light', 'wide', WIDE],
    ['dark', 'wide', WIDE],
    ['light', 'narrow', NARROW],
  ] as const)(
    'in %s and %s nothing is out of reach: no violation for axe, no sideways scrolling',
    async (colorScheme, _, size) => {
      const chat = await open('?scenario=stall', {
        options: { ...size, colorScheme, reducedMotion: 'reduce' },
      });
      await chat.page.addScriptTag({ content: axe.source });
      await chat.ask(`Is this ${'very '.repeat(20)}long? ${'x'.repeat(200)}`);
      await chat.shows(40);
      expect(await findViolations(chat)).toEqual([]);
      expect(await chat.widthOverflow()).toBe(0);
      await chat.page.keyboard.press('Escape');
      await chat.hasStatus('cancelled');
      await chat.page.getByRole('combobox', { name: 'Scenario' }).selectOption('rate-limit');
      await chat.ask('One more question, quickly.');
      await chat.hasStatus('failed');
      expect(await findViolations(chat)).toEqual([]);
      expect(await chat.widthOverflow()).toBe(0);
    },
  );
});

describe('the demo with a server behind its relay', { timeout: 30_000 }, () => {
  it('streams, passes a stop on within 100 ms, and shows the key to nobody', async () => {
    const key = 'sk-test-7c1f0b3e9d5a4862';
    const upstream = await serveMock();
    const relayed = await startDemo({
      OPENAI_BASE_URL: `${upstream.url}/v1`,
      OPENAI_API_KEY: key,
      OPENAI_MODEL: 'long-markdown',
    });
    try {
      await isFast(async () => {
        const chat = await open('', { url: relayed.url });
        const sent: Promise<string>[] = [];
        chat.page.on('response', (response) => sent.push(readAll(response)));
        await chat.page.reload();
        await chat.page.getByText('Relay · long-markdown').waitFor();
        await chat.ask('How does a reply stream?');
        await chat.shows(40);
        const request = upstream.mock.requests.at(-1);
        expect(request?.outcome).toBe('running');
        const stoppedAt = await timeOf(chat.page, 'click', () => chat.stopButton.click());
        await chat.hasStatus('cancelled');
        await expect.poll(() => request?.outcome, PATIENCE).toBe('aborted');
        expect((await chat.readText()).length).toBeGreaterThan(40);

        const seen = [...(await Promise.all(sent)), await chat.page.content()];
        expect(seen.length).toBeGreaterThan(20);
        expect(seen.filter((body) => body.includes(key) || body.includes(upstream.url))).toEqual([]);
        return (request?.abortedAt ?? Infinity) - stoppedAt;
      });
    } finally {
      // The page first: Vite's client in it complains of a server that is gone.
      await closePages();
      await Promise.all([relayed.close(), upstream.close()]);
    }
  });
});

it('the browser had nothing to complain about, in all of this', () => {
  expect(complaints).toEqual([]);
});

/**
 * Plays something whole, up to three times, until its delay is below 100 ms. A machine that is busy elsewhere may be
 * late now and then; a stop that waits for something would be late every time.
 */
async function isFast(play: () => Promise<number>): Promise<void> {
  const delays = [await play()];
  while (Math.min(...delays) >= 100 && delays.length < 3) delays.push(await play());
  console.info(`the server saw the abort ${Math.min(...delays)} ms after the stop`);
  expect(Math.min(...delays)).toBeLessThan(100);
}

async function closePages(): Promise<void> {
  await Promise.all(browser.contexts().map((context) => context.close()));
}

async function findViolations({ page }: ChatPage): Promise<string[]> {
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(', ')}`);
}

/** Headers and body; a reply that was stopped has none to read any more. */
async function readAll(response: Awaited<ReturnType<ChatPage['page']['waitForResponse']>>): Promise<string> {
  const headers = JSON.stringify(await response.allHeaders());
  return headers + (await response.text().catch(() => ''));
}
