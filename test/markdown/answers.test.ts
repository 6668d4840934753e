/** What models write and the specifications have no example of: each as GitHub reads it, or as the kit says. */
import { describe, expect, it } from 'vitest';
import { readMarkdown } from './read-markdown';
import { seenText } from './seen-text';

/** Each stretch of text that looks the same, with its looks. */
function seen(markdown: string): string[] {
  const stretches: { looks: string; text: string }[] = [];
  for (const { char, looks } of seenText(readMarkdown(markdown))) {
    const last = stretches.at(-1);
    if (last?.looks === looks) last.text += char;
    else stretches.push({ looks, text: char });
  }
  return stretches.map(({ looks, text }) => `${looks.trim()}: ${text}`);
}

describe('a table', () => {
  const TABLE = '| a | b |\n|---|---|\n| c | d |';
  const CELLS = [
    '/0 table row 0 column 0: a',
    '/0 table row 0 column 1: b',
    '/0 table row 1 column 0: c',
    '/0 table row 1 column 1: d',
  ];

  it('ends where a rule follows at once', () => {
    expect(seen(`${TABLE}\n---\ne`)).toEqual([...CELLS, '/2 paragraph: e']);
    expect(readMarkdown(`${TABLE}\n---\ne`).blocks.items.map(({ type }) => type)).toEqual([
      'table',
      'rule',
      'paragraph',
    ]);
  });

  it('of one column ends where a rule follows at once', () => {
    expect(seen('| a |\n|---|\n| c |\n---\ne')).toEqual([
      '/0 table row 0 column 0: a',
      '/0 table row 1 column 0: c',
      '/2 paragraph: e',
    ]);
  });

  it('goes on where a line of equals signs follows', () => {
    expect(seen(`${TABLE}\n===`)).toEqual([...CELLS, '/0 table row 2 column 0: ===']);
  });

  it('goes on where a row looks like a delimiter', () => {
    expect(seen(`${TABLE}\n|---|---|`)).toEqual([
      ...CELLS,
      '/0 table row 2 column 0: ---',
      '/0 table row 2 column 1: ---',
    ]);
  });

  // Not so yet, nor are the other `it.fails` here: the parser takes a lazy line for a row.
  it.fails('ends with the quote that it stands in', () => {
    expect(seen('> | a |\n> |---|\n| b |')).toEqual([
      '/0 quote/0 table row 0 column 0: a',
      '/1 paragraph: | b |',
    ]);
  });
});

describe('a link', () => {
  it('may have an address as its text', () => {
    for (const text of ['https://a.example', 'https://a.example/b_c', 'www.a.example', 'me@a.example']) {
      const [block] = readMarkdown(`see [${text}](https://b.example/d) there`).blocks.items;
      const nodes = block?.type === 'paragraph' ? block.inline.items[0]?.nodes : undefined;
      expect(nodes?.[1]).toMatchObject({ type: 'link', url: 'https://b.example/d', nodes: [text] });
      expect(nodes?.[2]).toBe(' there');
    }
  });

  it('may have an address in its text', () => {
    expect(seen('[at https://a.example/b and **c**](/d)')).toEqual([
      '/0 paragraph link: at https://a.example/b and ',
      '/0 paragraph link strong: c',
    ]);
  });
});

describe('a formula', () => {
  it.each([
    ['> $$\n> a\n> b\n> $$', '/0 quote/0 math: a\nb'],
    ['- $$\n  a\n  b\n  $$', '/0 list undefined item 0 undefined/0 math: a\nb'],
    ['> - $$\n>   a\n>   $$', '/0 quote/0 list undefined item 0 undefined/0 math: a'],
  ])('in %j has nothing in it of what it stands in', (markdown, looks) => {
    expect(seen(markdown)).toEqual([looks]);
  });
});

describe('an item', () => {
  function expectToGoOn(markdown: string): void {
    expect(seen(markdown).map((line) => line.replace(/list \S+/, 'list'))).toEqual([
      '/0 list item 0 undefined/0 paragraph: a',
      '/0 list item 0 undefined/1 paragraph: b',
    ]);
  }

  it.each(['-   a\n\n    b', '- a\n\n  b'])(
    'goes on behind a blank line where it is indented: %j',
    expectToGoOn,
  );
  // The parser takes an item that begins with a tab, or with an empty line, for an empty one.
  it.fails.each(['-\ta\n\n\tb', '1.\ta\n\n\tb', '-\n  a\n\n  b'])('goes on: %j', expectToGoOn);
});

describe('code in a text', () => {
  it.fails('may begin behind a backtick that is escaped', () => {
    expect(seen('\\```a``')).toEqual(['/0 paragraph: `', '/0 paragraph code: a']);
  });
});
