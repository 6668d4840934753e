/**
 * Texts by chance, always the same for the same seed: `documents` of all blocks, nested as deep as they may be, and
 * `noise` of little but marks.
 */
import fc, { type Arbitrary } from 'fast-check';

const word = fc.constantFrom(
  'alpha',
  'be',
  'c',
  '漢字',
  'naïve',
  'x_y',
  '2024',
  'e.g.',
  '🙂',
  'https://ok.example/a',
);
const space = fc.constantFrom(' ', ' ', ' ', '\n', '  \n', '  ');

const inline: Arbitrary<string> = fc.letrec<{ text: string; part: string }>((tie) => ({
  text: fc.array(fc.tuple(tie('part'), space), { minLength: 1, maxLength: 5 }).map((parts) =>
    parts
      .map(([part, gap]) => part + gap)
      .join('')
      .trim(),
  ),
  part: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { arbitrary: word, weight: 6 },
    ...['*', '**', '_', '__', '~~', '~', '***'].map((mark) => tie('text').map((text) => mark + text + mark)),
    tie('text').map((text) => `[${text}](/a "b")`),
    tie('text').map((text) => `[${text}](https://ok.example/?q=1)`),
    tie('text').map((text) => `![${text}](a.png)`),
    fc.constantFrom(
      '[one]',
      '[two][]',
      '[text][three]',
      '![four]',
      '[^note]',
      '[^late]',
      '[5]',
      '[ ]',
      '[',
      ']',
      '](',
    ),
    fc.constantFrom(
      '`code`',
      '`` a ` b ``',
      '`half',
      '$x^2$',
      '$5',
      '\\(a\\)',
      '<b>',
      '</b>',
      '<!-- c -->',
      '<a@b.example>',
    ),
    fc.constantFrom(
      '&amp;',
      '&#35;',
      '&copy',
      '\\*',
      '\\',
      '*',
      '**',
      '_',
      '~',
      '!',
      '|',
      '#',
      '$',
      '<',
      '&',
    ),
  ),
})).text;

const line = inline.map((text) => text.replace(/\s+/g, ' '));
const count = (max: number) => fc.integer({ min: 1, max });

/** Lines of which the first begins with `first`, all others with `other`. */
const prefixed = (text: string, first: string, other: string) =>
  text
    .split('\n')
    .map((one, index) => (index === 0 ? first + one : one === '' ? other.trimEnd() : other + one))
    .join('\n');

const codeLine = fc.constantFrom(
  'let a = 1;',
  '',
  '  b()',
  '\tc',
  '```',
  '> d',
  '- e',
  '    ',
  '~~~~',
  '</div>',
  '$$',
);
const lines = (one: Arbitrary<string>, maxLength = 6) =>
  fc.array(one, { maxLength }).map((all) => all.join('\n'));

