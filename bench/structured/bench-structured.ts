/**
 * What it takes to read JSON that comes in pieces of 20 characters, with its value so far after each: by its length,
 * beside others that read on, and beside one that reads all of it again each time.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { runNpm } from '../../scripts/run-npm.mjs';
import { toSeries, type WriteChart } from '../charts/write-chart';
import { compareCells, printComparison } from '../compare';
import { measureInterleaved } from '../measure';
import { growthExponent } from '../statistics';
import { type Contestant, deltakit, deltakitExact, loadOthers } from './contestants';
import { cutText, structuredInput } from './structured-input';

const PIECE = 20;

interface Options {
  isQuick: boolean;
  writeChart: WriteChart;
}

export async function benchStructured({ isQuick, writeChart }: Options): Promise<void> {
  install();
  const { linear, partialJson } = await loadOthers();
  const contestants = [deltakit, deltakitExact, ...linear];
  const sizes = isQuick ? [25, 50] : [25, 50, 100, 200, 400];
  const times: number[][] = [];
  for (const size of sizes) times.push(await measure(contestants, size, isQuick ? 3 : 21));
  const rows = sizes.map((size, row) => [`${size} kB`, ...compareCells(times[row] ?? [], 'least')]);
  printComparison(
    'JSON in pieces of 20 characters, its value so far after each, ms by length',
    ['length', ...contestants.map(({ name }) => name)],
    rows,
  );
  writeChart('structured', {
    title: 'JSON in pieces of 20 characters, its value after each',
    xLabel: 'length',
    yLabel: 'ms',
    series: toSeries(
      contestants.map(({ name }) => name),
      sizes.map((size) => ({ x: size, xText: `${size} kB` })),
      times,
    ),
  });
  console.log(
    `\nHow the time grows with the length, from ${sizes[0]} to ${sizes.at(-1)} kB; 1 is in step with it:\n`,
  );
  for (const [index, { name }] of contestants.entries()) {
    const at = (row: number): [number, number] => [sizes.at(row) ?? 0, times.at(row)?.[index] ?? 0];
    console.log(`  ${name}: ${growthExponent(at(0), at(-1)).toFixed(2)}`);
  }

  const length = isQuick ? 25 : 200;
  // What is quadratic takes so long that a few rounds say enough.
  const slow = await measure([deltakit, partialJson], length, isQuick ? 1 : 3, 1);
  printComparison(
    'The same beside one that reads all of it again with each piece, ms',
    ['length', deltakit.name, partialJson.name],
    [[`${length} kB`, ...compareCells(slow, 'least')]],
  );
}

/** Milliseconds of each contestant. */
async function measure(
  contestants: readonly Contestant[],
  kilobytes: number,
  rounds: number,
  warmUp = 3,
): Promise<number[]> {
  const text = structuredInput(kilobytes * 1000);
  const pieces = cutText(text, PIECE);
  const expected: unknown = JSON.parse(text);
  for (const { name, parse } of contestants) {
    const value = await parse(pieces, () => {});
    if (!isDeepStrictEqual(value, expected)) throw new Error(`${name} did not give the value of the JSON.`);
  }
  let seen: unknown;
  const tasks = contestants.map(({ parse }) => async () => {
    await parse(pieces, (value) => {
      seen = value;
    });
  });
  const times = await measureInterleaved(tasks, rounds, warmUp);
  if (seen === undefined) throw new Error('Nobody gave a value.');
  return times;
}

function install(): void {
  const here = fileURLToPath(new URL('.', import.meta.url));
  if (existsSync(`${here}node_modules`)) return;
  console.error('structured: the contestants are not installed, running npm ci in bench/structured (once)');
  if (runNpm(['ci'], { cwd: here, stdio: ['ignore', 2, 2] }) !== 0) {
    throw new Error('npm ci failed in bench/structured, so there is nothing to compare with: see above.');
  }
}
