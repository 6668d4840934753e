/**
 * In: a page of the docs. Out: its blocks of code, and the module that each TypeScript block is compiled as. A block is
 * a module as it stands, unless a comment above it, which readers don't see, says more:
 *
 * - `<!-- given: … -->`: code that stands before it, as what an app would have by then;
 * - `<!-- goes on -->`: it goes on from the block of TypeScript before it, on the same page;
 * - `<!-- not compiled: why -->`: it is left out, for this reason.
 *
 * Behind the language, ` ```tsx file=app.tsx ` names the file that other blocks of the page import as `./app`, and
 * `run` says that it is run too (`test/dom/docs`), and `sees=Word` what is to be seen then.
 */
import type { DocPage } from './read-pages';

/** A block between fences. */
export interface DocBlock {
  page: string;
  /** Of its first line of code, from 1. */
  line: number;
  language: string;
  code: string;
  /** What stands before it in its module. */
  given: string;
  /** Its name in the folder of its page, with the ending. */
  file: string;
  isRun: boolean;
  /** What is shown by then, where it is not the mock server's answer. */
  sees?: string;
  /** Why it is not compiled. */
  exemption?: string;
}

const FENCE = /^(`{3,})(\S*)[ \t]*(.*)$/;
const COMMENT = /<!--\s*(given|goes on|not compiled)(?::\s*([\s\S]*?))?\s*-->\s*$/;

/** The blocks of a page, in order. @throws where a fence is not closed, or a comment says half of it */
export function readBlocks({ path: page, text }: DocPage): DocBlock[] {
  const lines = text.split('\n');
  const blocks: DocBlock[] = [];
  let behind = 0;
  for (let at = 0; at < lines.length; at += 1) {
    const [, fence, language = '', info = ''] = FENCE.exec(lines[at] ?? '') ?? [];
    if (fence === undefined) continue;
    const end = lines.indexOf(fence, at + 1);
    if (end === -1) throw new Error(`${page}:${at + 1}: this fence is never closed.`);
    const words = info.split(/\s+/);
    const [, kind, said = ''] = COMMENT.exec(lines.slice(behind, at).join('\n')) ?? [];
    const before = blocks.findLast(isTypeScript);
    if (kind === 'goes on' && !before) throw new Error(`${page}:${at + 1}: there is no block to go on from.`);
    if (kind === 'not compiled' && !said) throw new Error(`${page}:${at + 1}: why is it not compiled?`);
    blocks.push({
      page,
      line: at + 2,
      language,
      code: lines.slice(at + 1, end).join('\n'),
      given:
        kind === 'goes on' && before
          ? `${before.given}${before.code}\n`
          : kind === 'given'
            ? `${said}\n`
            : '',
      file:
        words.find((word) => word.startsWith('file='))?.slice('file='.length) ?? `line-${at + 2}.${language}`,
      isRun: words.includes('run'),
      ...wordAfter('sees=', words),
      ...(kind === 'not compiled' && { exemption: said }),
    });
    at = end;
    behind = end + 1;
  }
  return blocks;
}

function wordAfter(name: 'sees=', words: readonly string[]): { sees?: string } {
  const word = words.find((one) => one.startsWith(name));
  return word ? { sees: word.slice(name.length) } : {};
}

/** Whether the compiler reads it. */
export function isTypeScript({ language, exemption }: DocBlock): boolean {
  return /^tsx?$/.test(language) && exemption === undefined;
}

/** What a block is compiled as. */
export function toModule({ given, code }: DocBlock): string {
  return `${given}${code}\nexport {};\n`;
}

/** Where a line of that module is on the page; of what is given, the first line of the block. */
export function lineOnPage({ given, line }: DocBlock, lineOfModule: number): number {
  return line + Math.max(0, lineOfModule - given.split('\n').length);
}

/** The folder of a page's blocks: `docs/recipes/next.md` → `docs-recipes-next`. */
export function folderOf(page: string): string {
  return page.replace(/\.md$/, '').replaceAll('/', '-');
}
