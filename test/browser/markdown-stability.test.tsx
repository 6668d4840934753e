/** What has settled stays on the page while the text goes on: the nodes, what is selected in them, and their places. */
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { createMarkdownStage, findText, repeat, selectText } from './markdown-stage';

let errors: MockInstance<typeof console.error>;

beforeEach(() => {
  errors = vi.spyOn(console, 'error');
});

afterEach(() => {
  const said = errors.mock.calls.splice(0);
  errors.mockRestore();
  expect(said).toEqual([]);
});

const BLOCKS = `# The first heading

A first paragraph with *emphasis* and \`code\`, and a [link](https://ok.example).

A second paragraph, which is no longer than it has to be.

- first item
- second item with **strong** words

  and a paragraph

1. one
2. two

> A quote of one line
> and another

| name | value |
|---|--:|
| first cell | 1 |
| second cell | 2 |

\`\`\`ts
let first = 1;
let second = 2;
\`\`\`

---

## The second heading

`;

/** What comes behind: 10,000 tokens in 200 steps. */
const STEPS = 200;
const BEHIND: readonly (readonly [name: string, before: string, line: (index: number) => string])[] = [
  ['paragraphs', BLOCKS, (n) => `word${n} *and* more${n % 10 === 9 ? '\n\n' : ' '}`],
  ['one paragraph', BLOCKS, (n) => `word${n} **and** more `],
  ['one list', BLOCKS, (n) => `- item ${n} of many\n`],
  ['one table', `${BLOCKS}| a | b |\n|---|---|\n`, (n) => `| ${n} | cell |\n`],
  ['one code block', `${BLOCKS}\`\`\`ts\n`, (n) => `let line${n} = 1;\n`],
];

/** Brings 10,000 tokens, four a line. */
function* grow(text: string, line: (index: number) => string): Generator<string> {
  const size = 2500 / STEPS;
  for (let step = 0; step < STEPS; step++) {
    const from = Math.floor(step * size);
    text += repeat(Math.floor((step + 1) * size) - from, (index) => line(from + index));
    yield text;
  }
}

const elementsOf = (container: Element) => [...container.querySelectorAll('[data-slot=dk-markdown] *')];

describe('10,000 tokens more', () => {
  it.each(BEHIND)('of %s leave every node before them the same object', (_, text, line) => {
    const { container, show, end } = createMarkdownStage();
    show(text);
    show(`${text}${line(0)}`);
    const settled = [...container.querySelectorAll('[data-slot=dk-markdown] > *')].slice(0, -1);
    const nodes = settled.flatMap((element) => [element, ...element.querySelectorAll('*')]);
    const html = settled.map((element) => element.outerHTML);
    expect(nodes.length).toBeGreaterThan(30);
    let whole = text;
    for (const more of grow(text, line)) {
      whole = more;
      show(more);
    }
    end(whole);
    const now = new Set(elementsOf(container));
    for (const node of nodes) expect(now.has(node)).toBe(true);
    expect(settled.map((element) => element.outerHTML)).toEqual(html);
  });

  it.each([
    ['across two paragraphs', 'first paragraph', 'second paragraph'],
    ['across all blocks', 'first heading', 'second = 2'],
    ['in an item', 'second item', 'strong'],
    ['across two lists', 'first item', 'two'],
    ['in a quote', 'quote of', 'and another'],
    ['in a cell of a table', 'first cell', 'first cell'],
    ['across cells', 'name', 'second cell'],
    ['in a line of code', 'let first', 'let first'],
    ['across lines of code', 'first = 1', 'let second'],
  ])('leave selected what is selected %s', (_, first, last) => {
    const { container, show, end } = createMarkdownStage();
    const [, text, line] = BEHIND[0] ?? expect.fail();
    show(`${text}${line(0)}`);
    const selected = selectText(container, first, last);
    expect(selected).toContain(first.slice(0, 5));
    let whole = text;
    for (const more of grow(text, line)) {
      whole = more;
      show(more);
    }
    end(whole);
    expect(getSelection()?.toString()).toBe(selected);
  });

  it.each([
    ['a list', '- the first item\n- the second\n', (n: number) => `- item ${n} of many\n`],
    ['a table', '| the first | b |\n|---|---|\n| the second | c |\n', (n: number) => `| ${n} | cell |\n`],
    ['code', '```ts\nlet a = "the first";\nlet b = "the second";\n', (n: number) => `let line${n} = 1;\n`],
    ['a quote', '> the first\n>\n> the second\n>\n', (n: number) => `> paragraph ${n}\n>\n`],
    ['an item', '- the first\n\n  the second\n\n', (n: number) => `  paragraph ${n}\n\n`],
    ['HTML', '<div>\nthe first\nthe second\n', (n: number) => `<p>${n}</p> more\n`],
  ])('of the same block leave selected what is selected in %s', (_, text, line) => {
    const { container, show } = createMarkdownStage();
    show(text + repeat(3, line));
    const selected = selectText(container, 'the first', 'the second');
    const [node] = findText(container, 'the first');
    for (const more of grow(text + repeat(3, line), (n) => line(n + 3))) show(more);
    expect(getSelection()?.toString()).toBe(selected);
    expect(node.isConnected).toBe(true);
  });

  it('of the same paragraph leave selected what is selected some lines further up', () => {
    const { container, show } = createMarkdownStage();
    const text = `The first words, ${repeat(800, (n) => `word${n} `)}`;
    show(text);
    const selected = selectText(container, 'first words', 'word30');
    for (const more of grow(text, (n) => `more${n} *and* so on `)) show(more);
    expect(getSelection()?.toString()).toBe(selected);
  });
});

