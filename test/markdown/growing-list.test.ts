/** Lists that grow: what is in them stays, and is shared with what grows out of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, appendAll, emptyList, type GrowingList, itemsOf } from '../../src/markdown/growing-list';

const counted = (count: number) => Array.from({ length: count }, (_, index) => index);
const listOf = (count: number): GrowingList<number> => appendAll(emptyList<number>(), counted(count));

/** All arrays that a list is made of. */
function arraysOf({ items, groups, sections }: GrowingList<number>): Set<unknown> {
  return new Set([items, groups, ...groups, sections, ...sections, ...sections.flat()]);
}

/** Lengths around those where a list changes its shape. */
const length = fc.oneof(
  fc.nat(3000),
  fc.constantFrom(0, 1, 31, 32, 33, 63, 64, 65, 1023, 1024, 1025, 1056, 2047, 2048, 2049),
);

describe('a growing list', () => {
  it('gives its items in the order in which they came, however many', () => {
    fc.assert(
      fc.property(length, (count) => {
        const list = listOf(count);
        expect(list.length).toBe(count);
        expect([...itemsOf(list)]).toEqual(counted(count));
      }),
      { seed: 61, numRuns: 100 },
    );
  });

  it('is the same whether items come one by one or many at once', () => {
    fc.assert(
      fc.property(length, length, (first, more) => {
        const grown = appendAll(listOf(first), counted(more));
        const whole = appendAll(emptyList<number>(), [...counted(first), ...counted(more)]);
        expect(grown).toEqual(whole);
      }),
      { seed: 62, numRuns: 60 },
    );
  });

  it('never changes: what grew out of it has its own end', () => {
    const lists = [emptyList<number>()];
    for (const item of counted(2200)) lists.push(append(lists.at(-1) as GrowingList<number>, item));
    for (const count of [0, 1, 31, 32, 33, 63, 64, 1023, 1024, 1025, 1055, 1056, 1057, 2047, 2048, 2200]) {
      expect([...itemsOf(lists[count] as GrowingList<number>)]).toEqual(counted(count));
    }
    const [left, right] = [append(listOf(1056), 1), append(listOf(1056), 2)];
    expect([...itemsOf(left)].at(-1)).toBe(1);
    expect([...itemsOf(right)].at(-1)).toBe(2);
  });

  it('shares all with the list that it grew out of, but for the few arrays that its last item is in', () => {
    fc.assert(
      fc.property(length, (count) => {
        const before = listOf(count);
        const shared = arraysOf(before);
        const own = [...arraysOf(append(before, count))].filter((array) => !shared.has(array));
        expect(own.length).toBeLessThanOrEqual(3);
        const copied = own.reduce<number>((sum, array) => sum + (array as unknown[]).length, 0);
        expect(copied).toBeLessThanOrEqual(32 + 32 + Math.ceil(count / 1024) + 1);
      }),
      { seed: 63, numRuns: 100 },
    );
  });

  it('holds at most 32 items in a group, and 32 groups in a section, and only the last ones are not full', () => {
    fc.assert(
      fc.property(length, (count) => {
        const { items, groups, sections } = listOf(count);
        const all = [items, ...groups, ...sections.flat()];
        for (const group of all.slice(0, -1)) expect(group).toHaveLength(32);
        expect(all.at(-1)?.length).toBeLessThanOrEqual(32);
        for (const section of sections.slice(0, -1)) expect(section).toHaveLength(32);
        expect(groups.length).toBeLessThanOrEqual(31);
      }),
      { seed: 64, numRuns: 60 },
    );
  });

  it('of thousands of items is walked by its sections: the last of them alone is new', () => {
    const before = listOf(5000);
    const after = append(before, 5000);
    expect(after.items).toBe(before.items);
    expect(after.groups).toBe(before.groups);
    expect(after.sections.slice(0, -1)).toEqual(before.sections.slice(0, -1));
    after.sections.slice(0, -1).forEach((section, at) => void expect(section).toBe(before.sections[at]));
  });
});
