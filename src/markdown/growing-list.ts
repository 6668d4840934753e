/**
 * A list that grows at its end and shares what it has with the lists that grow out of it: 32 items, then groups of
 * 32, then sections of 32 groups. So a step costs the same however long the list is, and who paints it skips all
 * groups that are the same as before.
 */

/** How many items are a group, and how many groups a section. */
export const WIDTH = 32;

export interface GrowingList<T> {
  readonly length: number;
  /** The first items. */
  readonly items: readonly T[];
  /** Those behind them. */
  readonly groups: readonly (readonly T[])[];
  /** And the groups behind those. */
  readonly sections: readonly (readonly (readonly T[])[])[];
}

const EMPTY: GrowingList<never> = { length: 0, items: [], groups: [], sections: [] };

export function emptyList<T>(): GrowingList<T> {
  return EMPTY;
}

/** The list with `item` behind it. */
export function append<T>(list: GrowingList<T>, item: T): GrowingList<T> {
  const length = list.length + 1;
  if (list.length < WIDTH) return { ...list, length, items: [...list.items, item] };
  if (list.length < WIDTH * WIDTH) return { ...list, length, groups: appendToGroups(list.groups, item) };
  const { sections } = list;
  const last = sections.at(-1);
  const isFull = !last || (last.length === WIDTH && last.at(-1)?.length === WIDTH);
  return {
    ...list,
    length,
    sections: isFull ? [...sections, [[item]]] : [...sections.slice(0, -1), appendToGroups(last, item)],
  };
}

function appendToGroups<T>(groups: readonly (readonly T[])[], item: T): readonly (readonly T[])[] {
  const last = groups.at(-1);
  return !last || last.length === WIDTH ? [...groups, [item]] : [...groups.slice(0, -1), [...last, item]];
}

/** The list with `items` behind it. */
export function appendAll<T>(list: GrowingList<T>, items: Iterable<T>): GrowingList<T> {
  for (const item of items) list = append(list, item);
  return list;
}

/** Its items one by one. */
export function* itemsOf<T>({ items, groups, sections }: GrowingList<T>): Generator<T> {
  yield* items;
  for (const group of groups) yield* group;
  for (const section of sections) for (const group of section) yield* group;
}
