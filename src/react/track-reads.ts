/**
 * Which fields of a state a component read, and whether one of them changed: it renders again for those
 * alone. `display` is told apart by its own fields, since it changes with every frame.
 */
import type { Reply } from '../machine/reply';
import type { StreamState } from './stream-state';

/** Names of fields that were read, those of the display behind `display.`. */
export type Reads = Set<string>;

const DISPLAY = 'display';
const OF_DISPLAY = 'display.';

/** Fields that a reply may have later: reading one that is not there yet counts too. */
const OPTIONAL_FIELDS: readonly (keyof Reply)[] = ['id', 'model', 'refusal', 'finishReason', 'usage'];

/** The state, noting what is read of it. */
export function trackReads<S extends StreamState>(state: S, reads: Reads): S {
  const display = withGetters(state.display, OPTIONAL_FIELDS, OF_DISPLAY, reads);
  return withGetters({ ...state, display }, [], '', reads);
}

/** Whether a field that was read differs. */
export function hasChanged(before: StreamState, after: StreamState, reads: Reads): boolean {
  // Who takes the display without looking into it, as to hand it on, depends on all of it.
  const looksInside = [...reads].some((field) => field.startsWith(OF_DISPLAY));
  for (const field of reads) {
    if (field === DISPLAY && looksInside) continue;
    if (!Object.is(fieldOf(before, field), fieldOf(after, field))) return true;
  }
  return false;
}

function fieldOf(state: StreamState, field: string): unknown {
  return field.startsWith(OF_DISPLAY)
    ? state.display[field.slice(OF_DISPLAY.length) as keyof Reply]
    : state[field as keyof StreamState];
}

/** Getters of its own, not a proxy: such an object can be spread, logged and cloned into a database. */
function withGetters<T extends object>(
  target: T,
  more: readonly (keyof T)[],
  prefix: string,
  reads: Reads,
): T {
  const tracked = {} as T;
  for (const field of new Set([...(Object.keys(target) as (keyof T)[]), ...more])) {
    Object.defineProperty(tracked, field, {
      enumerable: field in target,
      get() {
        reads.add(prefix + String(field));
        return target[field];
      },
    });
  }
  return tracked;
}
