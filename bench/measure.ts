/**
 * Tasks in, the median time of each out. The tasks take turns within a round, and another one begins each round, so
 * that a slow moment of the machine, or what the task before left to collect, falls on all of them alike.
 */

import { median } from './statistics';

/**
 * @param warmUp rounds that are not counted, in which the engine compiles what is hot
 * @returns milliseconds, in the order of the tasks
 */
export async function measureInterleaved(
  tasks: readonly (() => void | Promise<void>)[],
  rounds: number,
  warmUp = 3,
): Promise<number[]> {
  for (let round = 0; round < warmUp; round++) for (const task of tasks) await task();
  const times = tasks.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < tasks.length; turn++) {
      const index = (round + turn) % tasks.length;
      const began = performance.now();
      await tasks[index]?.();
      times[index]?.push(performance.now() - began);
    }
  }
  return times.map(median);
}
