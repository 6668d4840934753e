/** What every scenario is given, and how it takes its turns. */
import type { Contestant } from '../contestants';
import { type Bench, isUnfinished } from '../create-bench';
import { DOCUMENT_SIZES, type DocumentName, isDocumentSize, SHAPE_TOKENS } from '../documents';
import type { Numbers } from '../measure-run';
import type { Run } from '../open-page';
import type { Results } from '../results';

export interface ScenarioInput {
  bench: Bench;
  contestants: readonly Contestant[];
  docs: readonly DocumentName[];
  /** As asked for; undefined leaves it to the scenario. */
  rounds: number | undefined;
  isQuick: boolean;
  results: Results;
}

export interface Turn {
  scenario: string;
  row: string;
  /** What is measured, for the progress line. */
  what: string;
  rounds: number;
  /** One run of one contestant. */
  measure(contestant: Contestant): Promise<Numbers>;
}

/**
 * The contestants take turns within a round, and another one begins each, so that a slow moment of the machine falls
 * on all alike. Who does not finish once is not asked again.
 */
export async function takeTurns({ contestants, results }: ScenarioInput, turn: Turn): Promise<void> {
  const { scenario, row } = turn;
  for (let round = 0; round < turn.rounds; round++) {
    for (let place = 0; place < contestants.length; place++) {
      const contestant = contestants[(round + place) % contestants.length];
      if (!contestant) continue;
      const key = { scenario, row, contestant: contestant.name };
      if (results.failure(key)) continue;
      const say = (text: string) =>
        console.error(
          `render: ${scenario} ${row}, ${turn.what} ${round + 1}/${turn.rounds}, ${contestant.name}: ${text}`,
        );
      try {
        const numbers = await turn.measure(contestant);
        results.add(key, numbers);
        say(
          Object.entries(numbers)
            .map(([name, value]) => `${name} ${value.toFixed(1)}`)
            .join(', '),
        );
      } catch (error) {
        if (!isUnfinished(error)) throw error;
        results.fail(key, error.message);
        say(`did not finish: ${error.message}`);
      }
    }
  }
}

/** How fast a reply comes where nothing else is said, in tokens a second: about what the fastest providers give. */
export const FULL_RATE = 4_000;

/** A run whose stream takes so long may take four times as long and 20 s more; then it is given up. */
export function createRun(contestant: Contestant, doc: DocumentName, tokens: number, rate = FULL_RATE): Run {
  return { contestant, doc, rate, limit: (tokens / rate) * 4e3 + 20e3 };
}

/** How long a document is. */
export function tokensOf(doc: DocumentName): number {
  return isDocumentSize(doc) ? DOCUMENT_SIZES[doc] : SHAPE_TOKENS;
}
