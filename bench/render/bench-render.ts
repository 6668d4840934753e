/**
 * What rendering a reply costs in a browser: deltakit beside its peers, and beside the least that it can cost. Each run
 * is a fresh page of a production build in Chromium, fed by a server in a process of its own.
 */
import { writeFileSync } from 'node:fs';
import type { WriteChart } from '../charts/write-chart';
import { chartResults } from './chart-results';
import { CONTESTANTS } from './contestants';
import { readCorpusText } from './corpus-text';
import { createBench } from './create-bench';
import { prepareContestants } from './prepare-contestants';
import { printResults } from './print-results';
import type { RenderOptions, ScenarioName } from './render-options';
import { createResults } from './results';
import { runDocs, runHeap, runShapes } from './scenarios/documents';
import type { ScenarioInput } from './scenarios/scenario';
import { runThread } from './scenarios/thread';
import { runTyping } from './scenarios/typing';
import { writeProfiles } from './write-profiles';

const SCENARIOS: Record<ScenarioName, (input: ScenarioInput) => Promise<void>> = {
  docs: runDocs,
  shapes: runShapes,
  thread: runThread,
  typing: runTyping,
  heap: runHeap,
};

/** Where else a run writes to. */
export interface RenderOutputs {
  /** A file that takes the numbers of each run. */
  json?: string | undefined;
  /** A folder that takes a CPU profile of each contestant and document, instead of all measuring. */
  profile?: string | undefined;
  writeChart: WriteChart;
}

/** @throws Error where something that it needs is missing */
export async function benchRender(
  options: RenderOptions,
  { json, profile, writeChart }: RenderOutputs,
): Promise<void> {
  const contestants = options.contestants.map((name) => CONTESTANTS[name]);
  // The server reads it too; a run is no place to find out that it is not there.
  readCorpusText();
  const results = createResults();
  const bench = await createBench(await prepareContestants(contestants, !profile));
  const { docs, rounds, isQuick } = options;
  try {
    if (profile) return await writeProfiles(bench, contestants, docs, profile);
    for (const name of options.scenarios) {
      await SCENARIOS[name]({ bench, contestants, docs, rounds, isQuick, results });
    }
  } finally {
    await bench.close();
  }
  console.log(`\nRendering in Chromium ${bench.version()}`);
  printResults(results, contestants);
  chartResults(results, contestants, writeChart);
  if (json) writeFileSync(json, `${JSON.stringify(results.list, null, 2)}\n`);
}
