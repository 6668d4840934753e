// @vitest-environment jsdom
/**
 * Every example of CommonMark, GFM and cmark-gfm, rendered whole: the kit says what the specification says. The few
 * differences are listed below, each with its reason.
 */
import { Markdown } from 'deltakit/markdown';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, it } from 'vitest';
import { findDifference } from './differences';
import { exampleFiles, type MarkdownExample, markdownExamples } from './examples';
import { htmlTree, visibleText } from './html-tree';

/** How many examples were compared in which way. */
const counts = new Map<string, number>();
const count = (how: string) => counts.set(how, (counts.get(how) ?? 0) + 1);

afterAll(() => {
  for (const [how, number] of counts) console.info(`examples of the specifications ${how}: ${number}`);
});

const render = (text: string) => renderToStaticMarkup(<Markdown text={text} images={() => true} />);

describe.each(exampleFiles())('%s', (file) => {
  const named = markdownExamples(file).map(
    (example) => [`${example.name} (${example.section})`, example] as const,
  );

  it.each(named)('%s is rendered as it should be', (_, example) => {
    const html = render(example.markdown);
    const difference = findDifference(example);
    if (difference) {
      count(`that differ, as ${difference.why}`);
      if (difference.html) expect(htmlTree(html)).toEqual(htmlTree(difference.html(example)));
    } else if (html.includes('data-slot="dk-md-html"')) {
      count('with blocks of HTML, which are text, compared by what is read');
      expect(visibleText(html)).toBe(visibleText(escapeRawHtml(example)));
    } else {
      count('compared as trees');
      expect(htmlTree(html)).toEqual(htmlTree(escapeRawHtml(example)));
    }
  });
});

const TAG = /<(?:!--.*?-->|[!?a-zA-Z/][^>]*(?:>|$))/gs;

/** The markup in which all that was written as HTML is text. */
function escapeRawHtml({ html, markdown }: MarkdownExample): string {
  const toText = (tag: string) => tag.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return html.replace(TAG, (tag) => (markdown.includes(tag.trimEnd()) ? toText(tag) : tag));
}
