/** How often React commits while streams come in, counted by its Profiler in Chromium. */
import { useLLMStream } from 'deltakit';
import { createMockServer } from 'deltakit/mock';
import { Profiler, startTransition, useEffect, useState } from 'react';
import { describe, expect, inject, it } from 'vitest';
import { mount } from './mount';

const mockUrl = inject('mockUrl');

/** Counts animation frames until it is stopped. */
function countFrames(): () => number {
  let frames = 0;
  let id = requestAnimationFrame(function count() {
    frames += 1;
    id = requestAnimationFrame(count);
  });
  return () => {
    cancelAnimationFrame(id);
    return frames;
  };
}

function Streams({ url, onEnd }: { url: string; onEnd: (deltas: number) => void }) {
  const [counter] = useState({ deltas: 0 });
  const { display, start } = useLLMStream({
    url,
    onDelta: (delta) => {
      if (delta.type === 'text-delta') counter.deltas += 1;
    },
  });
  useEffect(() => void start('go').then(() => onEnd(counter.deltas)), [start, onEnd, counter]);
  return <p>{display.text}</p>;
}

describe('a burst of 8,000 deltas', () => {
  it.each([1, 3])('into %i stream(s) makes at most one commit a frame', async (count) => {
    let commits = 0;
    const getFrames = countFrames();
    const ends: Promise<number>[] = [];
    const streams = Array.from({ length: count }, (_, key) => {
      let onEnd: (deltas: number) => void = () => {};
      ends.push(
        new Promise((resolve) => {
          onEnd = resolve;
        }),
      );
      // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
      return <Streams key={key} url={`${mockUrl}/api/chat/stream?scenario=burst-8000`} onEnd={onEnd} />;
    });
    mount(
      <Profiler
        id="streams"
        onRender={() => {
          commits += 1;
        }}
      >
        {streams}
      </Profiler>,
    );
    const deltas = await Promise.all(ends);
    const frames = getFrames();
    console.info(`${deltas.join(' + ')} deltas: ${commits} commits in ${frames} frames`);
    for (const one of deltas) expect(one).toBeGreaterThanOrEqual(8000);
    // The first commit comes with the mount, and start() shows pending at once: neither waits for a frame.
    expect(commits).toBeLessThanOrEqual(frames + 2);
    expect(commits).toBeGreaterThan(5);
  });
});

describe('a transition elsewhere on the page', () => {
  const ROWS = 60;

  it('goes through once while a stream paints, instead of being begun anew with each frame', async () => {
    let rowRenders = 0;
    let show: () => void = () => {};

    mount(
      <>
        <SlowList
          onRow={() => {
            rowRenders += 1;
          }}
          onReady={(ready) => {
            show = ready;
          }}
        />
        <LongStream />
      </>,
    );
    await expect
      .poll(() => document.querySelector('[data-stream]')?.textContent?.length ?? 0, { timeout: 5000 })
      .toBeGreaterThan(20);
    const lengthBefore = document.querySelector('[data-stream]')?.textContent?.length ?? 0;
    rowRenders = 0;
    show();
    await expect.poll(() => document.querySelectorAll('[data-row]').length, { timeout: 10_000 }).toBe(ROWS);
    console.info(`a transition of ${ROWS} slow rows while a stream paints: ${rowRenders} row renders`);
    // Begun anew, it would render its first rows again and again: here each row is rendered once.
    expect(rowRenders).toBeLessThanOrEqual(ROWS * 1.5);
    await expect
      .poll(() => document.querySelector('[data-stream]')?.textContent?.length ?? 0)
      .toBeGreaterThan(lengthBefore);
  });

  function SlowRow({ onRow }: { onRow: () => void }) {
    onRow();
    for (const end = performance.now() + 8; performance.now() < end; );
    return <li data-row="" />;
  }

  function SlowList({ onRow, onReady }: { onRow: () => void; onReady: (show: () => void) => void }) {
    const [isShown, setIsShown] = useState(false);
    useEffect(() => onReady(() => startTransition(() => setIsShown(true))), [onReady]);
    return (
      <ul>
        {isShown && Array.from({ length: ROWS }, (_, row) => <SlowRow key={`row ${row}`} onRow={onRow} />)}
      </ul>
    );
  }

  function LongStream() {
    const [mock] = useState(createMockServer);
    const { display, start } = useLLMStream({ url: '/api/chat/stream?scenario=long-markdown', fetch: mock });
    useEffect(() => void start('go'), [start]);
    return <p data-stream="">{display.text}</p>;
  }
});
