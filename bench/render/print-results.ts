/** The medians in, Markdown tables on stdout: a row a document, a column a contestant, ratios to the limit. */
import { formatTable } from '../format-table';
import { growthExponent } from '../statistics';
import type { Contestant, ContestantName } from './contestants';
import { DOCUMENT_SIZES } from './documents';
import type { Results } from './results';

interface TableOptions {
  title: string;
  scenario: string;
  /** What the first column is. */
  head: string;
  /** Which number of the runs. */
  number: string;
  digits?: number;
  /** Whether the ratio to the limit is of interest too. */
  isRatio?: boolean;
}

export function printResults(results: Results, contestants: readonly Contestant[]): void {
  for (const options of TABLES) printTable(results, contestants, options);
  printExponent(results, contestants);
  printThread(results, contestants);
}

const TABLES: readonly TableOptions[] = [
  ...[
    { scenario: 'docs', of: 'one Markdown answer at 4,000 tokens a second' },
    { scenario: 'shapes', of: 'one huge block of 8k tokens' },
  ].flatMap(({ scenario, of }) => [
    { scenario, head: 'document', number: 'cpu', isRatio: true, title: `Main-thread CPU of ${of}, ms` },
    { scenario, head: 'document', number: 'paintsPerSecond', title: `Paints a second of ${of}` },
    { scenario, head: 'document', number: 'lag', title: `Longest wait of sent text of ${of}, ms` },
    { scenario, head: 'document', number: 'longTasks', title: `Tasks over 50 ms of ${of}` },
    { scenario, head: 'document', number: 'longestTask', title: `The longest of those tasks, ms` },
  ]),
  ...[
    { number: 'heap', what: 'Peak heap, uncollected garbage included' },
    { number: 'kept', what: 'Heap that is kept when the stream has ended' },
  ].map(({ number, what }) => ({
    scenario: 'heap',
    head: 'document',
    number,
    digits: 1,
    isRatio: true,
    title: `${what}, over that before it, MB`,
  })),
  ...['p50', 'p98'].map((number) => ({
    scenario: 'typing',
    head: 'tokens',
    number,
    title: `Key to next paint, ${number}, ms, ten keys a second while a reply streams`,
  })),
];

function printTable(results: Results, contestants: readonly Contestant[], options: TableOptions): void {
  const { title, scenario, head, number, digits = 0, isRatio } = options;
  const rows = rowsOf(results, scenario);
  if (rows.length === 0) return;
  const cells = (row: string) =>
    contestants.flatMap(({ name }) => {
      const value = results.median({ scenario, row, contestant: name }, number);
      const shown = value?.toFixed(digits) ?? 'did not finish';
      if (!isRatio || name === 'limit') return [shown];
      return [shown, ratio(value, results.median({ scenario, row, contestant: 'limit' }, number))];
    });
  const names = contestants.flatMap(({ name }) => (isRatio && name !== 'limit' ? [name, 'ratio'] : [name]));
  print(
    isRatio ? `${title}; the ratio is to the limit` : title,
    [head, ...names],
    rows.map((row) => [row, ...cells(row)]),
  );
}

/** What one visible update costs, by the length of the text, between the two longest documents. */
function printExponent(results: Results, contestants: readonly Contestant[]): void {
  const exponents = contestants.map(({ name }) => exponentOf(results, name));
  const [limit] = contestants[0]?.name === 'limit' ? exponents : [];
  if (exponents.every((exponent) => exponent === undefined)) return;
  print(
    'How the cost of one visible update grows with the text between 16k and 64k: its exponent, and over the limit’s',
    ['contestant', 'exponent', 'over the limit'],
    contestants.map(({ name }, index) => {
      const own = exponents[index];
      const over = own === undefined || limit === undefined ? undefined : own - limit;
      return [name, own?.toFixed(2) ?? '–', over?.toFixed(2) ?? '–'];
    }),
  );
}

function exponentOf(results: Results, contestant: ContestantName): number | undefined {
  const [short, long] = (['16k', '64k'] as const).map((row) => {
    const key = { scenario: 'docs', row, contestant };
    const cpu = results.median(key, 'cpu');
    const paints = results.median(key, 'paints');
    return cpu && paints ? ([DOCUMENT_SIZES[row], cpu / paints] as const) : undefined;
  });
  return short && long ? growthExponent(short, long) : undefined;
}

function printThread(results: Results, contestants: readonly Contestant[]): void {
  if (rowsOf(results, 'thread').length === 0) return;
  const of = (contestant: ContestantName, row: string, number: string) =>
    results.median({ scenario: 'thread', row, contestant }, number);
  print(
    'A thread of finished messages, CPU in ms: mounting it, one more of 1k tokens without it and below it',
    ['contestant', 'mount', 'ratio', '1k alone', '1k below', 'added'],
    contestants.map(({ name }) => {
      const mount = of(name, 'below', 'mount');
      const alone = of(name, 'alone', 'cpu');
      const below = of(name, 'below', 'cpu');
      const added = alone && below ? `${(100 * (below / alone - 1)).toFixed(0)} %` : '–';
      return [
        name,
        whole(mount),
        ratio(mount, of('limit', 'below', 'mount')),
        whole(alone),
        whole(below),
        added,
      ];
    }),
  );
}

function print(title: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(`\n${title}\n\n${formatTable(header, rows)}`);
}

/** In the order in which they were measured. */
function rowsOf(results: Results, scenario: string): string[] {
  return [...new Set(results.list.filter((one) => one.scenario === scenario).map(({ row }) => row))];
}

function whole(value: number | undefined): string {
  return value?.toFixed(0) ?? 'did not finish';
}

function ratio(value: number | undefined, limit: number | undefined): string {
  return value === undefined || limit === undefined ? '–' : `${(value / limit).toFixed(2)}×`;
}
