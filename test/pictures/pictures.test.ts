/** All matrices of states and all patterns, against their references: what a person would see of a change fails here. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumLaunchOptions } from '../../scripts/find-chromium.mjs';
import { serveBuiltDemo } from '../demo/serve-built-demo';
import { serveStorybook } from './serve-storybook';
import { findChange, holdStill, prepareContext } from './take-picture';

interface View {
  name: string;
  width: number;
  dir?: 'rtl';
  theme?: 'dark';
}

const WIDE: View = { name: 'wide', width: 1000 };
/** Narrow, dark and from right to left in one, as each picture costs a second. */
const DARK_PHONE: View = { name: 'phone', width: 390, dir: 'rtl', theme: 'dark' };

interface Story {
  id: string;
  views: View[];
}

let browser: Browser;
let book: Awaited<ReturnType<typeof serveStorybook>>;
let context: BrowserContext;

beforeAll(async () => {
  [browser, book] = await Promise.all([
    chromiumLaunchOptions().then((options) => chromium.launch(options)),
    serveStorybook(),
  ]);
  context = await browser.newContext({
    reducedMotion: 'reduce',
    locale: 'en-US',
    timezoneId: 'UTC',
    colorScheme: 'light',
  });
  await prepareContext(context);
}, 240_000);

afterAll(() => Promise.all([browser?.close(), book?.close()]));

describe('the pictures', () => {
  it('of all matrices and patterns are as their references', { timeout: 600_000 }, async () => {
    const stories = await listStories();
    expect(stories.length).toBeGreaterThan(10);
    const changes: string[] = [];
    const work = async () => {
      const page = await context.newPage();
      for (let story = stories.shift(); story; story = stories.shift()) {
        changes.push(...(await lookAt(page, story)));
      }
      await page.close();
    };
    await Promise.all([work(), work()]);
    expect(changes.sort()).toEqual([]);
  });

  it('of the demo are as their references', { timeout: 120_000 }, async () => {
    const demo = await serveBuiltDemo();
    const page = await context.newPage();
    const changes: (string | undefined)[] = [];
    for (const view of ['inspector', 'chat']) {
      await page.setViewportSize({ width: 1000, height: 800 });
      await page.goto(`${demo.url}${view}`);
      await page.getByRole('textbox', { name: 'Message' }).waitFor();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await holdStill(page);
      for (const seen of [WIDE, DARK_PHONE]) {
        await turn(page, seen);
        changes.push(await findChange(browser, page, `demo-${view}--${seen.name}`));
      }
    }
    await Promise.all([page.close(), demo.close()]);
    expect(changes.filter(Boolean)).toEqual([]);
  });
});

async function listStories(): Promise<Story[]> {
  const page = await context.newPage();
  await page.goto(`${book.url}/iframe.html?viewMode=story`);
  await page.waitForFunction(() => '__STORYBOOK_PREVIEW__' in window);
  const found = await page.evaluate(async () => {
    const preview = Reflect.get(window, '__STORYBOOK_PREVIEW__');
    await preview.ready?.();
    const all: Record<string, { id: string; parameters: Record<string, unknown> }> = await preview.extract();
    return Object.values(all).map(({ id, parameters: { matrix, pattern } }) => ({
      id,
      isMatrix: matrix === true,
      isPattern: pattern === true,
    }));
  });
  await page.close();
  return found
    .filter(({ isMatrix, isPattern }) => isMatrix || isPattern)
    .map(({ id, isMatrix }) => ({
      id,
      // Light and dark stand side by side in a matrix.
      // A matrix is both themes already, and long: a picture of it costs two seconds.
      views: isMatrix ? [WIDE] : [WIDE, DARK_PHONE],
    }));
}

/** A story is loaded and played once, and then seen from all sides. */
async function lookAt(page: Page, { id, views }: Story): Promise<string[]> {
  const changes: string[] = [];
  try {
    await openStory(page, id);
    for (const view of views) {
      await turn(page, view);
      const change = await findChange(browser, page, `${id}--${view.name}`);
      if (change) changes.push(change);
    }
  } catch (error) {
    changes.push(`${id}: ${error}`);
  }
  return changes;
}

async function openStory(page: Page, id: string): Promise<void> {
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.goto(`${book.url}/iframe.html?viewMode=story&id=${id}`);
  // With its play function behind it.
  await page.waitForFunction(
    () =>
      ['completed', 'finished', 'errored'].includes(
        Reflect.get(window, '__STORYBOOK_PREVIEW__')?.currentRender?.phase,
      ),
    undefined,
    { timeout: 20_000 },
  );
  await holdStill(page);
}

async function turn(page: Page, { width, dir, theme }: View): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.evaluate(
    ([dir, theme]) => {
      const { documentElement: root } = document;
      root.dir = dir;
      root.dataset.theme = theme;
      root.classList.toggle('dark', theme === 'dark');
      root.classList.toggle('light', theme === 'light');
    },
    [dir ?? 'ltr', theme ?? 'light'] as const,
  );
}