const fence = fc
  .record({
    mark: fc.constantFrom('```', '~~~', '````'),
    info: fc.constantFrom('', 'ts', 'py title="a b"', ' c'),
    code: lines(codeLine.filter((text) => !/^[`~]/.test(text))),
    indent: fc.constantFrom('', ' ', '   '),
    isClosed: fc.boolean(),
  })
  .map(({ mark, info, code, indent, isClosed }) => {
    return `${indent}${mark}${info}\n${code}${isClosed ? `\n${indent}${mark}` : ''}`;
  });

const row = (columns: number) =>
  fc
    .array(
      line.map((text) => text.replaceAll('|', '\\|')),
      { minLength: columns, maxLength: columns },
    )
    .map((cells) => `| ${cells.join(' | ')} |`);

const table = fc.integer({ min: 1, max: 3 }).chain((columns) =>
  fc
    .record({
      head: row(columns),
      align: fc.array(fc.constantFrom('---', ':-', ':-:', '-:'), { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.oneof(row(columns), row(columns + 1), line), { maxLength: 5 }),
    })
    .map(({ head, align, rows }) => [head, `|${align.join('|')}|`, ...rows].join('\n')),
);

const html = fc.oneof(
  lines(line, 3).map((text) => `<div>\n${text}\n</div>`),
  lines(codeLine, 3).map((text) => `<pre>\n${text}\n</pre>`),
  lines(line, 3).map((text) => `<!-- ${text}\n\n-->`),
  lines(line, 2).map((text) => `<details><summary>${text}`),
);

const definition = fc.constantFrom(
  '[one]: /one',
  '[two]: <two url> "Title"',
  "[three]:\n  /three\n  'three'",
  '[four]: a.png',
  '[one]: /again',
  '[five]: /five "not\nyet',
);

const math = lines(fc.constantFrom('x^2', '', '\\frac{1}{2}'), 3).map((text) => `$$\n${text}\n$$`);
const long = fc
  .tuple(inline, fc.constantFrom(' ', '\n'), fc.integer({ min: 20, max: 400 }))
  .map(([text, gap, times]) => Array.from({ length: times }, (_, n) => `${text}${gap}${n}`).join(' '));

const isNoList = (mark: string) => !/^[-+*]/.test(mark);

const { blocks } = fc.letrec<{ blocks: string; block: string }>((tie) => ({
  blocks: fc
    .array(fc.tuple(tie('block'), fc.constantFrom('\n\n', '\n\n', '\n', '\n\n\n', '\n \n')), {
      minLength: 1,
      maxLength: 5,
    })
    .map((all) =>
      all
        .map(([block, gap]) => block + gap)
        .join('')
        .replace(/\n+$/, ''),
    ),
  block: fc.oneof(
    { maxDepth: 4 },
    { arbitrary: inline, weight: 4 },
    fence,
    table,
    html,
    definition,
    math,
    { arbitrary: long, weight: 1 },
    fc.tuple(count(6), line).map(([level, text]) => `${'#'.repeat(level)} ${text}`),
    fc.tuple(inline, fc.constantFrom('===', '---')).map(([text, rule]) => `${text}\n${rule}`),
    fc.constantFrom('---', '***', '_ _ _'),
    lines(codeLine, 4).map((text) => prefixed(`x${text}`, '    ', '    ')),
    tie('blocks').map((text) => prefixed(text, '> ', '> ')),
    tie('blocks').map((text) => prefixed(text, '>', '>')),
    tie('blocks').map((text) => prefixed(text, '[^note]: ', '    ')),
    tie('blocks').map((text) => prefixed(text, '[^late]: ', '    ')),
    fc
      .tuple(
        fc.constantFrom('- ', '* ', '+   ', '1. ', '7) ', '10. ', '- [ ] ', '-\t'),
        fc.array(tie('blocks'), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\n\n'),
      )
      .map(([mark, items, gap]) => {
        const indent = ' '.repeat(
          isNoList(mark) ? mark.length : mark === '-\t' ? 4 : mark.startsWith('+') ? 4 : 2,
        );
        return items.map((text) => prefixed(text, mark, indent)).join(gap);
      }),
  ),
}));

/** With the line ends of any system, and tabs for spaces. */
export const documents: Arbitrary<string> = fc
  .tuple(
    blocks,
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
    fc.boolean(),
    fc.constantFrom('', '\n', '\n\n'),
  )
  .map(([text, newline, hasTabs, end]) =>
    ((hasTabs ? text.replaceAll('    ', '\t') : text) + end).replaceAll('\n', newline),
  );

const MARKS = [
  ...[
    '*',
    '**',
    '_',
    '`',
    '``',
    '```',
    '~',
    '~~',
    '[',
    ']',
    '(',
    ')',
    '](',
    '![',
    '!',
    '<',
    '>',
    '> ',
    '- ',
    '1. ',
    '    ',
  ],
  ...[
    '|',
    '|-',
    '---',
    '#',
    '# ',
    '\n',
    '\n',
    '\n\n',
    ' ',
    ' ',
    '\t',
    'a',
    'b',
    'cd',
    '1',
    '\\',
    '&',
    ';',
    '"',
    "'",
    ':',
  ],
  ...[
    '[^',
    '[a]: b',
    '$',
    '$$',
    'www.',
    'http://',
    '@',
    '.',
    '/',
    '<!--',
    '-->',
    '<b',
    '\r',
    '\r\n',
    '\0',
    'é',
    '🙂',
  ],
];

export const noise: Arbitrary<string> = fc
  .array(fc.constantFrom(...MARKS), { maxLength: 40 })
  .map((marks) => marks.join(''));

/** A document, and the places where it is cut: by the character, or anywhere. */
export const cutDocuments: Arbitrary<{ text: string; ends: readonly number[] }> = fc
  .oneof({ arbitrary: documents, weight: 3 }, { arbitrary: noise, weight: 1 })
  .chain((text) =>
    fc
      .uniqueArray(fc.nat(text.length), { maxLength: 40 })
      .map((ends) => ({ text, ends: ends.sort((a, b) => a - b) })),
  );
