/** The medians in, charts out: what a reply costs by its length, and what it takes of memory. */
import type { WriteChart } from '../charts/write-chart';
import type { Contestant } from './contestants';
import { DOCUMENT_SIZES } from './documents';
import type { Results } from './results';

const CHARTS = [
  {
    name: 'render-cpu',
    scenario: 'docs',
    number: 'cpu',
    title: 'Main-thread CPU of one Markdown answer',
    yLabel: 'ms',
  },
  {
    name: 'render-heap',
    scenario: 'heap',
    number: 'heap',
    title: 'Peak heap while one Markdown answer streams',
    yLabel: 'MB over that before it',
  },
] as const;

export function chartResults(
  results: Results,
  contestants: readonly Contestant[],
  writeChart: WriteChart,
): void {
  for (const { name, scenario, number, title, yLabel } of CHARTS) {
    const series = contestants.map((contestant) => ({
      name: contestant.name,
      isOwn: contestant.name === 'deltakit',
      points: Object.entries(DOCUMENT_SIZES).flatMap(([row, tokens]) => {
        const y = results.median({ scenario, row, contestant: contestant.name }, number);
        return y !== undefined && y > 0 ? [{ x: tokens, xText: row, y }] : [];
      }),
    }));
    // A scenario that was left out, or one document alone, is no line.
    const isLine = series.some(({ points }) => points.length > 1);
    if (isLine) writeChart(name, { title, xLabel: 'tokens', yLabel, series });
  }
}
