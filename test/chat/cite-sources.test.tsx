import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { citeSources } from '../../src/chat/cite-sources';
import { Markdown } from '../../src/components/markdown/markdown';
import type { Source } from '../../src/deltas/delta';

const links = (text: string) =>
  [...renderToStaticMarkup(<Markdown text={text} />).matchAll(/<a [^>]*href="([^"]*)"/g)].map(
    ([, href]) => href,
  );

describe('a citation', () => {
  it('leads to its source, by number and by id', () => {
    const sources: Source[] = [
      { url: 'https://tides.example/a', title: 'The "moon"' },
      { id: 'doc-7', url: 'https://tides.example/b c' },
    ];
    const text = citeSources('The tide follows the moon [1], twice a day [2] [doc-7]. [3]', sources);
    expect(links(text)).toEqual([
      'https://tides.example/a',
      'https://tides.example/b%20c',
      'https://tides.example/b%20c',
    ]);
  });

  it('may lead to the list of sources on the page, and not to what scores too low', () => {
    const sources: Source[] = [
      { snippet: 'a', score: 0.9 },
      { snippet: 'b', score: 0.1 },
    ];
    const hrefOf = (_: Source, number: number) => `#source-${number}`;
    expect(links(citeSources('[1] [2]', sources, { hrefOf, minScore: 0.5 }))).toEqual(['#source-1']);
  });

  it('adds nothing that is seen, whatever a source is called', () => {
    const text = fc.string({
      unit: fc.constantFrom('"', '\\', '<', '>', '[', ']', '(', ')', '`', 'a', ' ', '\n'),
    });
    const source = fc.record({ title: text, id: text, url: text.map((end) => `https://a.example/${end}`) });
    fc.assert(
      fc.property(fc.array(source, { maxLength: 4 }), (sources) => {
        const html = renderToStaticMarkup(<Markdown text={citeSources('what was said', sources)} />);
        expect(html.replace(/<[^>]*>/g, '').trim()).toBe('what was said');
      }),
    );
  });
});
