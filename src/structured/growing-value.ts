/**
 * What the reader of JSON finds in, a value that grows out. Each snapshot is a value of its own: what was open before
 * and has changed is copied, all else is the very same object. A snapshot costs the sizes of what is open; `size` says
 * how much that is.
 */

/** A list of which each element is told about, once it is whole. */
export interface ElementWatch {
  /** The names that lead to the list; none where the value itself is the list. */
  readonly path: readonly string[];
  readonly onElement: (element: unknown, index: number) => void;
}

export interface GrowingValue {
  /** What there is. The same as before where nothing has changed. */
  snapshot(): unknown;
  /** What a snapshot copies, in elements of lists. */
  readonly size: number;
  /** How many lists and objects are open. */
  readonly depth: number;
  /** Whether a list is what is open innermost, rather than an object. */
  readonly isInList: boolean;
  /** Whether nothing has been found yet but what may hold something. */
  readonly isBlank: boolean;
  /** A list or an object begins. */
  open(isList: boolean): void;
  /** The innermost list or object is whole. */
  close(): void;
  /** What is found next belongs under this name. */
  name(key: string): void;
  /** A whole number, `true`, `false` or `null`. */
  add(value: unknown): void;
  /** More of a text. */
  addText(piece: string): void;
  endText(): void;
}

type Container = unknown[] | Record<string, unknown>;

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

/** A field costs about as much to copy as so many elements of a list, and so does what holds them. */
const FIELD_SIZE = 16;

export function createGrowingValue(watch?: ElementWatch): GrowingValue {
  const frames: Frame[] = [];
  let top: Frame | undefined;
  let root: unknown;
  /** The text that is open. */
  let text: string | undefined;
  let isTextStale = false;
  let size = 0;
  let isBlank = true;

  /** @param isNew whether the last snapshot does not have it already */
  function put(value: unknown, isNew: boolean): void {
    if (!top) {
      root = value;
      return;
    }
    putInto(top.value, top.key, value);
    if (isNew) top.isStale = true;
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
        // What is further out changes only with what is in it.
        if (!isStale) break;
        frame.copy = Array.isArray(frame.value) ? frame.value.slice() : { ...frame.value };
        if (open !== undefined) putInto(frame.copy, frame.key, open);
        frame.isStale = false;
        open = frame.copy;
      }
      isTextStale = false;
      return frames[0]?.copy ?? text ?? root;
    },
    get size() {
      return size;
    },
    get depth() {
      return frames.length;
    },
    get isInList() {
      return Array.isArray(top?.value);
    },
    get isBlank() {
      return isBlank;
    },
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
      const closed = frames.pop();
      if (!closed) return;
      top = frames[frames.length - 1];
      size -= closed.size;
      put(closed.isStale ? closed.value : closed.copy, closed.isStale);
    },
    name(key) {
      if (top) top.key = key;
      isBlank = false;
    },
    add(value) {
      isBlank = false;
      put(value, true);
    },
    addText(piece) {
      isBlank = false;
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
