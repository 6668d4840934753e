/**
 * States in, snapshots out: one object of state and display together, made at most once a frame, so that
 * status and text never contradict each other. What has ended is painted whole.
 */
import { createDisplay, type Pacing } from '../display/create-display';
import type { FrameClock } from '../display/page-clock';
import { EMPTY_REPLY, type Reply } from '../machine/reply';
import { isActive, type State } from '../machine/state';
import { IDLE } from '../machine/transition';

/**
 * What there is to show. In every terminal status `display` is the state's `reply` itself, unless that is held back; where
 * replies have a schema, it is that with the value so far.
 */
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
/** A page that can't keep up, as its timers are that late, paints half as often. */
const LATE_MS = 8;

/**
 * @param isHeldBack whether nothing is shown until the reply is completed
 * @param onPublished called when what is published is what is
 * @param dress makes of what is painted what is shown
 */
export function createPublisher(
  getClock: () => FrameClock,
  getPacing: () => Pacing,
  isHeldBack: () => boolean,
  onPublished: () => void,
  dress = (painted: Reply, _state: State): Reply => painted,
): Publisher {
  const listeners = new Set<() => void>();
  let snapshot: Snapshot = { state: IDLE, display: EMPTY_REPLY };
  let display = createDisplay(EMPTY_REPLY);
  let painted = EMPTY_REPLY;
  let latest = IDLE;
  let paintedAt = 0;
  /** Whether the last timer came late. */
  let isLate = false;
  /** Takes back what was scheduled: a frame, or the end of an interval. */
  let cancel: (() => void) | undefined;
  let isFrame = false;

  function take(state: State): void {
    const isNew = !isActive(state) || !isActive(latest) || latest.request !== state.request;
    if (state.status === 'idle' || (state.status === 'pending' && isNew)) {
      display = createDisplay(('previous' in state && state.previous) || EMPTY_REPLY);
    } else if (state.status === 'completed' || (state.status !== 'pending' && !isHeldBack())) {
      display.receive(state.reply, !isActive(state), getClock().now());
    }
    latest = state;
    schedule();
  }

  /** More text shows when its interval is over, for React to commit it for the next frame; all else with that frame. */
  function schedule(): void {
    const isCalm = isMoreText();
    if (cancel && (isCalm || isFrame)) return;
    cancel?.();
    isFrame = !isCalm;
    const clock = getClock();
    const due = Math.max(intervalEnd(), clock.now());
    const run = () => {
      cancel = undefined;
      isLate = isCalm && clock.now() > due + LATE_MS;
      publish();
    };
    cancel = isCalm ? clock.after(due - clock.now(), run) : clock.nextFrame(run);
  }

  /** Whether nothing has changed but how much there is; all else shows with the next frame. */
  function isMoreText(): boolean {
    const { state } = snapshot;
    return latest.status === 'streaming' && state.status === 'streaming' && latest.attempt === state.attempt;
  }

  /** When the interval ends that was painted in. */
  function intervalEnd(): number {
    const normal = getClock().prefersReducedMotion() ? CALM_INTERVAL_MS : INTERVAL_MS;
    const interval = isLate ? 2 * normal : normal;
    // A timer may come a little before its time.
    const at = paintedAt + interval / 2;
    return at - (at % interval) + interval;
  }

  function publish(isUrgent = false): void {
    const now = getClock().now();
    const before = painted;
    painted = display.paint(now, isUrgent ? 'instant' : pacingOf(latest));
    if (latest !== snapshot.state || painted !== before) {
      paintedAt = now;
      snapshot = { state: latest, display: painted === before ? snapshot.display : dress(painted, latest) };
      for (const listener of [...listeners]) listener();
    }
    onPublished();
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
      cancel?.();
      cancel = undefined;
      listeners.clear();
    },
  };
}
