/** A contestant's page in a fresh context of the browser, and what DevTools tells of its main thread. */
import type { Browser, CDPSession, Page } from 'playwright';
import type { Contestant } from './contestants';
import type { DocumentName } from './documents';
import type { PastMessage } from './page-protocol';
import type { BenchServer } from './start-server';
import type { SendLog } from './stream-server';

export interface Run {
  contestant: Contestant;
  doc: DocumentName;
  /** Tokens a second. */
  rate: number;
  /** How long the stream and its painting may take, in milliseconds. */
  limit: number;
}

/** Milliseconds of the main thread since the page began, and its heap in bytes. */
export interface Metrics {
  cpu: number;
  script: number;
  layout: number;
  style: number;
  heap: number;
}

export interface OpenPage {
  page: Page;
  cdp: CDPSession;
  metrics(): Promise<Metrics>;
  /** Hands over the messages that `mount` shows, so that their transport is not counted. */
  give(history: readonly PastMessage[]): Promise<void>;
  mount(): Promise<void>;
  /** Begins the stream. */
  start(): Promise<void>;
  /** The server's log, once all was sent and the page has gone quiet. @throws DidNotFinish */
  finished(): Promise<SendLog>;
  /** @throws DidNotFinish where the work takes longer, in milliseconds */
  within<T>(ms: number, work: () => Promise<T>): Promise<T>;
  /** Resolves when the main thread has had nothing to do for 300 ms. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** A page that was not done in its time: it is reported, and the bench goes on. */
export class DidNotFinish extends Error {
  override readonly name = 'DidNotFinish';
}

let runs = 0;

/** @param prepare what has to be in the page before its own scripts */
export async function openPage(
  { browser, server }: { browser: Browser; server: BenchServer },
  { contestant, doc, rate, limit }: Run,
  prepare: (page: Page) => Promise<unknown> = async () => {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await prepare(page);
  const run = String(++runs);
  const query = [`doc=${doc}&rate=${rate}&format=${contestant.format}&run=${run}`, contestant.query];
  await page.goto(`${server.url}/${contestant.page}/?${query.filter(Boolean).join('&')}`, {
    waitUntil: 'networkidle',
  });

  async function metrics(): Promise<Metrics> {
    const { metrics: list } = await cdp.send('Performance.getMetrics');
    const numberOf = (name: string) => list.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return {
      cpu: numberOf('TaskDuration') * 1e3,
      script: numberOf('ScriptDuration') * 1e3,
      layout: numberOf('LayoutDuration') * 1e3,
      style: numberOf('RecalcStyleDuration') * 1e3,
      heap: numberOf('JSHeapUsedSize'),
    };
  }

  async function quiet(): Promise<void> {
    let before = await metrics();
    for (let calm = 0; calm < 3; ) {
      await sleep(100);
      const after = await metrics();
      // To be asked costs a little, and so does a cursor that blinks.
      calm = after.cpu - before.cpu < 3 ? calm + 1 : 0;
      before = after;
    }
  }

  return {
    page,
    cdp,
    metrics,
    quiet,
    within,
    async give(history) {
      await page.evaluate((messages) => {
        window.past = messages;
      }, history);
    },
    mount: () => page.evaluate(() => window.bench.mount(window.past ?? [])),
    start: () => page.evaluate(() => window.bench.start()),
    async finished() {
      const log = await within(limit, async () => {
        const sent = await server.ended(run);
        await quiet();
        return sent;
      });
      if (failures[0]) throw new Error(`The page of ${contestant.name} failed: ${failures[0]}`);
      return log;
    },
    close: () => context.close(),
  };
}

async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DidNotFinish(`not done after ${Math.round(ms / 1e3)} s`)), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
