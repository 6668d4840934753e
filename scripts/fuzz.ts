/**
 * `npm run fuzz [-- --frames 1000000] [--seed 1]`: reads mutated streams of every format until so many frames were
 * mutated. It ends at the first broken law, and says how to see it again: the seed that it names, with `--frames 1`.
 */
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { fuzzReplies } from '../test/fuzz/fuzz-replies';

const { values } = parseArgs({
  options: { frames: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});
const [frames, seed] = [Number(values.frames), Number(values.seed)];
if (!Number.isInteger(frames) || !Number.isInteger(seed)) {
  console.error('Usage: npm run fuzz -- [--frames 1000000] [--seed 1]');
  process.exit(1);
}

const current = new Int32Array(new SharedArrayBuffer(4));
const watch = watchForHang(current);
const began = performance.now();
try {
  const report = await fuzzReplies(frames, seed, (next) => {
    current[0] = next;
  });
  const seconds = (performance.now() - began) / 1000;
  const counts = [...report.outcomes].sort(([, a], [, b]) => b - a).map(([end, count]) => `${end} ${count}`);
  console.log(
    `${report.frames} frames in ${report.streams} streams, seed ${seed}, ${seconds.toFixed(0)} s; ${counts.join(', ')}`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await watch.terminate();

/** A loop that never ends blocks its own thread, so another one has to see that no stream comes after. */
function watchForHang(seeds: Int32Array): Worker {
  const code = `
    const { workerData } = require('node:worker_threads');
    let last;
    setInterval(() => {
      if (workerData[0] === last) {
        require('node:fs').writeSync(2, 'Seed ' + last + ': reading hangs\\n');
        process.kill(process.pid, 'SIGKILL');
      }
      last = workerData[0];
    }, 15000);`;
  return new Worker(code, { eval: true, workerData: seeds });
}
