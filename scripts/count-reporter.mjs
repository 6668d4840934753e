/**
 * A Vitest reporter. In: the finished run. Out: a JSON file (DELTAKIT_TEST_COUNTS) with what each project passed,
 * failed and skipped. A file that can't be loaded and an error outside any test count as failures, so that the last
 * line of `npm test` leaves nothing out.
 */
import { writeFileSync } from 'node:fs';

/** @typedef {{ passed: number; failed: number; skipped: number }} Counts */
/** @typedef {{ projects: Record<string, Counts>; failures: string[]; skips: string[] }} TestCounts */

export default class CountReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} strayErrors
   */
  onTestRunEnd(modules, strayErrors) {
    /** @type {TestCounts} */
    const counts = { projects: {}, failures: [], skips: [] };
    for (const module of modules) countModule(module, counts);
    if (strayErrors.length > 0) {
      counts.projects['errors outside tests'] = { passed: 0, failed: strayErrors.length, skipped: 0 };
      counts.failures.push(`errors outside tests: ${strayErrors.length}, printed above`);
    }
    const file = process.env.DELTAKIT_TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(counts));
  }
}

/** @param {import('vitest/node').TestModule} module @param {TestCounts} counts */
function countModule(module, counts) {
  // Vitest calls a browser project `browser (chromium)`.
  const name = module.project.name.replace(/ \(.*\)$/, '');
  counts.projects[name] ??= { passed: 0, failed: 0, skipped: 0 };
  const project = counts.projects[name];
  for (const test of module.children.allTests()) {
    const title = `${name} ${module.relativeModuleId} > ${test.fullName}`;
    const { state } = test.result();
    if (state === 'passed') project.passed += 1;
    else if (state === 'skipped') {
      project.skipped += 1;
      counts.skips.push(title);
    } else {
      // `pending` at the end of a run is a test that never came to its end.
      project.failed += 1;
      counts.failures.push(title);
    }
  }
  if (module.errors().length > 0) {
    project.failed += 1;
    counts.failures.push(`${name} ${module.relativeModuleId}: the file itself`);
  }
}
