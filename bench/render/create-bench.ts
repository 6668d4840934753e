/** The browser and the server of a bench, and a fresh page of it for each run. */
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumLaunchOptions } from '../../scripts/find-chromium.mjs';
import { DidNotFinish, type OpenPage, openPage, type Run } from './open-page';
import { startServer } from './start-server';

export interface Bench {
  /** Opens a page, does the work with it, and closes it, however that ended. */
  withPage<T>(
    run: Run,
    work: (page: OpenPage) => Promise<T>,
    /** What has to be in the page before its own scripts. */
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<T>;
  /** Which browser it is. */
  version(): string;
  close(): Promise<void>;
}

/** @param pages the folder of the built pages @throws Error where there is no Chromium */
export async function createBench(pages: string): Promise<Bench> {
  const server = await startServer(pages);
  let browser = await launch().catch((error: unknown) => {
    server.close();
    throw error;
  });
  return {
    async withPage(run, work, prepare) {
      const page = await openPage({ browser, server }, run, prepare);
      try {
        const result = await work(page);
        await page.close();
        return result;
      } catch (error) {
        // A page that hangs closes neither itself nor its context.
        await browser.close();
        browser = await launch();
        throw error;
      }
    },
    version: () => browser.version(),
    async close() {
      server.close();
      await browser.close();
    },
  };
}

export function isUnfinished(error: unknown): error is DidNotFinish {
  return error instanceof DidNotFinish;
}

async function launch(): Promise<Browser> {
  try {
    return await chromium.launch(await chromiumLaunchOptions());
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Error(
      `The render bench needs Chromium: install it (apt-get install chromium) or set CHROMIUM_PATH. ${reason}`,
    );
  }
}
