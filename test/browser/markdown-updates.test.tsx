/** What an update does to the page: it does not depend on how long the text is already. */
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { createMarkdownStage, type MarkdownStage, repeat } from './markdown-stage';

let errors: MockInstance<typeof console.error>;

beforeEach(() => {
  errors = vi.spyOn(console, 'error');
});

afterEach(() => {
  const said = errors.mock.calls.splice(0);
  errors.mockRestore();
  expect(said).toEqual([]);
});

const SHAPES: readonly (readonly [
  name: string,
  count: number,
  head: string,
  line: (index: number) => string,
])[] = [
  ['code of 6,000 lines', 6000, '```ts\n', (n) => `let line${n} = 1;\n`],
  ['a list of 2,000 items', 2000, '', (n) => `- item **${n}** of many\n`],
  ['a table of 1,500 rows', 1500, '| a | b |\n|---|---|\n', (n) => `| ${n} | cell |\n`],
  ['a paragraph of 8,000 words', 8000, '', (n) => `word${n} `],
  ['a paragraph of 1,500 lines', 1500, '', (n) => `line ${n} *of* many\n`],
  ['1,500 paragraphs', 1500, '', (n) => `paragraph **${n}**\n\n`],
  ['a quote of 1,000 paragraphs', 1000, '', (n) => `> paragraph ${n}\n>\n`],
  ['an item of 1,000 paragraphs', 1000, '- first\n\n', (n) => `  paragraph ${n}\n\n`],
  ['HTML of 1,500 lines', 1500, '<div>\n', (n) => `<p>${n}</p>\n`],
];

interface Update {
  readonly commits: number;
  /** Records of mutations. */
  readonly records: number;
  /** Nodes that were put on the page, with all in them. */
  readonly added: number;
  readonly removed: number;
}

const countNodes = (nodes: NodeList) =>
  [...nodes].reduce(
    (sum, node) => sum + 1 + (node instanceof Element ? node.querySelectorAll('*').length : 0),
    0,
  );

/** Shows `steps`, and what the worst of them did to the page. */
function watch(stage: MarkdownStage, steps: Iterable<string>): Update {
  const observer = new MutationObserver(() => {});
  observer.observe(stage.container, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  const worst = { commits: 0, records: 0, added: 0, removed: 0 };
  for (const text of steps) {
    const before = stage.commits;
    stage.show(text);
    const records = observer.takeRecords();
    const sum = (key: 'addedNodes' | 'removedNodes') =>
      records.reduce((total, record) => total + countNodes(record[key]), 0);
    worst.commits = Math.max(worst.commits, stage.commits - before);
    worst.records = Math.max(worst.records, records.length);
    worst.added = Math.max(worst.added, sum('addedNodes'));
    worst.removed = Math.max(worst.removed, sum('removedNodes'));
  }
  observer.disconnect();
  return worst;
}

describe('an update', () => {
  it.each(SHAPES)(
    'of %s does no more to the page at its end than at its beginning',
    (name, count, head, line) => {
      const stage = createMarkdownStage();
      const from = (index: number) => head + repeat(index, line);
      /** A hundred lines, one by one. */
      const steps = function* (start: number) {
        let text = from(start);
        for (let index = start; index < start + 100; index++) {
          text += line(index);
          yield text;
        }
      };
      stage.show(from(200));
      const early = watch(stage, steps(200));
      for (let shown = 300; shown < count - 100; shown += 500) stage.show(from(shown));
      stage.show(from(count - 100));
      const late = watch(stage, steps(count - 100));
      console.info(`${name}: ${JSON.stringify(early)} at its beginning, ${JSON.stringify(late)} at its end`);
      expect(late.commits).toBe(1);
      expect(late.records).toBeLessThanOrEqual(early.records + 8);
      expect(late.added).toBeLessThanOrEqual(early.added + 16);
      expect(late.removed).toBeLessThanOrEqual(early.removed + 4);
    },
    60_000,
  );
});
