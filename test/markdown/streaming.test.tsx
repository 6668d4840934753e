// @vitest-environment jsdom
/**
 * A text that arrives in any pieces ends up as the one that is there at once, nothing is thrown on the way, and what
 * has settled stays the same object: by the data for all examples and documents, by the DOM for some.
 */
import { Markdown } from 'deltakit/markdown';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { MarkdownDocument } from '../../src/markdown/document';
import { itemsOf } from '../../src/markdown/growing-list';
import { createRandom } from '../laws/cuts';
import { exampleFiles, markdownDocuments, markdownExamples } from './examples';
import { advance, looksOf, readMarkdown } from './read-markdown';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** Ends of pieces, by seed: many small ones, some large ones. */
function* randomEnds(length: number, seed: number): Generator<number> {
  const random = createRandom(seed);
  for (let end = 0; end < length; ) {
    end = Math.min(length, end + 1 + Math.floor(random() ** 4 * 400));
    yield end;
  }
}

/** Reads a text in pieces; what has settled must not be made anew while it looks the same. */
function readInPieces(text: string, ends: Iterable<number>): MarkdownDocument {
  let document = readMarkdown('', false);
  for (const end of ends) {
    const next = advance(document, text.slice(0, end), false);
    expectKept(document, next);
    document = next;
  }
  return advance(document, text, true);
}

function expectKept(before: MarkdownDocument, after: MarkdownDocument): void {
  const [document] = before.settled.frames;
  const settled = 'blocks' in document ? document.blocks.length : 0;
  const [old, now] = [itemsOf(before.blocks), itemsOf(after.blocks)];
  for (let index = 0; index < settled; index++) {
    if (old.next().value !== now.next().value) expect.fail(`The settled block ${index} was made anew.`);
  }
}

describe.each(exampleFiles())('every example of %s', (file) => {
  const examples = markdownExamples(file);

  it('read by the character ends as it does when it is there at once', () => {
    for (const { name, markdown } of examples) {
      const ends = Array.from(markdown, (_, index) => index + 1);
      expect(looksOf(readInPieces(markdown, ends)), name).toEqual(looksOf(readMarkdown(markdown)));
    }
  });

  it('looks the same at every cut, whether it came by the character or at once', () => {
    for (const { name, markdown } of examples) {
      let document = readMarkdown('', false);
      for (let end = 1; end < markdown.length; end++) {
        const text = markdown.slice(0, end);
        document = advance(document, text, false);
        expect(looksOf(document), `${name} at ${end}`).toEqual(looksOf(readMarkdown(text, false)));
      }
    }
  });

  it('is a text that may end at every cut', () => {
    for (const { name, markdown } of examples) {
      let document = readMarkdown('', false);
      for (let end = 1; end < markdown.length; end++) {
        const text = markdown.slice(0, end);
        document = advance(document, text, false);
        expect(looksOf(advance(document, text, true)), `${name} at ${end}`).toEqual(
          looksOf(readMarkdown(text)),
        );
      }
    }
  });
});

describe('a document', () => {
  const documents = markdownDocuments().map(({ name, markdown }) => [name, markdown] as const);

  it.each(documents)('%s ends as it does when it is there at once, however it came', (_, markdown) => {
    // Of the longest ones the beginning: they are the others, one behind the other.
    const text = markdown.slice(0, 30_000);
    const whole = looksOf(readMarkdown(text));
    for (let seed = 1; seed <= 3; seed++) {
      expect(looksOf(readInPieces(text, randomEnds(text.length, seed)))).toEqual(whole);
    }
  });

  it('that is not what it was goes on as the other text', () => {
    const document = advance(readMarkdown('# One\n\ntwo\n\nthr', false), '# Une\n\ndeux', false);
    expect(looksOf(document)).toEqual(looksOf(readMarkdown('# Une\n\ndeux', false)));
  });
});

/** Without the number that React gives to each text on a page. */
function markupOf(container: Element): string {
  return container.innerHTML.replace(/_r_\w+?_/g, 'id');
}

describe('the page', () => {
  const examples = exampleFiles().flatMap((file) => markdownExamples(file));
  const sample = examples.filter((_, index) => index % 4 === 0);
  const documents = markdownDocuments().filter(({ markdown }) => markdown.length < 4000);

  it.each([
    ['examples', sample],
    ['documents', documents],
  ])('of streamed %s ends as that of the whole text', async (_, texts) => {
    expect(texts.length).toBeGreaterThan(5);
    for (const { name, markdown } of texts) {
      const container = document.createElement('div');
      const root = createRoot(container);
      for (const end of randomEnds(markdown.length, markdown.length)) {
        await act(() => root.render(<Markdown text={markdown.slice(0, end)} isWhole={false} />));
      }
      await act(() => root.render(<Markdown text={markdown} />));
      const streamed = markupOf(container);
      await act(() => root.render(null));
      await act(() => root.render(<Markdown text={markdown} />));
      expect(streamed, name).toBe(markupOf(container));
      await act(() => root.unmount());
    }
  });

  it('of a server is that of the whole text', () => {
    expect(renderToStaticMarkup(<Markdown text="# One" />)).toContain('One</h1>');
  });
});
