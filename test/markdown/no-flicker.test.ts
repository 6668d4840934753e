/**
 * What a person sees of a text while it comes: at every cut the beginning of what it will be, each character already
 * with the looks that it will have. No mark is shown that is taken back, and nothing that was shown goes away.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkdownReader } from '../../src/markdown/document';
import { runs } from '../laws/runs';
import { findFlicker } from './find-flicker';
import { seenText } from './seen-text';
import { wellFormedDocument, wellFormedText } from './well-formed';

const prose = createMarkdownReader({ hasMath: false, extensions: [] });
const withMath = createMarkdownReader({ hasMath: true, extensions: [] });

describe('a text whose marks are all closed', () => {
  it('looks from its first character on as it will', () => {
    fc.assert(
      fc.property(wellFormedText, (text) => void expect(findFlicker(text)).toBeUndefined()),
      { seed: 71, numRuns: runs(170) },
    );
  });

  it('is in its blocks from the first character on: lists, quotes, tables, code', () => {
    fc.assert(
      fc.property(wellFormedDocument, (text) => {
        fc.pre(text.length < 1200);
        expect(findFlicker(text)).toBeUndefined();
      }),
      { seed: 72, numRuns: runs(35) },
    );
  });
});

describe('never flickers:', () => {
  it.each([
    ['a bold word', 'a **bold** word'],
    ['emphasis in emphasis', '*one **two** three* and _four **five**_'],
    ['bold italics', '***both*** and **_both_**'],
    ['code in emphasis', 'so **`a`** and *`b` c*'],
    ['code with marks in emphasis', '**`a*b`** and _`c_d`_'],
    ['code that holds brackets', 'use `a[0](b)` so'],
    ['a link', 'see [the docs](https://ok.example/a "b") there'],
    ['a link that begins a line', 'See\n[the docs](/a) there'],
    ['a link that begins a paragraph', '[the docs](/a) there'],
    ['a link that begins an item', '- [the docs](/a)\n- [more](/b)'],
    ['a link whose text begins with a number', 'see [2024 report](/a), [3.5](/b)'],
    ['a reference link', 'see [the docs][docs] there\n\n[docs]: /a'],
    ['citations', 'it is so [1] and so [2][3].'],
    ['citations that begin lines', 'References:\n[1] one\n[2] two'],
    ['a picture', 'so ![a *picture*](a.png "b") is'],
    ['a linked picture', 'so [![a](b.png)](/c) is'],
    ['a linked picture that begins a paragraph', 'so\n\n[![a](b.png)](/c) is'],
    ['a tag', 'press <kbd>x</kbd> so'],
    ['an angled address', 'see <https://ok.example/a> there'],
    ['a comparison', 'if a <b, or a < c, then d'],
    ['a bare address', 'see https://ok.example/a_b_c, there'],
    ['an entity', 'fish &amp; chips, R&D; AT&T'],
    ['an escape', 'no \\*emphasis\\* here\\!'],
    ['a tilde that means about', 'for ~5 minutes or ~$10'],
    ['dollars', 'costs $5, or $10-$20 of US$ 30'],
    ['snake case', 'call snake_case_name or __init__ now'],
    ['multiplication', '2 * 3 * 4 so'],
    ['a heading', '# One *two*\n\nthree'],
    ['a table whose head holds marks', '| **a** | `b` |\n|---|:-:|\n| *c* | [d](/e) |'],
    ['a table in an item', '- a\n\n  | b | c |\n  |---|---|\n  | d | e |'],
    ['a table in a quote', '> | b | c |\n> |---|---|\n> | d | e |'],
    ['a fence', 'so\n\n```ts\nlet a = `b`;\n\n# c\n```\n\nd'],
    ['a fence in an item', '- so\n\n  ```ts\n  let a;\n  ```\n\n  d'],
    ['a fence in a quote', '> ```\n> let a;\n> ```\n>\n> d'],
    ['an item of a task', '- [ ] one\n- [x] two'],
    ['nested lists', '1. one\n   - two\n     - three\n2. four'],
    ['a rule', 'one\n\n---\n\ntwo'],
    ['a footnote', 'so[^1] it is\n\n[^1]: The note.'],
    ['a link whose text is an address', 'see [https://ok.example/a](https://ok.example/a) there'],
    ['a link whose text is a number', 'it is so [1](/a), and so [[2]](/b)'],
    ['a link with an odd title', '[a](/b "c (d) e") and [f](/g \'h "i"\')'],
    ['a link with parentheses in its address', '[a](/b_(c_(d))) so'],
    ['an address that holds marks', 'see https://ok.example/_a/*b, **so**'],
    ['a rule below a table', '| a | b |\n|---|---|\n| c | d |\n---\n\ne'],
    ['an item below a table', '| a | b |\n|---|---|\n| c | d |\n- e'],
    ['a table that begins an item', '- | b | c |\n  |---|---|\n  | d | e |'],
    ['code that holds a backtick', 'so `` a`b `` c'],
    ['code behind a backtick that is escaped', 'so \\```a`` c'],
    ['strikethrough', 'was ~~old~~ new'],
    ['strikethrough in emphasis', 'so *~~a~~* and ~~*b*~~ c'],
    ['emphasis within words', '*这**很**好* so, a*b**c**d*'],
    ['a picture behind a mark', 'so **![a](b.png)** c'],
    ['a tag with a mark in its attribute', 'so <a title="b > c"> d'],
  ])('%s', (_, text) => {
    expect(findFlicker(text)).toBeUndefined();
  });

  it.each([
    ['dollars that are money', 'costs $5, or $10-$20 of US$ 30'],
    ['a price beside a formula', 'for $5 or **$6** a piece, and $x^2$'],
    ['a formula', 'so $x_1 * 2$, \\(a_b\\) and $$c$$ are'],
    ['a formula that begins with a number', 'so $10^{5}$ and $2x + 1$'],
    ['a variable of a shell', 'set $HOME and $PATH **so** it works'],
  ])('%s, where formulas are read too', (_, text) => {
    expect(findFlicker(text, withMath)).toBeUndefined();
  });
});

describe('a half construct', () => {
  const seenOf = (text: string) => {
    const seen = seenText(prose.advance(prose.empty, text, false));
    return seen.map(({ char }) => char).join('');
  };

  it.each([
    ['so ![a pict', 'so'],
    ['so ![a picture](https://ok.exa', 'so'],
    ['so <kbd', 'so'],
    ['so <img src="a.png" onerror="x', 'so'],
    ['so <https://ok.exa', 'so'],
    ['so [a', 'so a'],
    ['so [a](https://ok.exa', 'so a'],
    ['so [a](<b c', 'so a'],
    ['so [a](/b "c', 'so a'],
    ['so [a][b', 'so a'],
    ['so **', 'so'],
    ['so **b*', 'so b'],
    ['so `', 'so'],
    ['so ``a`', 'so a'],
    ['so &am', 'so'],
    ['so \\', 'so'],
    ['so[^no', 'so'],
    ['#', ''],
    ['## ', ''],
    ['-', ''],
    ['1', ''],
    ['- [', ''],
    ['- [x', ''],
    ['>', ''],
    ['``', ''],
    ['```', ''],
    ['| a', 'a'],
    ['| a | b |\n|', 'ab'],
    ['| a | b |\n|---|', 'ab'],
    ['a\n--', 'a'],
    ['[a]: /b', ''],
    ['[^a]: b', ''],
  ])('%j shows %j', (text, seen) => {
    expect(seenOf(text)).toBe(seen);
  });

  it('of a link leads nowhere until its address is there', () => {
    const { blocks } = prose.advance(prose.empty, 'see [the docs](https://ok.example/a', false);
    expect(JSON.stringify(blocks)).toContain('{"type":"link","nodes":["the docs"]}');
  });

  it('of a table is one from its first row on, however many cells it gets', () => {
    const text = '| one | two | three |\n|:--|--:|---|\n| a | b | c |\n| d |';
    let document = prose.empty;
    for (let end = 3; end <= text.length; end++) {
      document = prose.advance(document, text.slice(0, end), false);
      expect(
        [...document.blocks.items].map(({ type }) => type),
        text.slice(0, end),
      ).toEqual(['table']);
    }
  });
});
