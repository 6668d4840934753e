/** In: blocks of the docs. Out: a folder with a module each, beside this file, so that imports find what is installed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type DocBlock, folderOf, toModule } from './read-blocks';

/** Writes them for the time of one test, or of a file of tests where the caller says so. @returns the folder */
export function writeBlocks(
  blocks: readonly DocBlock[],
  atEnd: (clean: () => void) => void = onTestFinished,
): string {
  const folder = mkdtempSync(join('test/docs', '.blocks-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  for (const block of blocks) {
    const path = join(folder, folderOf(block.page), block.file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, toModule(block));
  }
  return folder;
}
