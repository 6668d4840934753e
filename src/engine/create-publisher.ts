/**
 * States in, snapshots out: one object of state and display together, made at most once a frame, so that
 * status and text never contradict each other. A reply that ended well is published as ended only when
 * all of it is painted.
 */
import { createDisplay, type Pacing } from '../display/create-display';
import type { FrameClock } from '../display/page-clock';
import { EMPTY_REPLY, type Reply } from '../machine/reply';
import { isActive, type State } from '../machine/state';
import { IDLE } from '../machine/transition';

/** What there is to show. In every terminal status `display` is the state's `reply` itself, unless that is held back. */
export interface Snapshot {
  readonly state: State;
  readonly display: Reply;
}

export interface Publisher {
  getSnapshot(): Snapshot;
  subscribe(listener: () => void): () => void;
  /** Takes the next state; it shows with the next frame. */
  take(state: State): void;
  /** Publishes now instead of with the next frame; `isUrgent`: whatever the pace. */
  publish(isUrgent?: boolean): void;
  /** Takes back the frame that was asked for, and forgets all listeners. */
  dispose(): void;
}

/**
 * Text reads no better at more paints a second than a film has pictures, and each costs a layout. The intervals are
 * those of the clock, so that all streams of a page are painted in the same frames.
 */
const INTERVAL_MS = 32;
/** With less motion asked for: at most four paints a second. */
const CALM_INTERVAL_MS = 250;
/** A page that can't keep up paints half as often. */
const BUSY_INTERVAL_MS = 64;
/** A page can't keep up where its timers are that late. */
const LATE_MS = 8;

/**
 * @param isHeldBack whether nothing is shown until the reply is completed
 * @param onCaughtUp called when what is published is what is
 */
export function createPublisher(
  getClock: () => FrameClock,
  getPacing: () => Pacing,
  isHeldBack: () => boolean,
  onCaughtUp: () => void,
): Publisher {
  const listeners = new Set<() => void>();
  let snapshot: Snapshot = { state: IDLE, display: EMPTY_REPLY };
  let display = createDisplay(EMPTY_REPLY);
  let latest = IDLE;
  /** What is published while the end of a completed reply is still being painted. */
  let closing: State = IDLE;
  let paintedAt = Number.NEGATIVE_INFINITY;
  /** How late timers come, in milliseconds: of late more than long ago. */
  let lateness = 0;
  let cancelFrame: (() => void) | undefined;
  let cancelWait: (() => void) | undefined;

  function take(state: State): void {
    if (state.status === 'completed' && isActive(latest)) {
      closing = { ...latest, status: 'streaming', reply: state.reply };
    }
    const isNew = !isActive(state) || !isActive(latest) || latest.request !== state.request;
    if (state.status === 'idle' || (state.status === 'pending' && isNew)) {
      display = createDisplay(('previous' in state && state.previous) || EMPTY_REPLY);
    } else if (state.status === 'completed' || (state.status !== 'pending' && !isHeldBack())) {
      display.receive(state.reply, !isActive(state), getClock().now());
    }
    latest = state;
    schedule();
  }

  /** More text shows when its interval is over; React then commits for the next frame. All else shows with that frame. */
  function schedule(): void {
    if (!isMoreText()) {
      cancelWait?.();
      cancelWait = undefined;
      cancelFrame ??= getClock().nextFrame(() => {
        cancelFrame = undefined;
        publish();
      });
    } else if (!cancelFrame) {
      const due = Math.max(intervalEnd(), getClock().now());
      cancelWait ??= getClock().after(due - getClock().now(), () => {
        cancelWait = undefined;
        lateness = (3 * lateness + getClock().now() - due) / 4;
        publish();
      });
    }
  }

  /** Whether nothing has changed but how much there is; all else shows with the next frame. */
  function isMoreText(): boolean {
    const { state } = snapshot;
    return latest.status === 'streaming' && state.status === 'streaming' && latest.attempt === state.attempt;
  }

  /** When the interval ends that was painted in. */
  function intervalEnd(): number {
    if (getClock().prefersReducedMotion()) return paintedAt + CALM_INTERVAL_MS;
    const interval = lateness > LATE_MS ? BUSY_INTERVAL_MS : INTERVAL_MS;
    return (Math.floor(paintedAt / interval) + 1) * interval;
  }

  function publish(isUrgent = false): void {
    const now = getClock().now();
    const painted = display.paint(now, isUrgent ? 'instant' : pacingOf(latest));
    const isCaughtUp = latest.status !== 'completed' || painted === latest.reply;
    const state = isCaughtUp ? latest : closing;
    if (state !== snapshot.state || painted !== snapshot.display) {
      paintedAt = now;
      snapshot = { state, display: painted };
      for (const listener of [...listeners]) listener();
    }
    if (isCaughtUp) onCaughtUp();
    if (display.isBehind) schedule();
  }

  function pacingOf({ status }: State): Pacing {
    const pacing = getPacing();
    // A reply that was cut has nothing to wait for, and one that was held back has waited; less motion means no flow.
    if (status === 'failed' || status === 'cancelled' || isHeldBack()) return 'instant';
    return pacing === 'smooth' && getClock().prefersReducedMotion() ? 'frame' : pacing;
  }

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    take,
    publish,
    dispose() {
      cancelFrame?.();
      cancelWait?.();
      cancelFrame = cancelWait = undefined;
      listeners.clear();
    },
  };
}
