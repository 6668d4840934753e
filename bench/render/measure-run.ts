/** One run of one contestant in, its numbers out. CPU and heap are measured in pages that nothing else watches. */
import { fileURLToPath } from 'node:url';
import { quantile } from '../statistics';
import type { Bench } from './create-bench';
import { makeDocument } from './documents';
import { measureLag } from './measure-lag';
import { DidNotFinish, type Metrics, type OpenPage, type Run, sleep } from './open-page';
import type { PastMessage } from './page-protocol';

/** By name, in the unit that the scenario says. */
export type Numbers = Record<string, number>;

const scriptPath = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Main-thread CPU of a stream, from its request until nothing moves: `cpu` and its parts, in milliseconds. */
export function measureCpu(bench: Bench, run: Run): Promise<Numbers> {
  return bench.withPage(run, async (page) => {
    await page.mount();
    await page.quiet();
    return measureStream(page);
  });
}

/** CPU of mounting messages that had ended (`mount`), and of one more streamed below them (`cpu`), in milliseconds. */
export function measureThread(bench: Bench, run: Run, history: readonly PastMessage[]): Promise<Numbers> {
  return bench.withPage(run, async (page) => {
    await page.give(history);
    await page.quiet();
    const before = await page.metrics();
    await page.within(run.limit, async () => {
      await page.mount();
      await page.quiet();
    });
    const mount = (await page.metrics()).cpu - before.cpu;
    return { mount, ...(await measureStream(page)) };
  });
}

async function measureStream(page: OpenPage): Promise<Numbers> {
  const before = await page.metrics();
  await page.start();
  await page.finished();
  return difference(await page.metrics(), before);
}

function difference(after: Metrics, before: Metrics): Numbers {
  return {
    cpu: after.cpu - before.cpu,
    script: after.script - before.script,
    layout: after.layout - before.layout,
    style: after.style - before.style,
  };
}

/**
 * What a person sees: `paints` in which text was added, `paintsPerSecond` of the stream, the `lag` in milliseconds that
 * text waited at most, `longTasks` of more than 50 ms, and the `longestTask` in milliseconds.
 */
export function measurePaints(bench: Bench, run: Run): Promise<Numbers> {
  const work = async (page: OpenPage): Promise<Numbers> => {
    await page.mount();
    await page.quiet();
    // Those of the page's own beginning are not the stream's.
    await page.page.evaluate(() => window.watched.longTasks.splice(0));
    await page.start();
    const log = await page.finished();
    const { frames, longTasks } = await page.page.evaluate(() => window.watched);
    const { longest, missing } = measureLag(makeDocument(run.doc), log, frames);
    if (missing > 200) throw new DidNotFinish(`${missing} characters were never shown`);
    const began = log.sent[0]?.[0] ?? 0;
    return {
      paints: frames.length,
      paintsPerSecond: frames.filter(({ time }) => time <= log.ended).length / ((log.ended - began) / 1e3),
      lag: longest,
      longTasks: longTasks.length,
      longestTask: Math.max(0, ...longTasks),
    };
  };
  return bench.withPage(run, work, (page) => page.addInitScript({ path: scriptPath('watch-paints.js') }));
}

/**
 * The `heap` of the page's scripts at its peak, with the garbage that was not collected yet, and what is `kept` of it in
 * the end; both in megabytes over what it was before.
 */
export function measureHeap(bench: Bench, run: Run): Promise<Numbers> {
  return bench.withPage(run, async (page) => {
    await page.mount();
    await page.quiet();
    await page.cdp.send('HeapProfiler.collectGarbage');
    const before = (await page.metrics()).heap;
    let peak = before;
    let isOver = false;
    const poll = async () => {
      while (!isOver) {
        peak = Math.max(peak, (await page.metrics()).heap);
        await sleep(250);
      }
    };
    await page.start();
    const polling = poll();
    await page.finished();
    isOver = true;
    await polling;
    await page.cdp.send('HeapProfiler.collectGarbage');
    const kept = (await page.metrics()).heap;
    return { heap: (peak - before) / 1e6, kept: (kept - before) / 1e6 };
  });
}

export interface TypingOptions {
  /** How long one types, in milliseconds. */
  duration: number;
  /** How many times slower the CPU is made. */
  slowdown: number;
}

/** Ten keys a second while a reply streams: from key to paint `p50`, `p98` and the `longest`, in milliseconds. */
export function measureTyping(bench: Bench, run: Run, options: TypingOptions): Promise<Numbers> {
  const work = async ({ page, cdp, ...open }: OpenPage): Promise<Numbers> => {
    await open.mount();
    await open.quiet();
    await page.focus('textarea');
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: options.slowdown });
    await open.start();
    await sleep(500);
    const began = performance.now();
    const count = options.duration / 100;
    for (let key = 0; key < count; key++) {
      await sleep(began + key * 100 - performance.now());
      pressKey(cdp, key);
    }
    const times = await open.within(run.limit, async () => {
      await page.waitForFunction((least) => window.keyTimes.length >= least, count, { timeout: run.limit });
      return page.evaluate(() => window.keyTimes);
    });
    const typed = await page.inputValue('textarea');
    if (typed.length !== count)
      throw new Error(`${run.contestant.name} lost keys: ${typed.length} of ${count} came.`);
    return { p50: quantile(times, 0.5), p98: quantile(times, 0.98), longest: Math.max(...times) };
  };
  return bench.withPage(run, work, (page) => page.addInitScript({ path: scriptPath('watch-keys.js') }));
}

/** Not waited for: a page that is busy must not slow the typist down. */
function pressKey(cdp: OpenPage['cdp'], index: number): void {
  const text = index % 6 === 5 ? ' ' : 'etaoin'.charAt(index % 6);
  const key = { key: text, text, windowsVirtualKeyCode: text.toUpperCase().charCodeAt(0) };
  const send = (type: 'keyDown' | 'keyUp') => cdp.send('Input.dispatchKeyEvent', { type, ...key });
  // It fails only where the page is closed meanwhile, which says so itself.
  Promise.all([send('keyDown'), send('keyUp')]).catch(() => {});
}
