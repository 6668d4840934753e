/** How fast bytes become server-sent events: throughput by the size of the pieces, and the time of one long line. */
import { formatTable } from '../format-table';
import { measureInterleaved } from '../measure';
import { CONTESTANTS } from './contestants';
import { chatStream, cutEvenly, cutRandomly, longLine } from './inputs';

const KI = 1024;
const MI = KI * KI;

export function benchFraming({ isQuick }: { isQuick: boolean }): void {
  const rounds = isQuick ? 5 : 21;
  const stream = chatStream(isQuick ? MI : 8 * MI);
  // A view of its own for each of eight million bytes would fill the memory and measure that.
  const head = chatStream(isQuick ? MI / 4 : MI);
  console.log(`Node ${process.version}, medians of ${rounds} rounds`);
  const [ours, theirs, decoded] = CONTESTANTS.map(({ name }) => name);
  const columns = [`${ours}`, `${theirs}`, 'ratio', `${decoded}`, 'ratio'];

  const throughput = [
    { input: '16 KiB', pieces: cutEvenly(stream, 16 * KI) },
    { input: '1–4096 bytes, random', pieces: cutRandomly(stream, 4 * KI) },
    { input: '1 byte', pieces: cutEvenly(head, 1) },
  ].map(({ input, pieces }) => {
    const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const speeds = measure(pieces, rounds).map((ms) => bytes / 1e3 / ms);
    return [input, ...compare(speeds, (ours, theirs) => ours / theirs)];
  });
  print('SSE framing of a chat stream, MB/s by size of the pieces', ['pieces', ...columns], throughput);

  const lines = [1, 2, 4].map((size) => {
    const times = measure(cutEvenly(longLine(size * MI), 64), rounds);
    return [`${size} MiB`, ...compare(times, (ours, theirs) => theirs / ours)];
  });
  print('SSE framing of one line in pieces of 64 bytes, ms', ['line', ...columns], lines);
}

/** Milliseconds of each contestant. */
function measure(pieces: readonly Uint8Array[], rounds: number): number[] {
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
  const times = measureInterleaved(tasks, rounds);
  if (seen.size !== 1 || seen.has(0)) {
    throw new Error('The contestants did not give the same events, so their times say nothing.');
  }
  return times;
}

/** Ours, then each of theirs and how many times faster ours is. */
function compare(
  [ours = 0, ...theirs]: number[],
  speedup: (ours: number, theirs: number) => number,
): string[] {
  const rest = theirs.flatMap((value) => [round(value), `${speedup(ours, value).toFixed(2)}×`]);
  return [round(ours), ...rest];
}

const round = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

function print(title: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(`\n${title}; the ratio says how many times faster deltakit is\n\n${formatTable(header, rows)}`);
}
