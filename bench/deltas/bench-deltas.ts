/**
 * How fast the bytes of a reply become what they mean, with the JSON of each event parsed: throughput by the size of
 * the pieces, and the time of one long line.
 */
import { toSeries, type WriteChart } from '../charts/write-chart';
import { compareCells, printComparison } from '../compare';
import { chatStream, cutEvenly, cutRandomly, longChunk } from '../inputs';
import { measureInterleaved } from '../measure';
import { READERS } from './readers';

const KI = 1024;
const MI = KI * KI;

interface Options {
  isQuick: boolean;
  writeChart: WriteChart;
}

export async function benchDeltas({ isQuick, writeChart }: Options): Promise<void> {
  const rounds = isQuick ? 3 : 11;
  const stream = chatStream(isQuick ? MI / 4 : 2 * MI);
  // Each piece goes through the queue of a stream, which costs more than its byte.
  const head = chatStream(isQuick ? 16 * KI : 64 * KI);
  const rows = [];
  for (const { input, pieces } of [
    { input: '16 KiB', pieces: cutEvenly(stream, 16 * KI) },
    { input: '1–4096 bytes, random', pieces: cutRandomly(stream, 4 * KI) },
    { input: '1 byte', pieces: cutEvenly(head, 1) },
  ]) {
    const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const speeds = (await measure(pieces, rounds)).map((ms) => bytes / 1e3 / ms);
    rows.push([input, ...compareCells(speeds, 'most')]);
  }
  const names = READERS.map(({ name }) => name);
  printComparison('Bytes to deltas of a chat stream, MB/s by size of the pieces', ['pieces', ...names], rows);

  const sizes = isQuick ? [32, 64] : [128, 256, 512];
  const times: number[][] = [];
  // Few rounds and short lines: what is quadratic takes seconds.
  for (const size of sizes) times.push(await measure(cutEvenly(longChunk(size * KI), 64), 3, 1));
  const lines = sizes.map((size, row) => [`${size} KiB`, ...compareCells(times[row] ?? [], 'least')]);
  writeChart('deltas', {
    title: 'Bytes to deltas of one long line in pieces of 64 bytes',
    xLabel: 'length of the line',
    yLabel: 'ms',
    series: toSeries(
      names,
      sizes.map((size) => ({ x: size, xText: `${size} KiB` })),
      times,
    ),
  });
  printComparison('Bytes to deltas of one line in pieces of 64 bytes, ms', ['line', ...names], lines);
}

/** Milliseconds of each reader. */
async function measure(pieces: readonly Uint8Array[], rounds: number, warmUp?: number): Promise<number[]> {
  const seen = new Set<string>();
  const tasks = READERS.map(({ read }) => async () => {
    let count = 0;
    let length = 0;
    await read(respond(pieces), (text) => {
      count++;
      length += text.length;
    });
    seen.add(`${count} pieces of text, ${length} long`);
  });
  const times = await measureInterleaved(tasks, rounds, warmUp);
  if (seen.size !== 1) throw new Error(`The readers did not give the same text: ${[...seen].join('; ')}.`);
  return times;
}

/** The pieces as a server would send them: one is there whenever one is asked for. */
export function respond(pieces: readonly Uint8Array[]): Response {
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces[next++];
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
