/** The docs are to be copied from: every block of TypeScript in them is a module that the compiler takes. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { type DocBlock, folderOf, isTypeScript, lineOnPage, readBlocks } from './read-blocks';
import { readPages } from './read-pages';
import { writeBlocks } from './write-blocks';

const COMPILER = 'node_modules/typescript/bin/tsc';
/** What blocks may be written in. Another language is another test, or a reason. */
const LANGUAGES = ['', 'ts', 'tsx', 'sh', 'json', 'css', 'html', 'md', 'text'];

const blocks = readPages().flatMap(readBlocks);

it('every block of code in the docs compiles', async () => {
  const compiled = blocks.filter(isTypeScript);
  expect(compiled.length).toBeGreaterThan(40);
  expect(await compile(compiled)).toEqual([]);
});

it('what does not compile is told by its page and line', async () => {
  const text = [
    '# Page',
    '',
    '<!-- given: declare const known: string; -->',
    '',
    '```ts',
    'known;',
    'missing;',
    '```',
  ];
  const [block] = readBlocks({ path: 'docs/some/page.md', text: text.join('\n') });
  expect(block && (await compile([block]))).toEqual([
    "docs/some/page.md:7: error TS2304: Cannot find name 'missing'.",
  ]);
});

it('no block is left out in silence', () => {
  expect(blocks.filter(({ language }) => !LANGUAGES.includes(language))).toEqual([]);
  const untold = blocks.filter(({ exemption }) => exemption !== undefined && exemption.length < 20);
  expect(untold).toEqual([]);
});

it('every block of JSON in the docs parses', () => {
  const broken = blocks.filter(({ language, code }) => {
    if (language !== 'json') return false;
    try {
      JSON.parse(code);
      return false;
    } catch {
      return true;
    }
  });
  expect(broken.map(({ page, line }) => `${page}:${line}`)).toEqual([]);
});

/** All of them in one program. @returns what the compiler has against them, by page and line */
async function compile(some: readonly DocBlock[]): Promise<string[]> {
  const folder = writeBlocks(some);
  const config = {
    extends: relative(folder, 'tsconfig.json'),
    // What an example only shows it does not use.
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false, noImplicitReturns: false },
    include: ['**/*.ts', '**/*.tsx'],
    exclude: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const run = promisify(execFile)(process.execPath, [
    COMPILER,
    '--noEmit',
    '--pretty',
    'false',
    '-p',
    folder,
  ]);
  const said = await run.then(
    () => '',
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );
  return said
    .split(/\n(?! )/)
    .filter(Boolean)
    .map((complaint) => {
      const [, file = '', line, rest = ''] = /^(\S+)\((\d+),\d+\): ([\s\S]*)$/.exec(complaint) ?? [];
      const block = some.find(({ page, file: name }) => file.endsWith(`/${folderOf(page)}/${name}`));
      return block ? `${block.page}:${lineOnPage(block, Number(line))}: ${rest.trim()}` : complaint;
    });
}
