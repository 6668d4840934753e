/** How often React commits while streams come in, counted by its Profiler in Chromium. */
import { useLLMStream } from 'deltakit';
import { createMockServer } from 'deltakit/mock';
import { Profiler, startTransition, useEffect, useState } from 'react';
import { describe, expect, inject, it } from 'vitest';
import { mount } from './mount';

const mockUrl = inject('mockUrl');

/** Counts commits and animation frames from the first delta on. */
function createCounter() {
  const counter = { deltas: 0, commits: 0, frames: 0 };
  let frame = 0;
  const countFrame = () => {
    counter.frames += 1;
    frame = requestAnimationFrame(countFrame);
  };
  return {
    counter,
    onDelta() {
      if (counter.deltas === 0) countFrame();
      counter.deltas += 1;
    },
    onCommit() {
      if (counter.deltas > 0) counter.commits += 1;
    },
    end: () => cancelAnimationFrame(frame),
  };
}

function Stream({ url, onDelta, onEnd }: { url: string; onDelta: () => void; onEnd: () => void }) {
  const { display, start } = useLLMStream({ url, onDelta });
  useEffect(() => void start('go').then(onEnd), [start, onEnd]);
  return <p>{display.text}</p>;
}

describe('a burst of 8,000 deltas', () => {
  const url = `${mockUrl}/api/chat/stream?scenario=burst-8000`;

  it.each([1, 3])('into %i stream(s) makes at most one commit a frame', async (count) => {
    const { counter, onDelta, onCommit, end } = createCounter();
    let ended = 0;
    const onEnd = () => {
      ended += 1;
    };
    mount(
      <Profiler id="streams" onRender={onCommit}>
        {['first', 'second', 'third'].slice(0, count).map((key) => (
          <Stream key={key} url={url} onDelta={onDelta} onEnd={onEnd} />
        ))}
      </Profiler>,
    );
    await expect.poll(() => ended, { timeout: 10_000 }).toBe(count);
    // What is whole is shown at once, and its caller is told as soon.
    await expect.poll(() => counter.commits).toBeGreaterThan(0);
    end();
    const { deltas, commits, frames } = counter;
    console.info(`${count} stream(s), ${deltas} deltas: ${commits} commits in ${frames} frames`);
    expect(deltas).toBeGreaterThanOrEqual(8000 * count);
    expect(commits).toBeLessThanOrEqual(frames);
  });
});

const ROWS = Array.from({ length: 60 }, (_, row) => `row ${row}`);

function SlowRow({ onRow }: { onRow: () => void }) {
  onRow();
  for (const end = performance.now() + 8; performance.now() < end; );
  return <li />;
}

function SlowList({ onRow, onReady }: { onRow: () => void; onReady: (show: () => void) => void }) {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => onReady(() => startTransition(() => setIsShown(true))), [onReady]);
  return <ul>{isShown && ROWS.map((row) => <SlowRow key={row} onRow={onRow} />)}</ul>;
}

function LongStream() {
  const [mock] = useState(createMockServer);
  const { display, start } = useLLMStream({ url: '/api/chat/stream?scenario=long-markdown', fetch: mock });
  useEffect(() => void start('go'), [start]);
  return <p>{display.text}</p>;
}

describe('a transition elsewhere on the page', () => {
  it('goes through once while a stream paints, instead of being begun anew with each frame', async () => {
    let rowRenders = 0;
    let show = () => {};
    const onRow = () => {
      rowRenders += 1;
    };
    const onReady = (ready: () => void) => {
      show = ready;
    };
    const { container } = mount(
      <>
        <SlowList onRow={onRow} onReady={onReady} />
        <LongStream />
      </>,
    );
    const shownLength = () => container.querySelector('p')?.textContent?.length ?? 0;
    const rowCount = () => container.querySelectorAll('li').length;

    await expect.poll(shownLength, { timeout: 5000 }).toBeGreaterThan(20);
    const before = shownLength();
    show();
    await expect.poll(rowCount, { timeout: 10_000 }).toBe(ROWS.length);
    console.info(`a transition of ${ROWS.length} slow rows while a stream paints: ${rowRenders} row renders`);
    // Begun anew, it would render its first rows again and again: here each row is rendered once.
    expect(rowRenders).toBeLessThanOrEqual(ROWS.length * 1.5);
    await expect.poll(shownLength).toBeGreaterThan(before);
  });
});
