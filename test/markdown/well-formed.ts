/**
 * Texts by chance as a careful writer would leave them: whatever is opened is closed, and no mark stands alone but
 * where it plainly is none. So each character of them can look from the first as it will.
 */
import fc, { type Arbitrary } from 'fast-check';

const word = fc.constantFrom(
  ...[
    'a',
    'the',
    'words',
    'naïve,',
    'snake_case_name',
    '3.5%',
    "it's",
    '漢字',
    '🙂',
    'e.g.',
    'AT&T',
    'R&D;',
    'end.',
    '“so”',
  ],
  ...[
    '$5',
    '$10.50',
    'C#',
    '#1',
    '5 * 3',
    '2 - 1',
    'a | b',
    'x = y',
    'x > 2',
    '~5',
    'either/or',
    '(really)',
    'wow!',
    'C:\\dir',
  ],
  ...[
    'https://ok.example/a_b?c=1&d=2',
    'www.ok.example/x',
    'me@ok.example',
    '<https://ok.example/>',
    '\\*',
    '\\[no\\]',
    '&amp;',
  ],
);
const plainWord = fc.constantFrom('a', 'the', 'words', 'naïve', 'snake_case', '漢字', '🙂', '3.5%', "it's");
const code = fc.constantFrom(
  '`x`',
  '`a*b*`',
  '`[0](1)`',
  '`` a`b ``',
  '`<b>`',
  '`**`',
  '`_x_`',
  '`a\\`',
  '` `` `',
);
const image = fc.constantFrom(
  '![alt text](a.png)',
  '![](https://ok.example/b.png "Title")',
  '![a *b*](<c d.png>)',
);

const phrase = fc
  .array(fc.oneof({ arbitrary: plainWord, weight: 4 }, code), { minLength: 1, maxLength: 4 })
  .map(joinWords);
const around = (mark: string, text: Arbitrary<string>) => text.map((inner) => mark + inner + mark);
const mixed = (...others: Arbitrary<string>[]) =>
  fc.array(fc.oneof(plainWord, phrase, ...others), { minLength: 1, maxLength: 3 }).map(joinWords);

/** Emphasis is in no emphasis of the same mark, but where words are between the two. */
const emphasis = fc.oneof(
  around('**', mixed(around('_', phrase.filter(hasNoUnderscore)), around('~~', phrase))),
  around('*', mixed(around('~~', around('__', phrase.filter(hasNoUnderscore))))),
  around('_', mixed(around('**', phrase)).filter(hasNoUnderscore)),
  around('__', mixed(around('*', phrase)).filter(hasNoUnderscore)),
  around('~~', mixed(around('**', phrase), around('*', phrase))),
  around('***', phrase),
  fc.tuple(phrase, phrase, phrase).map(([before, text, after]) => `*${before} **${text}** ${after}*`),
);
const link = fc
  .tuple(mixed(emphasis), fc.constantFrom('/a', 'https://ok.example/a_b(c)?d=1#e "A title"', '<a b>'))
  .map(([text, tail]) => `[${text}](${tail})`);
const styled = fc.oneof(emphasis, link, around('**', mixed(link)));

const gap = fc.constantFrom(' ', ' ', ' ', '\n', '  \n');

/** A paragraph of one or more lines. */
export const wellFormedText: Arbitrary<string> = fc
  .array(fc.tuple(fc.oneof({ arbitrary: word, weight: 3 }, code, image, styled, styled), gap), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) =>
    parts
      .map(([part, after]) => part + after)
      .join('')
      .trim(),
  )
  // What begins a line must not begin a block, nor be a mark of one.
  .map((text) => `So ${text}`.replaceAll(/\n(?=[^\p{L}“*_~`[]|[*_]\s)/gu, ' '));

const wellFormedLine = wellFormedText.map((text) => text.replace(/ *\n/g, ' '));
const cell = wellFormedLine.map((text) => text.replaceAll('a | b', 'a \\| b'));

const indent = (text: string, first: string, other: string) =>
  text
    .replace(/^/gm, other)
    .replace(other, first)
    .replace(/[ \t]+$/gm, '');

const row = (columns: number) =>
  fc.array(cell, { minLength: columns, maxLength: columns }).map((cells) => `| ${cells.join(' | ')} |`);

const table = fc.integer({ min: 1, max: 4 }).chain((columns) =>
  fc
    .tuple(
      // A longer one is no head.
      row(columns).filter((head) => head.length <= 500),
      fc.constantFrom(' --- |', ':-:|', '---|', ' ---: |'),
      fc.array(row(columns), { maxLength: 4 }),
    )
    .map(([head, delimiter, rows]) => [head, `|${delimiter.repeat(columns)}`, ...rows].join('\n')),
);

const fence = fc
  .tuple(
    fc.constantFrom('```', '~~~', '````'),
    fc.constantFrom('', 'ts', 'python title="x"'),
    fc.array(
      fc.constantFrom('let a = `b`;', '', '  # no heading', '- no item', '**', '| no | row |', '<b>'),
      { maxLength: 5 },
    ),
  )
  .map(([mark, info, lines]) => [mark + info, ...lines, mark].join('\n'));

const marked = (mark: string, items: readonly string[], between: string) =>
  items.map((text) => indent(text, mark, ' '.repeat(mark.length))).join(between);

/** Blocks, one behind the other. */
export const wellFormedDocument: Arbitrary<string> = fc.letrec<{ blocks: string; block: string }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 4 }).map((all) => all.join('\n\n')),
  block: fc.oneof(
    { maxDepth: 3 },
    { arbitrary: wellFormedText, weight: 3 },
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), wellFormedLine)
      .map(([level, text]) => `${'#'.repeat(level)} ${text}`),
    table,
    fence,
    fc.constantFrom('---', '***', '___'),
    tie('blocks').map((text) => indent(text, '> ', '> ')),
    fc
      .tuple(
        fc.constantFrom('- ', '* ', '1. ', '12. ', '+ '),
        fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
      )
      .map(([mark, items]) => marked(mark, items, '\n')),
    fc
      .tuple(
        fc.constantFrom('- ', '- [ ] ', '- [x] '),
        fc.array(wellFormedText, { minLength: 1, maxLength: 4 }),
      )
      .map(([mark, items]) => items.map((text) => indent(text, mark, '  ')).join('\n')),
  ),
})).blocks;

function joinWords(words: readonly string[]): string {
  return words.join(' ');
}

function hasNoUnderscore(text: string): boolean {
  return !text.includes('_');
}
