/** A place on the page for markdown that a test writes, step by step, each painted at once. */
import { Markdown, type MarkdownProps } from 'deltakit/markdown';
import 'deltakit/styles.css';
import { Profiler } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';

export interface MarkdownStage {
  readonly container: HTMLElement;
  /** Shows a text that is still coming. */
  show(text: string): void;
  /** Shows a text that is whole. */
  end(text: string): void;
  /** How often React committed. */
  readonly commits: number;
}

export function createMarkdownStage(
  looks: Pick<MarkdownProps, 'components'> = {},
  width = '40rem',
): MarkdownStage {
  const container = document.createElement('div');
  container.style.inlineSize = width;
  document.body.append(container);
  const root = createRoot(container);
  onTestFinished(() => {
    getSelection()?.removeAllRanges();
    root.unmount();
    container.remove();
  });
  let commits = 0;
  const onRender = () => void commits++;
  const render = (text: string, isWhole: boolean) =>
    flushSync(() =>
      root.render(
        <Profiler id="markdown" onRender={onRender}>
          <Markdown text={text} isWhole={isWhole} {...looks} />
        </Profiler>,
      ),
    );
  return {
    container,
    show: (text) => render(text, false),
    end: (text) => render(text, true),
    get commits() {
      return commits;
    },
  };
}

/** The text node in which `text` begins, and where. */
export function findText(container: Element, text: string): [node: Text, offset: number] {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(text) ?? -1;
    if (node instanceof Text && at !== -1) return [node, at];
  }
  throw new Error(`There is no "${text}" on the page.`);
}

/** Selects from the beginning of `first` to the end of `last`, as a person would. */
export function selectText(container: Element, first: string, last = first): string {
  const [start, startAt] = findText(container, first);
  const [end, endAt] = findText(container, last);
  getSelection()?.setBaseAndExtent(start, startAt, end, endAt + last.length);
  return getSelection()?.toString() ?? '';
}

/** A text of a kind of block, however long. */
export const repeat = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
