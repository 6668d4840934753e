/** Code in a real page: what is copied, what stays where it is, and what a long block costs. */
import { CodeBlock, createCodeBlock } from 'deltakit/code';
import 'deltakit/styles.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CodeBlockProps } from '../../src/components/code-block/code-block-props';
import { PlainCode } from '../../src/components/code-block/plain-code';
import { append, appendAll, emptyList, type GrowingList } from '../../src/markdown/growing-list';

const listOf = (lines: readonly string[]) => appendAll(emptyList<string>(), lines);
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => (index % 7 === 5 ? '' : `  const line${index} = "${index}";`));

const NumberedCodeBlock = createCodeBlock({
  languages: { ts: () => import('shiki/langs/typescript.mjs') },
  lineNumbers: true,
});

function createStage() {
  const container = document.createElement('div');
  container.style.inlineSize = '30rem';
  document.body.append(container);
  const root = createRoot(container);
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
  return { container, render: (node: React.ReactNode) => flushSync(() => root.render(node)) };
}

const KINDS: [string, (props: CodeBlockProps) => React.ReactNode][] = [
  ['plain code', (props) => <PlainCode lang={props.lang} lines={props.lines} />],
  ['highlighted code', (props) => <CodeBlock {...props} />],
  ['numbered code', (props) => <NumberedCodeBlock {...props} />],
];

const propsOf = (lines: GrowingList<string>, isClosed = true): CodeBlockProps => ({
  lang: 'ts',
  meta: '',
  lines,
  isClosed,
});

const codeOf = (container: Element) => container.querySelector('[data-slot=dk-code-text]') ?? container;

function selectAll(element: Element): string {
  const selection = getSelection();
  selection?.selectAllChildren(element);
  const text = selection?.toString() ?? '';
  selection?.removeAllRanges();
  return text;
}

const isHighlighted = (container: Element) =>
  expect
    .poll(() => container.querySelector('[data-slot=dk-code-line] [style]'), { timeout: 10_000 })
    .not.toBe(null);

/** Of the lines of `numbered`, all but the empty ones have looks. */
const countHighlighted = (container: Element) =>
  container.querySelectorAll('[data-slot=dk-code-line]:has([style])').length;
const isWhollyHighlighted = (container: Element, count: number) =>
  expect
    .poll(() => countHighlighted(container), { timeout: 20_000 })
    .toBe(numbered(count).filter(Boolean).length);

