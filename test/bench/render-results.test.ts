/** From runs to what is quoted: statistics, the medians of results, and what the command line may ask for. */
import { describe, expect, it } from 'vitest';
import { readRenderOptions } from '../../bench/render/render-options';
import { createResults } from '../../bench/render/results';
import { growthExponent, median, quantile } from '../../bench/statistics';

describe('statistics', () => {
  it('the median is the middle, or between the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
    expect(median([])).toBeNaN();
  });

  it('a quantile lies between its neighbours', () => {
    const hundred = Array.from({ length: 101 }, (_, index) => index);
    expect(quantile(hundred, 0.98)).toBeCloseTo(98);
    expect(quantile([10, 20], 0.25)).toBe(12.5);
  });

  it('a cost that does not grow has exponent 0, one in step with the size 1', () => {
    expect(growthExponent([16, 3], [64, 3])).toBe(0);
    expect(growthExponent([16, 3], [64, 12])).toBeCloseTo(1);
  });
});

describe('results', () => {
  const key = { scenario: 'docs', row: '1k', contestant: 'limit' } as const;

  it('give the median of the runs', () => {
    const results = createResults();
    for (const cpu of [5, 9, 6]) results.add(key, { cpu });
    expect(results.median(key, 'cpu')).toBe(6);
    expect(results.median({ ...key, row: '4k' }, 'cpu')).toBeUndefined();
  });

  it('give none for who did not finish', () => {
    const results = createResults();
    results.add(key, { cpu: 5 });
    results.fail(key, 'not done after 20 s');
    expect(results.median(key, 'cpu')).toBeUndefined();
    expect(results.failure(key)).toBe('not done after 20 s');
  });
});

describe('the command line', () => {
  it('takes lists, and names what there is where one is unknown', () => {
    expect(readRenderOptions({ docs: '1k,code', contestants: 'limit,deltakit' })).toMatchObject({
      docs: ['1k', 'code'],
      contestants: ['limit', 'deltakit'],
      scenarios: ['docs', 'shapes'],
    });
    expect(() => readRenderOptions({ docs: '2k' })).toThrow(/no document "2k". There is: 1k, 4k/);
    expect(() => readRenderOptions({ rounds: '0' })).toThrow('--rounds 0');
  });

  it('asks for everything where it says nothing', () => {
    const { scenarios, docs, contestants, rounds } = readRenderOptions({});
    expect([scenarios.length, docs.length, contestants.length, rounds]).toEqual([5, 9, 7, undefined]);
  });
});
