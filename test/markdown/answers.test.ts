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

  it('is none where the line below its head is not in the quote with it', () => {
    expect(seen('> | a |\n|---|\n| b |')).toEqual(['/0 quote/0 paragraph: | a |\n|---|\n| b |']);
  });

  it('begins with its first head, where the line below looks like another one', () => {
    expect(seen('| a |\n|-|\n|-|')).toEqual(['/0 table row 0 column 0: a', '/0 table row 1 column 0: -']);
  });

  it('goes on where a row looks like a delimiter', () => {
    expect(seen(`${TABLE}\n|---|---|`)).toEqual([
      ...CELLS,
      '/0 table row 2 column 0: ---',
      '/0 table row 2 column 1: ---',
    ]);
  });

  it('ends with the quote that it stands in', () => {
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

describe('code', () => {
  it.each([
    ['>     a\n>\n>     b', '/0 quote/0 code: a\n\nb'],
    ['>     a\n>       \n>     b', '/0 quote/0 code: a\n  \nb'],
    ['>     a\n >     b\n>    c', '/0 quote/0 code: a\nb', '/0 quote/1 paragraph: c'],
    ['> - ```\n>   a\n>     b', '/0 quote/0 list undefined item 0 undefined/0 code: a\n  b'],
    ['-\t```\n\ta\n\t\tb', '/0 list undefined item 0 undefined/0 code: a\n\tb'],
    ['-\t\ta\n\n      b', '/0 list undefined item 0 undefined/0 code:   a\n\nb'],
    ['>```\n>a\n>\n>b\n>```', '/0 quote/0 code: a\n\nb'],
    ['>     a\n    b', '/0 quote/0 code: a', '/1 code: b'],
  ])('in %j has nothing in it of what it stands in', (markdown, ...looks) => {
    expect(seen(markdown)).toEqual(looks);
  });
});

describe('HTML', () => {
  it('has nothing in it of what it stands in', () => {
    expect(seen('> - <div>\n>   a\n>     b')).toEqual([
      '/0 quote/0 list undefined item 0 undefined/0 html: <div>\na\n  b',
    ]);
  });
});

describe('a formula', () => {
  it.each([
    ['>$$\n>a\n>$$', '/0 quote/0 math: a'],
    ['> $$\n>a\n> $$', '/0 quote/0 math: a'],
    ['> $$\n> a\nb', '/0 quote/0 math: a', '/1 paragraph: b'],
    ['> $$\n> a\n> b\n> $$', '/0 quote/0 math: a\nb'],
    ['- $$\n  a\n  b\n  $$', '/0 list undefined item 0 undefined/0 math: a\nb'],
    ['> - $$\n>   a\n>   $$', '/0 quote/0 list undefined item 0 undefined/0 math: a'],
  ])('in %j has nothing in it of what it stands in', (markdown, ...looks) => {
    expect(seen(markdown)).toEqual(looks);
  });
});

describe('an item', () => {
  function expectToGoOn(markdown: string): void {
    expect(seen(markdown).map((line) => line.replace(/list \S+/, 'list'))).toEqual([
      '/0 list item 0 undefined/0 paragraph: a',
      '/0 list item 0 undefined/1 paragraph: b',
    ]);
  }

  it.each([
    ...['-   a\n\n    b', '- a\n\n  b', '-\ta\n\n\tb', '1.\ta\n\n\tb', '-\ta\n\n    b'],
    ...['-\n  a\n\n  b', '-   \n  a\n\n  b', '-\t\n  a\n\n  b'],
  ])('goes on behind a blank line where it is indented: %j', expectToGoOn);

  it.each(['-\n\n  b', '-      \n\n  b', '-\t\t\n\n  b'])(
    'that begins with two blank lines is empty: %j',
    (markdown) => {
      const [list, after] = readMarkdown(markdown).blocks.items;
      expect(list?.type === 'list' && list.items.items).toEqual([
        { isDone: undefined, blocks: expect.objectContaining({ length: 0 }) },
      ]);
      expect(after?.type).toBe('paragraph');
    },
  );

  it('is a task where a text follows the box on its line', () => {
    expect(seen('- [x] a\n- [x]\n  b').map((line) => line.replace('undefined ', ''))).toEqual([
      '/0 list item 0 true/0 paragraph: a',
      '/0 list item 1 undefined/0 paragraph: [x]\nb',
    ]);
  });
});

describe('code in a text', () => {
  it('may begin behind a backtick that is escaped', () => {
    expect(seen('\\```a``')).toEqual(['/0 paragraph: `', '/0 paragraph code: a']);
  });
});
