/** Markdown on a narrow screen: what is wide scrolls by itself, and what is copied is what was written. */
import { CodeBlock } from 'deltakit/code';
import { afterEach, beforeEach, describe, expect, it, type MockInstance, onTestFinished, vi } from 'vitest';
import { createMarkdownStage, repeat, selectText } from './markdown-stage';

let errors: MockInstance<typeof console.error>;

beforeEach(() => {
  errors = vi.spyOn(console, 'error');
});

afterEach(() => {
  const said = errors.mock.calls.splice(0);
  errors.mockRestore();
  expect(said).toEqual([]);
});

const WIDE = 'x'.repeat(400);
const KINDS = [
  ['plain code', {}],
  ['highlighted code', { CodeBlock }],
] as const;

describe('at 320 pixels', () => {
  const overflowOf = ({ scrollWidth, clientWidth }: Element) => scrollWidth - clientWidth;

  it.each(KINDS)('a line of %s scrolls in its block, and the page does not', async (_, components) => {
    const { container, end } = createMarkdownStage({ components }, '320px');
    end(
      `\`\`\`ts\nlet a = "${WIDE}";\n\`\`\`\n\n- in an item\n\n  \`\`\`\n  ${WIDE}\n  \`\`\`\n\n> \`\`\`\n> ${WIDE}\n> \`\`\``,
    );
    const scrollers = [...container.querySelectorAll('*')].filter(
      (element) => overflowOf(element) > 100 && getComputedStyle(element).overflowX === 'auto',
    );
    expect(scrollers).toHaveLength(3);
    for (const scroller of scrollers) {
      scroller.scrollLeft = 100;
      expect(scroller.scrollLeft).toBe(100);
      expect(scroller.getBoundingClientRect().right).toBeLessThanOrEqual(
        container.getBoundingClientRect().right,
      );
    }
    expect(overflowOf(container)).toBe(0);
  });

  it('a table of many columns scrolls in its frame, and can be reached by keyboard', () => {
    const { container, end } = createMarkdownStage({}, '320px');
    const row = `|${repeat(12, (n) => ` column ${n} |`)}\n`;
    end(`${row}|${'---|'.repeat(12)}\n${row.repeat(3)}`);
    const frame = container.querySelector<HTMLElement>('[data-slot=dk-md-table]') ?? expect.fail();
    expect(overflowOf(frame)).toBeGreaterThan(100);
    expect(overflowOf(container)).toBe(0);
    frame.focus();
    expect(document.activeElement).toBe(frame);
  });

  it.each([
    ['a word', WIDE],
    ['an address', `https://ok.example/${WIDE}`],
    ['a link', `[${WIDE}](https://ok.example/${WIDE})`],
    ['code in a text', `\`${WIDE}\``],
    ['a heading', `# ${WIDE}`],
    ['an item', `- ${WIDE}`],
    ['lists in lists', `${repeat(8, (n) => `${'  '.repeat(n)}- item ${n}\n`)}`],
    ['a quote', `>>>>>> ${WIDE}`],
    ['a task', `- [ ] ${WIDE}`],
    ['HTML', `<div>${WIDE}</div>`],
    ['a picture that waits', `![${WIDE}](https://${'x'.repeat(60)}.example/a.png)`],
    ['a footnote', `a[^1]\n\n[^1]: ${WIDE}`],
  ])('%s does not make the page wider', (_, text) => {
    const { container, show, end } = createMarkdownStage({}, '320px');
    show(text);
    expect(overflowOf(container)).toBe(0);
    end(text);
    expect(overflowOf(container)).toBe(0);
  });
});

describe('what is copied', () => {
  const CODE = 'let a = 1;\n\n\tif (a) {\n    b();\n}';

  it.each(KINDS)('of %s by selecting it is the code', (_, components) => {
    const { container, end } = createMarkdownStage({ components });
    end(`before\n\n\`\`\`ts\n${CODE}\n\`\`\`\n\nafter`);
    expect(selectText(container, 'let a', '}')).toBe(CODE);
  });

  it('by its button is the code', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    onTestFinished(() => writeText.mockRestore());
    const { container, end } = createMarkdownStage({ components: { CodeBlock } });
    end(`- in an item\n\n  \`\`\`ts\n${CODE.replace(/^(?=.)/gm, '  ')}\n  \`\`\``);
    container.querySelector<HTMLButtonElement>('button[aria-label=Copy]')?.click();
    await expect.poll(() => writeText.mock.calls).toEqual([[CODE]]);
  });

  it('of a table, a list and a paragraph holds all their words in order', () => {
    const { container, end } = createMarkdownStage();
    end('First *words*.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\nLast.');
    const copied = selectText(container, 'First', 'Last.').split(/\s+/);
    expect(copied.filter((word) => /\w/.test(word))).toEqual([
      'First',
      'words.',
      'one',
      'two',
      'a',
      'b',
      'c',
      'd',
      'Last.',
    ]);
  });
});
