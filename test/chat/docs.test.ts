/** docs/chat.md is to be copied from: each of its blocks is a module that the compiler takes as it stands. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const COMPILER = 'node_modules/typescript/bin/tsc';

it('every code block of docs/chat.md compiles', async () => {
  const blocks = [...readFileSync('docs/chat.md', 'utf8').matchAll(/^```(tsx?)\n(.*?)^```$/gms)];
  expect(blocks.length).toBeGreaterThan(5);
  // Below node_modules, so that imports find what is installed.
  const folder = mkdtempSync(join('node_modules', '.docs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [at, [, kind, code = '']] of blocks.entries())
    writeFileSync(join(folder, `block-${at}.${kind}`), code);
  const config = { extends: '../../tsconfig.json', include: ['*'], exclude: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compiled = promisify(execFile)(process.execPath, [COMPILER, '--noEmit', '-p', folder]);
  const complaints = await compiled.then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  );
  expect(complaints).toBe('');
});
