/** A long conversation: what it costs to mount, and what it adds to a reply that streams below it. */
import { makeThread } from '../documents';
import { measureCpu, measureThread } from '../measure-run';
import { createRun, type ScenarioInput, takeTurns } from './scenario';

export const THREAD_LENGTH = 500;

export async function runThread(input: ScenarioInput): Promise<void> {
  const history = makeThread(input.isQuick ? 50 : THREAD_LENGTH);
  const rounds = input.rounds ?? 5;
  // Tokens of the whole page: mounting may take its time too.
  const run = (contestant: Parameters<typeof createRun>[0]) => createRun(contestant, '1k', 40_000);
  await takeTurns(input, {
    scenario: 'thread',
    row: 'alone',
    what: 'CPU',
    rounds,
    measure: (contestant) => measureCpu(input.bench, run(contestant)),
  });
  await takeTurns(input, {
    scenario: 'thread',
    row: 'below',
    what: 'CPU',
    rounds,
    measure: (contestant) => measureThread(input.bench, run(contestant), history),
  });
}
