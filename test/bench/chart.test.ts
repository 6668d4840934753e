import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chart, drawChart } from '../../bench/charts/draw-chart';
import { createChartWriter, toSeries } from '../../bench/charts/write-chart';
import { chartResults } from '../../bench/render/chart-results';
import { CONTESTANTS } from '../../bench/render/contestants';
import { createResults } from '../../bench/render/results';
import { runs } from '../laws/runs';

const chartOf = (series: Chart['series']): Chart => ({
  title: 'A chart',
  xLabel: 'tokens',
  yLabel: 'ms',
  series,
});
const line = (name: string, costs: readonly number[]) => ({
  name,
  points: costs.map((y, index) => ({ x: 2 ** index, y, xText: `${2 ** index}k` })),
});
const circles = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)"/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );

describe('a chart', () => {
  it('has each point within its frame, further right the longer, and higher up the dearer', () => {
    const cost = fc.double({ min: 0.001, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(cost, { minLength: 2, maxLength: 6 }), (costs) => {
        const found = circles(drawChart(chartOf([line('one', costs)])));
        expect(found).toHaveLength(costs.length);
        for (const [index, [x, y]] of found.entries()) {
          expect(x).toBeGreaterThanOrEqual(64);
          expect(x).toBeLessThanOrEqual(480);
          expect(y).toBeGreaterThanOrEqual(56);
          expect(y).toBeLessThanOrEqual(344);
          const [lastX = 0, lastY = 0] = found[index - 1] ?? [];
          if (index === 0) continue;
          expect(x).toBeGreaterThan(lastX);
          const [cost = 0, before = 0] = [costs[index], costs[index - 1]];
          if (cost > before * 1.01) expect(y).toBeLessThanOrEqual(lastY);
        }
      }),
      { numRuns: runs(50) },
    );
  });

  it('shows what is linear as a straight line, and what is quadratic as one twice as steep', () => {
    const slope = (costs: readonly number[]) => {
      const found = circles(drawChart(chartOf([line('both', costs), line('range', [1, 1, 4096])])));
      const [[x0, y0] = [0, 0], [x1, y1] = [0, 0], [x2, y2] = [0, 0]] = found;
      expect((y1 - y0) / (x1 - x0)).toBeCloseTo((y2 - y1) / (x2 - x1), 2);
      return (y1 - y0) / (x1 - x0);
    };
    expect(slope([1, 4, 16]) / slope([1, 2, 4])).toBeCloseTo(2, 1);
  });

  it('writes names as text, whatever is in them', () => {
    const svg = drawChart(chartOf([line('<b> & "c"', [1, 2])]));
    expect(svg).toContain('>&lt;b&gt; &amp; &quot;c&quot;</text>');
    expect(svg).not.toContain('<b>');
  });

  it('keeps names apart that end at one height', () => {
    const svg = drawChart(chartOf(['a', 'b', 'c', 'd'].map((name) => line(name, [1, 2]))));
    const heights = [...svg.matchAll(/y="([\d.]+)" class="name"/g)].map(([, y]) => Number(y));
    expect(heights).toHaveLength(4);
    for (const [index, y] of heights.entries())
      if (index > 0) expect(y - (heights[index - 1] ?? 0)).toBeGreaterThanOrEqual(16);
  });

  it('of nothing, or of a cost that has no logarithm, says so', () => {
    expect(() => drawChart(chartOf([]))).toThrow('"A chart" has no points');
    expect(() => drawChart(chartOf([line('one', [1, 0])]))).toThrow('not above zero');
  });
});

describe('the charts of a run', () => {
  it('have a line a contestant, and ours is marked', () => {
    const lengths = [
      { x: 1, xText: '1 kB' },
      { x: 2, xText: '2 kB' },
    ];
    expect(toSeries(['deltakit', 'peer'], lengths, [[1, 2], [3]])).toEqual([
      {
        name: 'deltakit',
        isOwn: true,
        points: [
          { x: 1, xText: '1 kB', y: 1 },
          { x: 2, xText: '2 kB', y: 3 },
        ],
      },
      { name: 'peer', isOwn: false, points: [{ x: 1, xText: '1 kB', y: 2 }] },
    ]);
  });

  it('of rendering are drawn from the medians; a scenario that was left out has none', () => {
    const results = createResults();
    for (const [row, cpu] of [
      ['1k', 50],
      ['4k', 210],
    ] as const)
      results.add({ scenario: 'docs', row, contestant: 'deltakit' }, { cpu });
    const drawn: [string, Chart][] = [];
    chartResults(results, [CONTESTANTS.deltakit], (name, chart) => drawn.push([name, chart]));
    expect(drawn.map(([name]) => name)).toEqual(['render-cpu']);
    expect(drawn[0]?.[1].series[0]?.points).toEqual([
      { x: 1000, xText: '1k', y: 50 },
      { x: 4000, xText: '4k', y: 210 },
    ]);
  });

  it('are written nowhere by a quick look', () => {
    expect(() => createChartWriter(undefined)('none', chartOf([]))).not.toThrow();
  });
});
