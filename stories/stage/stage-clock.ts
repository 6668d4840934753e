/**
 * Time as a tape: a virtual clock for the mock server and for the hooks, which plays at a chosen speed, holds, goes on to
 * the next thing that happens, or runs to a place as fast as promises settle. Between two timers all promises are let
 * settle, so that the same reply is at the same place in the same state, however it came there.
 */
import type { MockTimers } from 'deltakit/mock';
import { type FrameClock, pageClock } from '../../src/display/page-clock';

/** How often virtual frames come. */
const FRAME_MS = 1000 / 60;

/** At most so much of the tape is played for one real frame: a page that slept does not catch up. */
const LONGEST_FRAME_MS = 250;

/** Real milliseconds that are waited for work that no timer shows, such as code that is still fetched. */
const PATIENCE_MS = 400;

export interface StageClock extends FrameClock {
  /** For the mock server: the same tape, as a date. */
  readonly timers: MockTimers;
  /** What it does now. */
  readonly mode: 'playing' | 'held' | 'running';
  /** Plays on. */
  play(): void;
  /** Virtual milliseconds for a real one; `Infinity` runs from one thing to the next without waiting. */
  setSpeed(speed: number): void;
  /** Runs to a place, if that is still ahead, and holds there. */
  holdAt(at: number): Promise<void>;
  /** Runs to the next thing that happens, and holds there. */
  step(): Promise<void>;
  /** Calls when the mode or the time has changed, at most once a frame. Returns how to stop that. */
  subscribe(listener: () => void): () => void;
  dispose(): void;
}

export interface StageClockOptions {
  /** Whether something is under way that no timer shows. */
  isBusy?: () => boolean;
  /** The date at the start of the tape. */
  epoch?: number;
  prefersReducedMotion?: boolean;
  /** What real frames come by. */
  frames?: Pick<FrameClock, 'now' | 'nextFrame'>;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that holds at 0. */
export function createStageClock(options: StageClockOptions = {}): StageClock {
  const {
    isBusy = () => false,
    epoch = Date.now(),
    prefersReducedMotion = false,
    frames = pageClock,
  } = options;
  const waiting = new Map<number, Timer>();
  const listeners = new Set<() => void>();
  let count = 0;
  let now = 0;
  let speed = 1;
  let mode: StageClock['mode'] = 'held';
  /** Told apart by number: what was asked for last counts. */
  let turn = 0;
  let isTold = true;
  let running: Promise<void> = Promise.resolve();

  function setTimer(run: () => void, ms: number): number {
    count += 1;
    // Infinity waits for ever, and is not kept.
    if (ms !== Infinity) waiting.set(count, { at: now + Math.max(0, ms), run });
    return count;
  }

  function nextTimer(): [number, Timer] | undefined {
    let next: [number, Timer] | undefined;
    for (const entry of waiting) if (!next || entry[1].at < next[1].at) next = entry;
    return next;
  }

  function tell(): void {
    if (!isTold) return;
    isTold = false;
    frames.nextFrame(() => {
      isTold = true;
      for (const listener of [...listeners]) listener();
    });
  }

  async function settle(): Promise<void> {
    await macrotask();
    const until = frames.now() + PATIENCE_MS;
    while (isBusy() && frames.now() < until) await macrotask();
  }

  /** What is asked for while the tape runs comes after that. */
  function advance(to: () => number, own: number): Promise<void> {
    running = running.then(async () => {
      while (own === turn) {
        await settle();
        const next = nextTimer();
        if (own !== turn || !next || next[1].at > to()) break;
        const [id, { at, run }] = next;
        waiting.delete(id);
        now = Math.max(now, at);
        run();
        tell();
      }
      // Where nothing is to happen the tape rests, and a page that plays it is not drawn again for nothing.
      const moves = own === turn && now < to() && (waiting.size > 0 || mode === 'running');
      if (moves) now = to();
      if (moves || mode !== 'playing') tell();
    });
    return running;
  }

  function enter(next: StageClock['mode']): number {
    mode = next;
    turn += 1;
    tell();
    return turn;
  }

  async function holdAt(at: number): Promise<void> {
    const own = enter('running');
    await advance(() => at, own);
    if (own === turn) enter('held');
  }

  function play(): void {
    const own = enter('playing');
    let seenAt = frames.now();
    let target = now;
    let isBehind = false;
    const frame = () => {
      if (own !== turn) return;
      const real = Math.min(frames.now() - seenAt, LONGEST_FRAME_MS);
      seenAt = frames.now();
      // Where the page can't keep up the tape waits for it.
      if (!isBehind) {
        isBehind = true;
        target = speed === Infinity ? (nextTimer()?.[1].at ?? now) : now + real * speed;
        void advance(() => target, own).then(() => {
          isBehind = false;
          if (speed === Infinity && own === turn && waiting.size > 0) frame();
        });
      }
      frames.nextFrame(frame);
    };
    frames.nextFrame(frame);
  }

  return {
    timers: {
      now: () => epoch + now,
      setTimeout: setTimer,
      clearTimeout: (id) => void waiting.delete(Number(id)),
    },
    get mode() {
      return mode;
    },
    now: () => now,
    // The countdowns of a page go by its own clock, and so does what they count down to.
    date: () => Date.now(),
    after(ms, call) {
      const id = setTimer(call, ms);
      return () => void waiting.delete(id);
    },
    nextFrame(tick) {
      const id = setTimer(tick, FRAME_MS - (now % FRAME_MS));
      return () => void waiting.delete(id);
    },
    isHidden: () => false,
    prefersReducedMotion: () => prefersReducedMotion,
    play,
    setSpeed(next) {
      speed = next;
    },
    holdAt,
    async step() {
      // What was under way comes first: it may set the next timer.
      enter('running');
      await settle();
      await holdAt(nextTimer()?.[1].at ?? now);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      enter('held');
      waiting.clear();
      listeners.clear();
    },
  };
}

/** All microtasks have run by then, and what React had to render. */
function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
