import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageClock } from '../../src/display/page-clock';

let frames: Map<number, () => void>;

/** Paints: all frames that were asked for. */
function paint(): void {
  const due = [...frames.values()];
  frames.clear();
  for (const frame of due) frame();
}

beforeEach(() => {
  frames = new Map();
  let id = 0;
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => {
    id += 1;
    frames.set(id, frame);
    return id;
  });
  vi.stubGlobal('cancelAnimationFrame', (asked: number) => frames.delete(asked));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the clock of a page', () => {
  it('gives all that wait the same frame', () => {
    const ticks = [vi.fn(), vi.fn(), vi.fn()];
    for (const tick of ticks) pageClock.nextFrame(tick);
    paint();
    for (const tick of ticks) expect(tick).toHaveBeenCalledOnce();
    expect(frames.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on by timer where frames do not come, as in a hidden tab', () => {
    const tick = vi.fn();
    pageClock.nextFrame(tick);
    vi.advanceTimersByTime(1000);
    expect(tick).toHaveBeenCalledOnce();
    paint();
    expect(tick).toHaveBeenCalledOnce();
  });

  it('goes on by timer where there are no frames at all, as in Node', () => {
    vi.stubGlobal('requestAnimationFrame', undefined);
    const tick = vi.fn();
    pageClock.nextFrame(tick);
    vi.advanceTimersByTime(20);
    expect(tick).toHaveBeenCalledOnce();
  });

  it('leaves nothing behind once all who waited took it back', () => {
    const tick = vi.fn();
    const cancels = [pageClock.nextFrame(tick), pageClock.nextFrame(tick)];
    for (const cancel of cancels) cancel();
    expect(frames.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(1000);
    expect(tick).not.toHaveBeenCalled();
  });

  it('waits for the next frame with what asks during a frame', () => {
    const second = vi.fn();
    pageClock.nextFrame(() => pageClock.nextFrame(second));
    paint();
    expect(second).not.toHaveBeenCalled();
    paint();
    expect(second).toHaveBeenCalledOnce();
  });
});

describe('a time', () => {
  it('passes once, unless it was taken back, and never where it is longer than a timer can wait', () => {
    vi.useFakeTimers();
    const calls: string[] = [];
    pageClock.after(100, () => calls.push('passed'));
    pageClock.after(100, () => calls.push('taken back'))();
    pageClock.after(Number.POSITIVE_INFINITY, () => calls.push('never'));
    pageClock.after(2 ** 31, () => calls.push('never'));
    vi.advanceTimersByTime(1000);
    expect(calls).toEqual(['passed']);
    vi.useRealTimers();
  });
});
