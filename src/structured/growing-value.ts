/**
 * What a reader of JSON finds in, a value that grows out. Each snapshot is a value of its own: what is open and has
 * changed is copied, all else is the very same object.
 */

/** A list of which each element is told, once it is whole. */
export interface ElementWatch {
  /** The names that lead to the list; none where the value itself is the list. */
  readonly path: readonly string[];
  readonly onElement: (element: unknown, index: number) => void;
}

export interface GrowingValue {
  /** What there is; the same as before where nothing has changed. */
  snapshot(): unknown;
  /** How much a snapshot copies at most: about so many elements of a list. */
  size(): number;
  /** How many lists and objects are open. */
  depth(): number;
  /** Whether the innermost of them is a list. */
  isInList(): boolean;
  /** A list or an object begins. */
  open(isList: boolean): void;
  /** The innermost list or object is whole. */
  close(): void;
  /** What is found next belongs under this name. */
  name(key: string): void;
  /** A number, `true`, `false` or `null`. */
  add(value: unknown): void;
  /** More of a text. */
  addText(piece: string): void;
  endText(): void;
}

type Container = unknown[] | Record<string, unknown>;

/** A list or an object that is open. */
interface Frame {
  readonly value: Container;
  readonly isWatched: boolean;
  /** The name under which comes what is found next. */
  key: string;
  /** What the last snapshot has of it. */
  copy: Container;
  /** Whether something was put into it since. */
  isStale: boolean;
  size: number;
}

/** To copy a field takes about as long as so many elements of a list. */
const FIELD_SIZE = 8;

export function createGrowingValue(watch?: ElementWatch): GrowingValue {
  const frames: Frame[] = [];
  let top: Frame | undefined;
  let root: unknown;
  /** The text that is open. */
  let text: string | undefined;
  let isTextStale = false;
  let size = 0;

  /** @param isNew whether the last snapshot does not have it already */
  function put(value: unknown, isNew: boolean): void {
    if (!top) {
      root = value;
      return;
    }
    putInto(top.value, top.key, value);
    top.isStale ||= isNew;
    const added = Array.isArray(top.value) ? 1 : FIELD_SIZE;
    top.size += added;
    size += added;
    if (top.isWatched) watch?.onElement(value, (top.value as unknown[]).length - 1);
  }

  return {
    snapshot() {
      let open: unknown = text;
      let isStale = isTextStale;
      for (let at = frames.length - 1; at >= 0; at--) {
        const frame = frames[at] as Frame;
        isStale ||= frame.isStale;
        // What is further out has changed only if this has.
        if (!isStale) break;
        frame.copy = Array.isArray(frame.value) ? frame.value.slice() : { ...frame.value };
        if (open !== undefined) putInto(frame.copy, frame.key, open);
        frame.isStale = false;
        open = frame.copy;
      }
      isTextStale = false;
      return frames[0]?.copy ?? text ?? root;
    },
    size: () => size,
    depth: () => frames.length,
    isInList: () => Array.isArray(top?.value),
    open(isList) {
      const isWatched =
        isList &&
        watch?.path.length === frames.length &&
        watch.path.every((name, at) => frames[at]?.key === name);
      const value = isList ? [] : {};
      top = { value, isWatched, key: '', copy: value, isStale: true, size: FIELD_SIZE };
      frames.push(top);
      size += FIELD_SIZE;
    },
    close() {
      const { value, copy, isStale, size: closed } = frames.pop() as Frame;
      top = frames[frames.length - 1];
      size -= closed;
      put(isStale ? value : copy, isStale);
    },
    name(key) {
      if (top) top.key = key;
    },
    add: (value) => put(value, true),
    addText(piece) {
      isTextStale ||= text === undefined || piece !== '';
      text = (text ?? '') + piece;
    },
    endText() {
      put(text, isTextStale);
      text = undefined;
      isTextStale = false;
    },
  };
}

/** `__proto__` is a name like any other, as it is to `JSON.parse`. */
function putInto(container: Container, key: string, value: unknown): void {
  if (Array.isArray(container)) container.push(value);
  else if (key !== '__proto__') container[key] = value;
  else Object.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true });
}
