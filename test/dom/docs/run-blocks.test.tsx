/**
 * The blocks of the docs that say `run` are run, as they stand. A component is mounted, spoken to, and has to show what the
 * mock server answers, or the word behind `sees=`. A script has to come to its end, and to print what its comments
 * `// → …` say. A test is a test.
 */
import { join, resolve } from 'node:path';
import { cleanup, render, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMockServer, text } from 'deltakit/mock';
import type { ComponentType } from 'react';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DocBlock, folderOf, isTypeScript, readBlocks } from '../../docs/read-blocks';
import { readPages } from '../../docs/read-pages';
import { writeBlocks } from '../../docs/write-blocks';

const ANSWER = 'Deltas grow where rivers slow down.';
const blocks = readPages().flatMap(readBlocks).filter(isTypeScript);
const runs = blocks.filter(({ isRun }) => isRun);
const folder = resolve(writeBlocks(blocks, afterAll));
const pathOf = ({ page, file }: DocBlock) => join(folder, folderOf(page), file);
const load = (block: DocBlock) =>
  import(/* @vite-ignore */ pathOf(block)) as Promise<Record<string, unknown>>;
const isTest = ({ file }: DocBlock) => file.includes('.test.');
const named = (some: DocBlock[]) => some.map((block) => ({ block, where: `${block.page}:${block.line}` }));

const mock = createMockServer({
  scenario: 'delta',
  speed: Infinity,
  scenarios: {
    delta: {
      title: 'Delta',
      description: 'One sentence. Completes.',
      steps: [text(ANSWER), { finish: 'stop' }],
    },
  },
});

describe('a block that says run', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', mock);
    vi.spyOn(console, 'error');
    sessionStorage.clear();
    localStorage.clear();
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('is one of many', () => expect(runs.length).toBeGreaterThan(12));

  it.each(named(runs.filter((one) => one.language === 'tsx' && !isTest(one))))(
    'shows a reply: $where',
    async ({ block }) => {
      const module = await load(block);
      const [Component] = Object.values(module).filter((one) => typeof one === 'function') as ComponentType[];
      if (!Component) throw new Error('It exports no component.');
      const { container } = render(<Component />, { reactStrictMode: true });
      const field = container.querySelector<HTMLElement>('input, textarea');
      const button = container.querySelector('button');
      await waitFor(() => expect(container.querySelector('input, textarea, button')).toBeEnabled());
      if (field) await userEvent.type(field, 'How do deltas grow?{Enter}');
      else if (button) await userEvent.click(button);
      await waitFor(() => expect(container.textContent).toContain(block.sees ?? ANSWER), { timeout: 10_000 });
      expect(console.error).not.toHaveBeenCalled();
    },
  );

  it.each(named(runs.filter(({ language }) => language === 'ts')))(
    'comes to its end: $where',
    async ({ block }) => {
      const print = vi.spyOn(console, 'log').mockImplementation(() => {});
      await load(block);
      const said = [...block.code.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line);
      expect(print.mock.calls.map((parts) => parts.join(' '))).toEqual(said);
      expect(console.error).not.toHaveBeenCalled();
    },
  );
});

describe('a test in the docs', async () => {
  for (const block of runs.filter(isTest)) await load(block);
});
