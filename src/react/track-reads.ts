/**
 * Which fields of a state a component read, and whether one of them changed: it renders again for those
 * alone. `display` is told apart by its own fields, since it changes with every frame.
 */
import type { Reply } from '../machine/reply';
import type { ValuedReply } from '../structured/follow-value';
import type { StreamState } from './stream-state';

export interface ReadTracker {
  /**
   * The state and the actions as one object that notes what is read of it.
   *
   * @param getState asked at each read: during a render it gives the state of that render, later the
   * latest, so that an event handler never acts on an old one
   */
  track<Actions extends object>(getState: () => StreamState, actions: Actions): StreamState & Actions;
  /** Whether a field that was read differs. */
  hasChanged(before: StreamState, after: StreamState): boolean;
}

type StateField = keyof StreamState;
type ReplyField = keyof ValuedReply;

/** All fields: also one that is not there yet can be read. */
const STATE_FIELDS: readonly StateField[] =
  'status display received requestId attempt attempts retryAt retryError limits final partial error reason'.split(
    ' ',
  ) as StateField[];
const REPLY_FIELDS: readonly ReplyField[] =
  'id model promptVersion parts text reasoning refusal toolCalls sources finishReason usage value'.split(
    ' ',
  ) as ReplyField[];

export function createReadTracker(): ReadTracker {
  const stateReads = new Set<StateField>();
  const displayReads = new Set<ReplyField>();
  const displays = new WeakMap<Reply, ValuedReply>();

  /** Its values stay what they are: a display can be kept, as in a list of earlier replies. */
  function trackDisplay(display: ValuedReply): ValuedReply {
    const tracked = displays.get(display) ?? withGetters({}, REPLY_FIELDS, () => display, displayReads);
    displays.set(display, tracked);
    return tracked;
  }

  return {
    track(getState, actions) {
      const getTracked = () => {
        const state = getState();
        return { ...state, display: trackDisplay(state.display) };
      };
      return withGetters({ ...actions }, STATE_FIELDS, getTracked, stateReads);
    },
    hasChanged(before, after) {
      const [display, next]: [ValuedReply, ValuedReply] = [before.display, after.display];
      return (
        [...displayReads].some((field) => display[field] !== next[field]) ||
        // Who takes the display without looking into it, as to hand it on, depends on all of it.
        [...stateReads].some(
          (field) => before[field] !== after[field] && (field !== 'display' || displayReads.size === 0),
        )
      );
    },
  };
}

/** Getters of its own, not a proxy: such an object can be spread, logged and cloned into a database. */
export function withGetters<T extends object, Base extends object>(
  base: Base,
  fields: readonly (keyof T)[],
  getSource: () => T,
  reads: Set<keyof T>,
): T & Base {
  for (const field of fields) {
    const get = () => {
      reads.add(field);
      return getSource()[field];
    };
    Object.defineProperty(base, field, { get, enumerable: true });
  }
  return base as T & Base;
}
