/**
 * A map that grows and shares what it has with the maps that grow out of it, so a step costs the same however much
 * there is. The first value of a key counts.
 */
export interface GrowingMap<T> {
  get(key: string): T | undefined;
  has(key: string): boolean;
  /** The map with `value` for a key that it has not yet. */
  add(key: string, value: T): GrowingMap<T>;
}

export function createGrowingMap<T>(
  /** All values of all maps that share it, and of each how many were there before. */
  shared: Map<string, readonly [index: number, value: T]> = new Map(),
  size = 0,
): GrowingMap<T> {
  const find = (key: string) => {
    const found = shared.get(key);
    return found && found[0] < size ? found : undefined;
  };
  const map: GrowingMap<T> = {
    get: (key) => find(key)?.[1],
    has: (key) => !!find(key),
    add(key, value) {
      if (find(key)) return map;
      // Another map has grown out of this one, or every text begins with it.
      const own = size > 0 && shared.size === size ? shared : new Map([...shared].slice(0, size));
      own.set(key, [size, value]);
      return createGrowingMap(own, size + 1);
    },
  };
  return map;
}
