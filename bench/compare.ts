/** What a comparison prints: ours, then each of theirs with how many times faster ours is. */
import { formatTable } from './format-table';

/** @param values ours, then each of theirs; `best`: the more the better (MB/s), or the less (ms) */
export function compareCells([ours = 0, ...theirs]: readonly number[], best: 'most' | 'least'): string[] {
  const speedup = (value: number) => (best === 'most' ? ours / value : value / ours);
  return [round(ours), ...theirs.flatMap((value) => [round(value), `${speedup(value).toFixed(2)}×`])];
}

/** @param names ours, then each of theirs */
export function printComparison(
  title: string,
  [input, ours, ...theirs]: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const header = [`${input}`, `${ours}`, ...theirs.flatMap((name) => [name, 'ratio'])];
  console.log(`\n${title}; the ratio says how many times faster deltakit is\n\n${formatTable(header, rows)}`);
}

const round = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
