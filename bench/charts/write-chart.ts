/** A chart in, its file in the folder that `npm run bench` writes charts to: docs/charts, which docs/performance.md shows. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chart, drawChart } from './draw-chart';

/** Takes a chart under the name of its file, without its ending. */
export type WriteChart = (name: string, chart: Chart) => void;

/** @param folder none: charts are not written, as those of a quick look would replace what was measured with care */
export function createChartWriter(folder: string | undefined): WriteChart {
  return (name, chart) => {
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `${name}.svg`);
    writeFileSync(file, drawChart(chart));
    console.log(`\nchart: ${file}`);
  };
}

/**
 * The lines of a table of times: a row a length, a column a contestant.
 *
 * @param times milliseconds, by length and then by contestant
 */
export function toSeries(
  names: readonly string[],
  lengths: readonly { x: number; xText: string }[],
  times: readonly (readonly number[])[],
): Chart['series'] {
  return names.map((name, column) => ({
    name,
    isOwn: name.startsWith('deltakit'),
    points: lengths.flatMap((length, row) => {
      const y = times[row]?.[column];
      return y === undefined ? [] : [{ ...length, y }];
    }),
  }));
}
