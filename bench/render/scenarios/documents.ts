/** One reply at 4,000 tokens a second, by document: `docs` are answers of growing length, `shapes` one huge block each. */
import { DOCUMENT_SIZES, type DocumentName, isDocumentSize } from '../documents';
import { measureCpu, measureHeap, measurePaints } from '../measure-run';
import { createRun, type ScenarioInput, takeTurns, tokensOf } from './scenario';

export function runDocs(input: ScenarioInput): Promise<void> {
  return runDocuments(input, 'docs', input.docs.filter(isDocumentSize));
}

export function runShapes(input: ScenarioInput): Promise<void> {
  return runDocuments(
    input,
    'shapes',
    input.docs.filter((doc) => !isDocumentSize(doc)),
  );
}

async function runDocuments(
  input: ScenarioInput,
  scenario: string,
  docs: readonly DocumentName[],
): Promise<void> {
  for (const doc of docs) {
    const rounds = input.rounds ?? (doc === '64k' ? 3 : 5);
    const common = { scenario, row: doc };
    await takeTurns(input, {
      ...common,
      what: 'CPU',
      rounds,
      measure: (contestant) => measureCpu(input.bench, createRun(contestant, doc, tokensOf(doc))),
    });
    await takeTurns(input, {
      ...common,
      what: 'paints',
      rounds: Math.min(rounds, 3),
      measure: (contestant) => measurePaints(input.bench, createRun(contestant, doc, tokensOf(doc))),
    });
  }
}

/** The heap at its peak, of the longest documents. */
export async function runHeap(input: ScenarioInput): Promise<void> {
  const chosen = input.docs.filter(isDocumentSize);
  const long = chosen.filter((doc) => DOCUMENT_SIZES[doc] >= 16_000);
  for (const doc of long.length > 0 ? long : chosen) {
    await takeTurns(input, {
      scenario: 'heap',
      row: doc,
      what: 'heap',
      rounds: Math.min(input.rounds ?? 3, 3),
      measure: (contestant) => measureHeap(input.bench, createRun(contestant, doc, tokensOf(doc))),
    });
  }
}