const ENDS: readonly (readonly [name: string, text: string])[] = [
  ['all blocks', `${BLOCKS}And an end.\n`],
  ['a paragraph', `${BLOCKS}And an end`],
  ['a heading', `${BLOCKS.trimEnd()}\n`],
  ['a list', `${BLOCKS}- one\n- two\n`],
  ['a task', `${BLOCKS}- [ ] one\n- [x] two`],
  ['a table', `${BLOCKS}| a | b |\n|---|---|\n| c | d |`],
  ['a table without rows', `${BLOCKS}| a | b |\n|---|---|\n`],
  ['code', `${BLOCKS}\`\`\`ts\nlet a;\n\nlet b;\n\`\`\``],
  ['code that is not closed', `${BLOCKS}\`\`\`ts\nlet a;\n`],
  ['a quote', `${BLOCKS}> one\n>\n> two\n`],
  ['a long paragraph', `${BLOCKS}${repeat(1500, (n) => `word${n} `)}`],
  ['HTML', `${BLOCKS}<div>\nraw\n</div>\n`],
  ['a footnote', `${BLOCKS}So[^1] it is.\n\n[^1]: The note.\n`],
];

describe('when the text is whole', () => {
  it.each(ENDS)('nothing moves where it ends with %s', (_, text) => {
    const { container, show, end } = createMarkdownStage();
    for (let at = 0; at < text.length; at += 97) show(text.slice(0, at));
    show(text);
    const placesOf = () =>
      elementsOf(container).map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return [element.localName, x, y, width, height].join(' ');
      });
    const before = { places: placesOf(), height: container.scrollHeight };
    const elements = elementsOf(container);
    end(text);
    expect({ places: placesOf(), height: container.scrollHeight }).toEqual(before);
    expect(elementsOf(container)).toEqual(elements);
  });
});

describe('while the text comes', () => {
  it('no block that has settled moves', () => {
    const { container, show } = createMarkdownStage();
    const placesOf = (elements: readonly Element[]) =>
      elements.map((element) => element.getBoundingClientRect().top - container.getBoundingClientRect().top);
    let settled: Element[] = [];
    let places: number[] = [];
    for (let end = 1; end <= BLOCKS.length; end += 3) {
      show(BLOCKS.slice(0, end));
      expect(placesOf(settled), `behind ${BLOCKS.slice(Math.max(0, end - 20), end)}`).toEqual(places);
      settled = [...container.querySelectorAll('[data-slot=dk-markdown] > *')].slice(0, -1);
      places = placesOf(settled);
    }
  });

  it('nothing gets lower: no line is shown and taken back', () => {
    const { container, show } = createMarkdownStage();
    let height = 0;
    for (let end = 1; end <= BLOCKS.length; end++) {
      show(BLOCKS.slice(0, end));
      const now = container.getBoundingClientRect().height;
      expect(
        now,
        `behind ${JSON.stringify(BLOCKS.slice(Math.max(0, end - 20), end))}`,
      ).toBeGreaterThanOrEqual(height);
      height = now;
    }
  });
});
