/** What a map that grows does, by laws, and how much it does for that: entries that are written, counted. */
import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { createGrowingMap, type GrowingMap } from '../../src/markdown/growing-map';
import { advanceBy, EMPTY_DOCUMENT } from './read-markdown';

afterEach(() => void vi.restoreAllMocks());

const KEYS = ['a', 'b', 'c', 'd', 'constructor', '__proto__'];

it('has what was added to it and not what was added to others, whichever of them grew out of which', () => {
  const step = fc.record({ from: fc.nat(20), key: fc.constantFrom(...KEYS), value: fc.nat(9) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const all: { map: GrowingMap<number>; has: ReadonlyMap<string, number> }[] = [
        { map: createGrowingMap(), has: new Map() },
      ];
      for (const { from, key, value } of steps) {
        const { map, has } = all[from % all.length] ?? expect.fail('there is always one');
        all.push({ map: map.add(key, value), has: has.has(key) ? has : new Map([...has, [key, value]]) });
      }
      for (const { map, has } of all) {
        for (const key of KEYS) expect([map.has(key), map.get(key)]).toEqual([has.has(key), has.get(key)]);
      }
    }),
    { seed: 59, numRuns: 500 },
  );
});

it('is the same map where the key is known', () => {
  const map = createGrowingMap<number>().add('a', 1);
  expect(map.add('a', 2)).toBe(map);
});

it.each([
  ['definitions', (index: number) => `[a${index}]: /b\n`],
  ['footnotes', (index: number) => `[^a${index}]: b\n\n`],
])('%s are each written a few times, however many there are', (_, textOf) => {
  const written = (count: number) => {
    const [set, add] = [vi.spyOn(Map.prototype, 'set'), vi.spyOn(Set.prototype, 'add')];
    let document = EMPTY_DOCUMENT;
    for (let index = 0; index < count; index++) document = advanceBy(document, textOf(index), false);
    advanceBy(document, '', true);
    const calls = set.mock.calls.length + add.mock.calls.length;
    vi.restoreAllMocks();
    return calls / count;
  };
  expect(written(1000)).toBeLessThan(written(250) * 1.1 + 1);
});
