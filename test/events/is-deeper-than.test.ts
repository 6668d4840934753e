import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeeperThan } from '../../src/events/is-deeper-than';

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('isDeeperThan', () => {
  it('counts the arrays and objects that are open at once', () => {
    expect(isDeeperThan('[[1],[2],{"a":[3]}]', 3)).toBe(false);
    expect(isDeeperThan('[[1],[2],{"a":[3]}]', 2)).toBe(true);
  });

  it('does not count brackets in strings', () => {
    expect(isDeeperThan('["[[[[\\"[[[["]', 1)).toBe(false);
  });

  it('reads text that was cut', () => {
    expect(isDeeperThan('['.repeat(9), 8)).toBe(true);
    expect(isDeeperThan('["[[[[[[[[[[\\', 8)).toBe(false);
  });

  it('takes Infinity as no limit', () => {
    expect(isDeeperThan('['.repeat(99), Infinity)).toBe(false);
  });

  it('agrees with a walk through the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(7), (value, depth) => {
        expect(isDeeperThan(JSON.stringify(value), depth)).toBe(depthOf(value) > depth);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
