/**
 * States in, snapshots out: one object of state and display together, made at most once a frame, so that
 * status and text never contradict each other. A reply that ended well is published as ended only when
 * all of it is painted.
 */
import { createDisplay, type Pacing } from '../display/create-display';
import type { FrameClock } from '../display/page-clock';
import { EMPTY_REPLY, type Reply } from '../machine/reply';
import type { State } from '../machine/state';
import { IDLE, isActive } from '../machine/transition';

/** What there is to show. In every terminal status `display` is the `final` or the `partial` itself. */
export interface Snapshot {
  readonly state: State;
  readonly display: Reply;
}

export interface Publisher {
  getSnapshot(): Snapshot;
  subscribe(listener: () => void): () => void;
  /** Takes the next state; it shows with the next frame. */
  take(state: State): void;
  /** Paints everything that was received, whatever the pace. */
  flush(): void;
  /** Publishes now instead of with the next frame. */
  publish(): void;
  /** Takes back the frame that was asked for. */
  dispose(): void;
}

/** With less motion asked for: at most four paints a second. */
const CALM_INTERVAL_MS = 250;

const IDLE_SNAPSHOT: Snapshot = /* @__PURE__ */ Object.freeze({ state: IDLE, display: EMPTY_REPLY });

/** @param onCaughtUp called when what is published is what is */
export function createPublisher(
  getClock: () => FrameClock,
  getPacing: () => Pacing,
  onCaughtUp: () => void,
): Publisher {
  const display = createDisplay();
  const listeners = new Set<() => void>();
  let snapshot = IDLE_SNAPSHOT;
  let latest: State = IDLE;
  /** What is published while the end of a completed reply is still being painted. */
  let closing: State = IDLE;
  let paintedAt = Number.NEGATIVE_INFINITY;
  let cancelFrame: (() => void) | undefined;

  function take(state: State): void {
    if (state.status === 'completed' && isActive(latest)) {
      const { request, attempt } = latest;
      closing = { status: 'streaming', request, attempt, reply: state.final, finished: true };
    }
    if (state.status === 'idle') display.reset(EMPTY_REPLY);
    else if (state.status === 'pending') {
      if (latest.status === 'idle' || latest.request !== state.request)
        display.reset(state.previous ?? EMPTY_REPLY);
    } else display.receive(replyOf(state), !isActive(state), getClock().now());
    // A reply that was cut is shown as far as it came at once: there is nothing to wait for.
    if (state.status === 'failed' || state.status === 'cancelled') display.flush();
    latest = state;
    schedule();
  }

  function schedule(): void {
    cancelFrame ??= getClock().nextFrame(() => {
      cancelFrame = undefined;
      const isTooSoon = getClock().now() - paintedAt < CALM_INTERVAL_MS;
      if (isTooSoon && isActive(latest) && getClock().prefersReducedMotion()) schedule();
      else publish();
    });
  }

  function publish(): void {
    const clock = getClock();
    const pacing = getPacing();
    const painted = display.paint(
      clock.now(),
      pacing === 'smooth' && clock.prefersReducedMotion() ? 'frame' : pacing,
    );
    paintedAt = clock.now();
    const isCaughtUp = latest.status !== 'completed' || painted === latest.final;
    const state = isCaughtUp ? latest : closing;
    if (state !== snapshot.state || painted !== snapshot.display) {
      snapshot = { state, display: painted };
      for (const listener of [...listeners]) listener();
    }
    if (isCaughtUp) onCaughtUp();
    if (display.isBehind) schedule();
  }

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take,
    flush: () => display.flush(),
    publish,
    dispose() {
      cancelFrame?.();
      cancelFrame = undefined;
      listeners.clear();
    },
  };
}

/** The reply of a state, as far as it was received. */
export function replyOf(state: State): Reply {
  switch (state.status) {
    case 'idle':
      return EMPTY_REPLY;
    case 'pending':
    case 'streaming':
      return state.reply;
    case 'completed':
      return state.final;
    case 'failed':
    case 'cancelled':
      return state.partial;
    default:
      return state satisfies never;
  }
}
