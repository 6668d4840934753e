/** What the command line says of the render bench, held to the names that there are. */
import { CONTESTANT_NAMES, type ContestantName } from './contestants';
import { DOCUMENT_SIZES, type DocumentName, type DocumentSize } from './documents';
import { SHAPE_NAMES } from './shapes';

export const SCENARIO_NAMES = ['docs', 'shapes', 'thread', 'typing', 'heap'] as const;

export type ScenarioName = (typeof SCENARIO_NAMES)[number];

export interface RenderOptions {
  scenarios: readonly ScenarioName[];
  docs: readonly DocumentName[];
  contestants: readonly ContestantName[];
  rounds: number | undefined;
  isQuick: boolean;
}

/** The flags as they were written; a list is separated by commas. */
export interface RenderFlags {
  docs?: string | undefined;
  contestants?: string | undefined;
  scenario?: string | undefined;
  rounds?: string | undefined;
  quick?: boolean | undefined;
}

const SIZES = Object.keys(DOCUMENT_SIZES) as DocumentSize[];

/** @throws Error that names what is wrong and what there is */
export function readRenderOptions(flags: RenderFlags): RenderOptions {
  const isQuick = flags.quick ?? false;
  const docs = readList('document', flags.docs, [...SIZES, ...SHAPE_NAMES]);
  const scenarios = readList('scenario', flags.scenario, SCENARIO_NAMES);
  const quickDocs: readonly DocumentName[] = ['1k', 'code'];
  return {
    // Who names documents wants those measured, and nothing else.
    scenarios: scenarios ?? (docs ? ['docs', 'shapes'] : SCENARIO_NAMES),
    docs: docs ?? (isQuick ? quickDocs : [...SIZES, ...SHAPE_NAMES]),
    contestants: readList('contestant', flags.contestants, CONTESTANT_NAMES) ?? CONTESTANT_NAMES,
    rounds: flags.rounds === undefined ? (isQuick ? 1 : undefined) : readCount(flags.rounds),
    isQuick,
  };
}

function readList<Name extends string>(
  what: string,
  given: string | undefined,
  names: readonly Name[],
): readonly Name[] | undefined {
  if (given === undefined) return undefined;
  return given.split(',').map((name) => {
    const found = names.find((one) => one === name.trim());
    if (found === undefined) throw new Error(`There is no ${what} "${name}". There is: ${names.join(', ')}.`);
    return found;
  });
}

function readCount(given: string): number {
  const count = Number(given);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--rounds ${given} is not a number of rounds.`);
  return count;
}
