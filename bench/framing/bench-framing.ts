/** How fast bytes become server-sent events: throughput by the size of the pieces, and the time of one long line. */
import { toSeries, type WriteChart } from '../charts/write-chart';
import { compareCells, printComparison } from '../compare';
import { chatStream, cutEvenly, cutRandomly, longLine } from '../inputs';
import { measureInterleaved } from '../measure';
import { CONTESTANTS } from './contestants';

const KI = 1024;
const MI = KI * KI;

interface Options {
  isQuick: boolean;
  writeChart: WriteChart;
}

export async function benchFraming({ isQuick, writeChart }: Options): Promise<void> {
  const rounds = isQuick ? 5 : 21;
  const stream = chatStream(isQuick ? MI : 8 * MI);
  // A view of its own for each of eight million bytes would fill the memory and measure that.
  const head = chatStream(isQuick ? MI / 4 : MI);
  const names = CONTESTANTS.map(({ name }) => name);

  const throughput = [];
  for (const { input, pieces } of [
    { input: '16 KiB', pieces: cutEvenly(stream, 16 * KI) },
    { input: '1–4096 bytes, random', pieces: cutRandomly(stream, 4 * KI) },
    { input: '1 byte', pieces: cutEvenly(head, 1) },
  ]) {
    const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const speeds = (await measure(pieces, rounds)).map((ms) => bytes / 1e3 / ms);
    throughput.push([input, ...compareCells(speeds, 'most')]);
  }
  printComparison(
    'SSE framing of a chat stream, MB/s by size of the pieces',
    ['pieces', ...names],
    throughput,
  );

  const sizes = [1, 2, 4];
  const times: number[][] = [];
  // Other code than what was hot until then: it takes some rounds until it is compiled.
  for (const size of sizes) times.push(await measure(cutEvenly(longLine(size * MI), 64), rounds, 20));
  const lines = sizes.map((size, row) => [`${size} MiB`, ...compareCells(times[row] ?? [], 'least')]);
  writeChart('framing', {
    title: 'SSE framing of one long line in pieces of 64 bytes',
    xLabel: 'length of the line',
    yLabel: 'ms',
    series: toSeries(
      names,
      sizes.map((size) => ({ x: size, xText: `${size} MiB` })),
      times,
    ),
  });
  printComparison('SSE framing of one line in pieces of 64 bytes, ms', ['line', ...names], lines);
}

/** Milliseconds of each contestant. */
async function measure(pieces: readonly Uint8Array[], rounds: number, warmUp?: number): Promise<number[]> {
  const seen = new Set<number>();
  const tasks = CONTESTANTS.map(({ prepare }) => {
    const run = prepare(pieces);
    return () => {
      let length = 0;
      run(({ data }) => {
        length += data.length + 1;
      });
      seen.add(length);
    };
  });
  const times = await measureInterleaved(tasks, rounds, warmUp);
  if (seen.size !== 1 || seen.has(0)) {
    throw new Error('The contestants did not give the same events, so their times say nothing.');
  }
  return times;
}
