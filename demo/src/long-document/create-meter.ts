/**
 * What a stream costs the page. In: a call for each token and each commit of React; frames it sees by itself. Out: a
 * reading four times a second, as a meter that draws every frame would measure itself.
 */

export interface Reading {
  /** What has come. */
  tokens: number;
  /** Of React: how many, and how long the slowest took to render, in milliseconds. */
  commits: number;
  commitMs: number;
  /** Frames of the last second: how many, and the time from one to the next in milliseconds. */
  framesPerSecond: number;
  frameMs: number;
  /** Of the whole run: the frame that most were faster than, 95 of 100, and the slowest. */
  p95Ms: number;
  worstMs: number;
  /** The slowest frame of each quarter of a second, oldest first. */
  history: readonly number[];
}

export interface Meter {
  start(): void;
  stop(): void;
  addToken(): void;
  addCommit(ms: number): void;
  subscribe(listener: () => void): () => void;
  getSnapshot(): Reading;
}

const EVERY_MS = 250;
const WINDOW_MS = 1000;
/** Frames of a millisecond each: the last of the buckets has all that were slower. */
const BUCKETS = 1000;
const MOST_HISTORY = 240;

const NOTHING: Reading = {
  tokens: 0,
  commits: 0,
  commitMs: 0,
  framesPerSecond: 0,
  frameMs: 0,
  p95Ms: 0,
  worstMs: 0,
  history: [],
};

export function createMeter(): Meter {
  const listeners = new Set<() => void>();
  let reading = NOTHING;
  let counts = { tokens: 0, commits: 0, commitMs: 0 };
  let frames: { at: number; ms: number }[] = [];
  let buckets = new Uint32Array(BUCKETS);
  let worstMs = 0;
  let history: number[] = [];
  let quarterMs = 0;
  let lastFrame: number | undefined;
  let toldAt = 0;
  let frame = 0;

  function see(now: number): void {
    if (lastFrame !== undefined) {
      const ms = now - lastFrame;
      frames.push({ at: now, ms });
      const bucket = Math.min(BUCKETS - 1, Math.round(ms));
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      worstMs = Math.max(worstMs, ms);
      quarterMs = Math.max(quarterMs, ms);
    }
    lastFrame = now;
    if (now - toldAt >= EVERY_MS) tell(now);
    frame = requestAnimationFrame(see);
  }

  function tell(now: number): void {
    toldAt = now;
    frames = frames.filter(({ at }) => at > now - WINDOW_MS);
    history = [...history, quarterMs].slice(-MOST_HISTORY);
    quarterMs = 0;
    const all = frames.map(({ ms }) => ms);
    const sum = all.reduce((total, ms) => total + ms, 0);
    reading = {
      ...counts,
      framesPerSecond: sum === 0 ? 0 : (1000 * all.length) / sum,
      frameMs: all.length === 0 ? 0 : sum / all.length,
      p95Ms: percentile(buckets, 0.95),
      worstMs,
      history,
    };
    for (const listener of listeners) listener();
  }

  return {
    start() {
      cancelAnimationFrame(frame);
      counts = { tokens: 0, commits: 0, commitMs: 0 };
      frames = [];
      buckets = new Uint32Array(BUCKETS);
      worstMs = 0;
      history = [];
      quarterMs = 0;
      lastFrame = undefined;
      toldAt = performance.now();
      reading = NOTHING;
      for (const listener of listeners) listener();
      frame = requestAnimationFrame(see);
    },
    stop() {
      cancelAnimationFrame(frame);
      tell(performance.now());
    },
    addToken() {
      counts.tokens += 1;
    },
    addCommit(ms) {
      counts.commits += 1;
      counts.commitMs = Math.max(counts.commitMs, ms);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => reading,
  };
}

function percentile(buckets: Uint32Array, share: number): number {
  const total = buckets.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  return buckets.findIndex((count) => {
    seen += count;
    return total > 0 && seen >= share * total;
  });
}
