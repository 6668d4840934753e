/** What is left of a thousand components that came, asked and went, in Chromium: nothing. */
import { type UseLLMStreamOptions, useLLMStream } from 'deltakit';
import type { MockRequest } from 'deltakit/mock';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, inject, it } from 'vitest';
import { cdp } from 'vitest/browser';

const CYCLES = 1000;
/** So that what is made once (code, caches, React's own) is there before it is weighed. */
const WARM_UP = 300;

const mockUrl = inject('mockUrl');

/** What a fetch is for: one that never answers, that streams for ever, that is whole at once, that is refused. */
const FETCHES: readonly NonNullable<UseLLMStreamOptions['fetch']>[] = [
  (_url, init) => hang(init),
  async (_url, init) => new Response(openBody(init), EVENTS),
  async () => new Response('data: {"token":"All of it."}\n\ndata: [DONE]\n\n', EVENTS),
  async () => Promise.reject(new TypeError('Failed to fetch')),
  async () => new Response('{"error":"busy"}', { status: 503 }),
];

const EVENTS = { headers: { 'content-type': 'text/event-stream' } };

function hang({ signal }: RequestInit): Promise<Response> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
}

function openBody({ signal }: RequestInit): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('data: {"token":"Half of it."}\n\n'));
      signal?.addEventListener('abort', () => controller.error(signal.reason));
    },
  });
}

function Asking({ options }: { options: UseLLMStreamOptions }) {
  const { display, status, start } = useLLMStream(options);
  useEffect(() => void start('hi'), [start]);
  return <p data-status={status}>{display.text}</p>;
}

/** Mounts, lets some frames pass, and unmounts. */
async function live(options: UseLLMStreamOptions, frames: number): Promise<void> {
  const container = document.createElement('div');
  document.body.append(container);
  const root = createRoot(container);
  root.render(<Asking options={options} />);
  for (let passed = 0; passed <= frames; passed++) await nextFrame();
  root.unmount();
  container.remove();
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** Several at once, as a page has them. */
async function liveThrough(count: number): Promise<void> {
  const AT_ONCE = 20;
  for (let done = 0; done < count; done += AT_ONCE) {
    const lives = Array.from({ length: AT_ONCE }, (_, index) => {
      const fetch = FETCHES[index % FETCHES.length];
      return live({ url: '/api/chat', cancel: () => {}, ...(fetch && { fetch }) }, index % 4);
    });
    await Promise.all(lives);
  }
}

interface Weight {
  heap: number;
  listeners: number;
  nodes: number;
}

/**
 * What the page holds once all is collected that can be. What a promise or a timer of the last ones still holds for a
 * moment (a root has 140 listeners) is gone with a later collection, so it is weighed when two in a row found the same.
 */
async function weigh(): Promise<Weight> {
  let weight = await collect();
  for (let pass = 0; pass < 20; pass++) {
    const before = weight;
    weight = await collect();
    if (pass >= 3 && weight.listeners === before.listeners && weight.nodes === before.nodes) break;
  }
  return weight;
}

async function collect(): Promise<Weight> {
  const session = cdp();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { heap: usedSize, listeners: read('JSEventListeners'), nodes: read('Nodes') };
}

it('a thousand mounts, starts and unmounts leave the heap and the listeners as they were', {
  timeout: 120_000,
}, async () => {
  const session = cdp();
  await session.send('Performance.enable');
  await liveThrough(WARM_UP);
  const before = await weigh();
  await liveThrough(CYCLES);
  const after = await weigh();
  const growth = (after.heap / before.heap - 1) * 100;
  console.info(
    `${CYCLES} mounts, starts and unmounts: heap ${(before.heap / 1024).toFixed(0)} → ${(after.heap / 1024).toFixed(0)} KiB (${growth.toFixed(2)} %), ` +
      `listeners ${before.listeners} → ${after.listeners}, nodes ${before.nodes} → ${after.nodes}`,
  );
  expect(Math.abs(growth)).toBeLessThan(5);
  // Fewer than one for five lives: the last root may still be held by what React did last.
  expect(after.listeners).toBeLessThan(before.listeners + CYCLES / 5);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + 20);
});

it('the server finds no request still running', { timeout: 60_000 }, async () => {
  const mark = `leaks=${Date.now()}`;
  const url = `${mockUrl}/api/chat/stream?scenario=stall&${mark}`;
  // No more at once than a browser has connections to one server.
  for (let done = 0; done < 60; done += 6) {
    await Promise.all(Array.from({ length: 6 }, (_, index) => live({ url }, 2 + index * 3)));
  }
  const seen = async () => {
    const requests = (await (await fetch(`${mockUrl}/api/_requests`)).json()) as MockRequest[];
    return requests.filter(({ query }) => query.includes(mark)).map(({ outcome }) => outcome);
  };
  await expect.poll(async () => (await seen()).includes('running'), { timeout: 5000 }).toBe(false);
  expect((await seen()).length).toBeGreaterThan(10);
});
