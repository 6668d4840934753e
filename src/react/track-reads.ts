/**
 * Which fields of a state a component read, and whether one of them changed: it renders again for those
 * alone. `display` is told apart by its own fields, since it changes with every frame.
 */
import type { Reply } from '../machine/reply';
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

const DISPLAY = 'display';
const OF_DISPLAY = 'display.';

/** Fields that a reply may have later: reading one that is not there yet counts too. */
const OPTIONAL_FIELDS: readonly (keyof Reply)[] = ['id', 'model', 'refusal', 'finishReason', 'usage'];

export function createReadTracker(): ReadTracker {
  /** Names of fields that were read, those of the display behind `display.`. */
  const reads = new Set<string>();
  const displays = new WeakMap<Reply, Reply>();

  /** Its values stay what they are: a display can be kept, as in a list of earlier replies. */
  function trackDisplay(display: Reply): Reply {
    const known = displays.get(display);
    if (known) return known;
    const tracked = withGetters<Reply>({}, [...keysOf(display), ...OPTIONAL_FIELDS], (field) => {
      reads.add(OF_DISPLAY + field);
      return display[field];
    });
    displays.set(display, tracked);
    return tracked;
  }

  return {
    track(getState, actions) {
      return withGetters({ ...actions }, keysOf(getState()), (field) => {
        reads.add(field);
        const value = getState()[field];
        return field === DISPLAY ? trackDisplay(getState().display) : value;
      });
    },
    hasChanged(before, after) {
      // Who takes the display without looking into it, as to hand it on, depends on all of it.
      const looksInside = [...reads].some((field) => field.startsWith(OF_DISPLAY));
      return [...reads].some(
        (field) =>
          !(field === DISPLAY && looksInside) && !Object.is(fieldOf(before, field), fieldOf(after, field)),
      );
    },
  };
}

function fieldOf(state: StreamState, field: string): unknown {
  return field.startsWith(OF_DISPLAY)
    ? state.display[field.slice(OF_DISPLAY.length) as keyof Reply]
    : state[field as keyof StreamState];
}

function keysOf<T extends object>(object: T): (keyof T & string)[] {
  return Object.keys(object) as (keyof T & string)[];
}

/** Getters of its own, not a proxy: such an object can be spread, logged and cloned into a database. */
function withGetters<T extends object, Base extends object = object>(
  base: Base,
  fields: readonly (keyof T & string)[],
  get: (field: keyof T & string) => unknown,
): T & Base {
  for (const field of fields) {
    Object.defineProperty(base, field, { enumerable: true, configurable: true, get: () => get(field) });
  }
  return base as T & Base;
}
