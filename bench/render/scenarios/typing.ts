/** Ten keys a second into the composer while a reply comes in: how long each waits for its paint. */
import { measureTyping } from '../measure-run';
import { createRun, type ScenarioInput, takeTurns } from './scenario';

export async function runTyping(input: ScenarioInput): Promise<void> {
  const duration = input.isQuick ? 3_000 : 12_000;
  for (const rate of input.isQuick ? [800] : [100, 800]) {
    for (const slowdown of [1, 4]) {
      await takeTurns(input, {
        scenario: 'typing',
        row: slowdown === 1 ? `${rate}/s` : `${rate}/s, CPU ${slowdown}× slower`,
        what: 'typing',
        rounds: Math.min(input.rounds ?? 2, 2),
        measure: (contestant) =>
          measureTyping(input.bench, createRun(contestant, 'stretch', 0, rate), { duration, slowdown }),
      });
    }
  }
}
