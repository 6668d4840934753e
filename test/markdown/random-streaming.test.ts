/**
 * Texts made by chance, cut by chance: however a text came it ends as it does when it is there at once, it looks the
 * same at each cut, what has settled is not made anew, and nothing is thrown.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../src/markdown/growing-list';
import { runs } from '../laws/runs';
import { lines } from './random-lines';
import { cutDocuments, documents, noise } from './random-markdown';
import { advance, looksOf, readMarkdown } from './read-markdown';

const whole = (text: string) => looksOf(readMarkdown(text));
const half = (text: string) => looksOf(readMarkdown(text, false));

describe('a text by chance', () => {
  it('ends as it does when it is there at once, wherever it was cut', () => {
    fc.assert(
      fc.property(cutDocuments, ({ text, ends }) => {
        let document = readMarkdown('', false);
        for (const end of ends) document = advance(document, text.slice(0, end), false);
        expect(looksOf(advance(document, text, true))).toEqual(whole(text));
      }),
      { seed: 53, numRuns: runs(90) },
    );
  });

  it('looks at every cut as it does when it is there at once so far', () => {
    fc.assert(
      fc.property(cutDocuments, ({ text, ends }) => {
        let document = readMarkdown('', false);
        for (const end of ends) {
          document = advance(document, text.slice(0, end), false);
          expect(looksOf(document), `at ${end}`).toEqual(half(text.slice(0, end)));
        }
      }),
      { seed: 54, numRuns: runs(60) },
    );
  });

  it('by the character ends as it does when it is there at once', () => {
    fc.assert(
      fc.property(fc.oneof(documents, noise), (text) => {
        fc.pre(text.length < 1500);
        let document = readMarkdown('', false);
        for (let end = 1; end < text.length; end++) document = advance(document, text.slice(0, end), false);
        expect(looksOf(advance(document, text, true))).toEqual(whole(text));
      }),
      { seed: 55, numRuns: runs(90) },
    );
  });

  it('may end at every cut', () => {
    fc.assert(
      fc.property(cutDocuments, ({ text, ends }) => {
        let document = readMarkdown('', false);
        for (const end of ends) {
          document = advance(document, text.slice(0, end), false);
          const ended = looksOf(advance(document, text.slice(0, end), true));
          expect(ended, `at ${end}`).toEqual(whole(text.slice(0, end)));
        }
      }),
      { seed: 56, numRuns: runs(80) },
    );
  });

  it('keeps what has settled: the same objects from then on', () => {
    fc.assert(
      fc.property(cutDocuments, ({ text, ends }) => {
        let document = readMarkdown('', false);
        for (const end of ends) {
          const next = advance(document, text.slice(0, end), false);
          const [top] = document.settled.frames;
          const settled = 'blocks' in top ? top.blocks.length : 0;
          const [old, now] = [[...itemsOf(document.blocks)], [...itemsOf(next.blocks)]];
          for (let index = 0; index < settled; index++) expect(now[index]).toBe(old[index]);
          document = next;
        }
      }),
      { seed: 57, numRuns: runs(80) },
    );
  });

  it('of lines that begin with any marks ends, and looks at every line end, as it does when it is there at once', () => {
    fc.assert(
      fc.property(lines, (text) => {
        let document = readMarkdown('', false);
        for (let end = text.indexOf('\n') + 1; end > 0; end = text.indexOf('\n', end) + 1) {
          document = advance(document, text.slice(0, end), false);
          expect(looksOf(document), `at ${end}`).toEqual(half(text.slice(0, end)));
        }
        expect(looksOf(advance(document, text, true))).toEqual(whole(text));
      }),
      { seed: 58, numRuns: runs(1000) },
    );
  });
});
