/** What was measured, run by run, and the medians of it. The raw numbers are what `--json` writes. */
import { median } from '../statistics';
import type { ContestantName } from './contestants';
import type { Numbers } from './measure-run';

/** All runs of one contestant on one row of a table. */
export interface Result {
  scenario: string;
  /** The document, or what else the row is about. */
  row: string;
  contestant: ContestantName;
  /** One number for each run. */
  numbers: Record<string, number[]>;
  /** Why it has no more runs, where it did not finish. */
  failure?: string;
}

export interface Results {
  list: readonly Result[];
  add(key: ResultKey, numbers: Numbers): void;
  fail(key: ResultKey, reason: string): void;
  /** The median of the runs; undefined where there was none, or it did not finish. */
  median(key: ResultKey, name: string): number | undefined;
  failure(key: ResultKey): string | undefined;
}

type ResultKey = Pick<Result, 'scenario' | 'row' | 'contestant'>;

export function createResults(): Results {
  const list: Result[] = [];
  const find = ({ scenario, row, contestant }: ResultKey) =>
    list.find((one) => one.scenario === scenario && one.row === row && one.contestant === contestant);

  function ensure(key: ResultKey): Result {
    const found = find(key);
    if (found) return found;
    const added = { ...key, numbers: {} };
    list.push(added);
    return added;
  }

  return {
    list,
    add(key, numbers) {
      const result = ensure(key);
      for (const [name, value] of Object.entries(numbers)) {
        result.numbers[name] = [...(result.numbers[name] ?? []), value];
      }
    },
    fail(key, reason) {
      ensure(key).failure = reason;
    },
    median(key, name) {
      const result = find(key);
      const values = result?.numbers[name];
      return values && !result.failure ? median(values) : undefined;
    },
    failure: (key) => find(key)?.failure,
  };
}