describe.each(KINDS)('%s', (kind, show) => {
  it.each([1, 31, 32, 33, 200, 1025, 3000])(
    'of %i lines is selected and read as it was given',
    async (count) => {
      const { container, render } = createStage();
      const lines = numbered(count);
      render(show(propsOf(listOf(lines))));
      if (kind !== 'plain code') await isWhollyHighlighted(container, count);
      expect(codeOf(container).textContent).toBe(lines.join('\n'));
      expect(selectAll(codeOf(container))).toBe(lines.join('\n'));
    },
  );

  it('holds what the whole at once holds, wherever it is cut', async () => {
    const text = numbered(80).join('\n');
    const whole = createStage();
    const pieces = createStage();
    whole.render(show(propsOf(listOf(text.split('\n')))));
    for (let end = 0; end < text.length; end += 37) {
      pieces.render(show(propsOf(listOf(text.slice(0, end).split('\n')), false)));
      expect(codeOf(pieces.container).textContent).toBe(text.slice(0, end));
    }
    pieces.render(show(propsOf(listOf(text.split('\n')))));
    if (kind !== 'plain code') {
      await isWhollyHighlighted(whole.container, 80);
      await isWhollyHighlighted(pieces.container, 80);
    }
    expect(codeOf(pieces.container).innerHTML).toBe(codeOf(whole.container).innerHTML);
  });

  it('keeps a selection and its nodes while 2,000 lines come behind them', async () => {
    const { container, render } = createStage();
    let list = listOf(numbered(70));
    render(show(propsOf(list, false)));
    if (kind !== 'plain code') await isWhollyHighlighted(container, 70);
    const groups = [...container.querySelectorAll('[data-slot=dk-code-group]')].slice(0, 2);
    const texts = groups.map((group) => group.firstChild);
    const range = document.createRange();
    range.setStart(firstText(groups[0]), 1);
    range.setEnd(firstText(groups[1]), 2);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    const selected = getSelection()?.toString();
    for (const line of numbered(2000)) list = append(list, line);
    render(show(propsOf(list, false)));
    expect(getSelection()?.toString()).toBe(selected);
    expect([...container.querySelectorAll('[data-slot=dk-code-group]')].slice(0, 2)).toEqual(groups);
    for (const [index, group] of groups.entries()) expect(group.firstChild).toBe(texts[index]);
    getSelection()?.removeAllRanges();
  });

  it('shows characters that change the order by their names, and is copied with them', async () => {
    const { container, render } = createStage();
    const text = "if (a != 'user\u202e \u2066// admin\u2069 \u2066') {\n\u200f}";
    render(show(propsOf(listOf(text.split('\n')))));
    if (kind !== 'plain code') await isHighlighted(container);
    const marks = [...container.querySelectorAll<HTMLElement>('[data-slot=dk-code-control]')];
    expect(marks.map(({ dataset }) => dataset.name)).toEqual([
      'U+202E',
      'U+2066',
      'U+2069',
      'U+2066',
      'U+200F',
    ]);
    expect(codeOf(container).textContent).toBe(text);
    expect(selectAll(codeOf(container))).toBe(text);
    const places = marks.slice(0, 4).map((mark) => mark.getBoundingClientRect().left);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

function firstText(element: Element | undefined): Text {
  const text = element && document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  if (!(text instanceof Text)) throw new Error('There is no text');
  return text;
}

describe('a block that is highlighted', () => {
  it('never shows a finished line plain again while it grows', async () => {
    const { container, render } = createStage();
    const lines = numbered(400);
    let list = listOf(lines.slice(0, 2));
    render(<CodeBlock {...propsOf(list, false)} />);
    await isHighlighted(container);
    let before = 1;
    for (const line of lines.slice(2)) {
      list = append(list, line);
      render(<CodeBlock {...propsOf(list, false)} />);
      // With no time left lines wait for their looks; none loses those that it has.
      const now = countHighlighted(container);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
    await isWhollyHighlighted(container, 400);
  });

  it('moves nothing when its looks arrive', async () => {
    const { container, render } = createStage();
    render(<CodeBlock {...propsOf(listOf(numbered(60)))} />);
    const before = container.getBoundingClientRect();
    await isWhollyHighlighted(container, 60);
    const after = container.getBoundingClientRect();
    expect([after.width, after.height]).toEqual([before.width, before.height]);
  });

  it('has other colours by day and by night', async () => {
    const { container, render } = createStage();
    render(<CodeBlock {...propsOf(listOf(['const a = 1;']))} />);
    await isHighlighted(container);
    const token = container.querySelector('[data-slot=dk-code-line] [style]');
    const colour = () => token && getComputedStyle(token).color;
    container.className = 'light';
    const day = colour();
    container.className = 'dark';
    expect(colour()).not.toBe(day);
    expect(colour()).toMatch(/^rgb/);
  });

  it('numbers its lines also behind the first thousand', async () => {
    const { container, render } = createStage();
    render(<NumberedCodeBlock {...propsOf(listOf(numbered(2100)))} />);
    const sections = [...container.querySelectorAll<HTMLElement>('[data-slot=dk-code-section]')];
    expect(sections.map(({ style }) => style.counterReset)).toEqual([
      'dk-line 0',
      'dk-line 1024',
      'dk-line 2048',
    ]);
    expect(container.querySelectorAll('[data-slot=dk-code-line]')).toHaveLength(2100);
  });
});

describe('the copy button', () => {
  const button = (container: Element) =>
    container.querySelector<HTMLButtonElement>('button[aria-label=Copy]') ?? new HTMLButtonElement();
  const said = (container: Element) => container.querySelector('[role=status]')?.textContent;

  it('copies the code as it was given, and says so', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    onTestFinished(() => writeText.mockRestore());
    const { container, render } = createStage();
    render(<CodeBlock {...propsOf(listOf(['a', '\u202eb', '']))} />);
    button(container).click();
    await expect.poll(() => said(container)).toBe('Copied');
    expect(writeText).toHaveBeenCalledWith('a\n\u202eb\n');
  });

  it('selects the code and says what to press where nothing can be copied', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no'));
    const execCommand = vi.spyOn(document, 'execCommand').mockReturnValue(false);
    onTestFinished(() => {
      writeText.mockRestore();
      execCommand.mockRestore();
    });
    const { container, render } = createStage();
    render(<CodeBlock {...propsOf(listOf(['one', 'two']))} />);
    button(container).click();
    await expect.poll(() => said(container)).toMatch(/^Selected: press/);
    expect(getSelection()?.toString()).toBe('one\ntwo');
  });
});

describe('the download button', () => {
  it('saves the whole code under the name that the fence gives', async () => {
    const texts: Promise<string>[] = [];
    const names: string[] = [];
    const createObjectURL = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      texts.push(blob instanceof Blob ? blob.text() : Promise.reject(new TypeError('no blob')));
      return '#';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    onTestFinished(() => {
      createObjectURL.mockRestore();
      click.mockRestore();
    });
    const { container, render } = createStage();
    render(<CodeBlock {...propsOf(listOf(['a', '', 'b']))} meta="file=x.ts" />);
    container.querySelector<HTMLButtonElement>('button[aria-label=Download]')?.click();
    expect(names).toEqual(['x.ts']);
    expect(await Promise.all(texts)).toEqual(['a\n\nb']);
  });
});
