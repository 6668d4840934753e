/**
 * `npm test [-- vitest arguments]`. In: a clone, with or without node_modules. Out: every check run (types, then all
 * Vitest projects), a table of what ran, and a last line `N passed, N failed`. Nothing is skipped in silence: what was
 * skipped is listed, and a project that ran no test is a failure.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstall } from './ensure-install.mjs';

const PROJECTS = ['unit', 'dom', 'browser', 'stories', 'measured', 'apps'];
const TABLE_ORDER = ['types', ...PROJECTS, 'errors outside tests', 'vitest'];
const root = fileURLToPath(new URL('..', import.meta.url));
const vitestArguments = process.argv.slice(2);

try {
  ensureInstall();
  const { ensureChromium } = await import('./ensure-chromium.mjs');
  console.log(`chromium: ${await ensureChromium()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

try {
  const { ensureRedis } = await import('./ensure-redis.mjs');
  console.log(`redis: ${ensureRedis()}`);
} catch (error) {
  // The tests that need it will say the same, and fail; all others run.
  console.error(error instanceof Error ? error.message : error);
}

const types = checkTypes();
const tests = runVitest();
process.exit(summarize(types, tests) ? 0 : 1);

/**
 * Everything once, and the sources again under what the published code may count on.
 * @returns {import('./count-reporter.mjs').TestCounts}
 */
function checkTypes() {
  console.log('\ntypes: tsc --noEmit');
  const codes = ['tsconfig.json', 'tsconfig.build.json'].map((project) =>
    runTool('typescript/bin/tsc', ['--noEmit', '--emitDeclarationOnly', 'false', '--pretty', '-p', project]),
  );
  const passed = codes.every((code) => code === 0);
  if (passed) console.log('types: right');
  return {
    projects: { types: { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 } },
    failures: passed ? [] : ['types: tsc reported errors, printed above'],
    skips: [],
  };
}

/** @returns {import('./count-reporter.mjs').TestCounts} */
function runVitest() {
  const folder = mkdtempSync(join(tmpdir(), 'deltakit-test-'));
  const file = join(folder, 'counts.json');
  const reporters = ['--reporter=default', `--reporter=${join(root, 'scripts/count-reporter.mjs')}`];
  const code = runTool('vitest/vitest.mjs', ['run', ...reporters, ...vitestArguments], {
    DELTAKIT_TEST_COUNTS: file,
  });
  const counts = readCounts(file);
  rmSync(folder, { recursive: true, force: true });

  const ran = (/** @type {string} */ name) =>
    (counts.projects[name]?.passed ?? 0) + (counts.projects[name]?.failed ?? 0);
  const silent = vitestArguments.length > 0 ? [] : PROJECTS.filter((name) => ran(name) === 0);
  for (const name of silent) {
    counts.projects[name] = { passed: 0, failed: 1, skipped: counts.projects[name]?.skipped ?? 0 };
    counts.failures.push(`${name}: no test ran`);
  }
  if (code !== 0 && counts.failures.length === 0) {
    counts.projects.vitest = { passed: 0, failed: 1, skipped: 0 };
    counts.failures.push(`vitest: ended with code ${code} although no test failed, see above`);
  }
  return counts;
}

/** @param {string} file @returns {import('./count-reporter.mjs').TestCounts} */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Vitest did not come as far as its report: the projects that ran nothing become failures.
    return { projects: {}, failures: [], skips: [] };
  }
}

/**
 * @param {import('./count-reporter.mjs').TestCounts[]} parts
 * @returns {boolean} whether all is well: something ran, nothing failed
 */
function summarize(...parts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log('\nsummary');
  const rows = parts.flatMap((part) => Object.entries(part.projects));
  rows.sort(([a], [b]) => TABLE_ORDER.indexOf(a) - TABLE_ORDER.indexOf(b));
  for (const [name, counts] of rows) {
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    console.log(`  ${name.padEnd(10)} ${counts.passed} passed, ${counts.failed} failed${skipped}`);
    total.passed += counts.passed;
    total.failed += counts.failed;
  }
  for (const skip of parts.flatMap((part) => part.skips)) console.log(`  skipped: ${skip}`);
  for (const failure of parts.flatMap((part) => part.failures)) console.log(`  failed: ${failure}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0;
}

/** @param {string} tool @param {string[]} args @param {Record<string, string>} [env] @returns {number} */
function runTool(tool, args, env) {
  const script = join(root, 'node_modules', tool);
  const result = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return result.status ?? 1;
}
