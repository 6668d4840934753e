/**
 * What is read again when a text grows: the characters that are handed to the parser, counted. All together they are
 * a few times the text, however long that is and whatever it is made of, and a single step reads no more at the end
 * of a long text than at its beginning.
 */
import { MarkdownParser } from '@lezer/markdown';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { advanceBy, EMPTY_DOCUMENT } from './read-markdown';

/** How much comes at a time: what a frame brings of a fast reply. */
const STEP = 64;

/** Of each character that comes, how often it may be read: by blocks when it settles and shows, and within them. */
const MOST_EACH = 150;

let parsed = 0;

beforeEach(() => {
  parsed = 0;
  const parse = MarkdownParser.prototype.parse;
  vi.spyOn(MarkdownParser.prototype, 'parse').mockImplementation(function (this: MarkdownParser, ...args) {
    parsed += args[0].length;
    return parse.apply(this, args);
  });
});

afterEach(() => void vi.restoreAllMocks());

const repeat = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

const SHAPES: readonly (readonly [name: string, text: (scale: number) => string])[] = [
  ['a paragraph of 200 kB in one line', (scale) => repeat(40_000 * scale, (n) => `w${n % 7} `).trim()],
  ['a paragraph of 5,000 lines', (scale) => repeat(5000 * scale, (n) => `line ${n} of *words*\n`)],
  ['a list of 5,000 items', (scale) => repeat(5000 * scale, (n) => `- item **${n}**\n`)],
  ['a loose list of 3,000 items', (scale) => repeat(3000 * scale, (n) => `${n + 1}. item\n\n`)],
  ['a list in a list in a quote', (scale) => `> - a\n${repeat(4000 * scale, (n) => `>   - item ${n}\n`)}`],
  [
    'a table of 3,000 rows',
    (scale) => `| a | b |\n|---|---|\n${repeat(3000 * scale, (n) => `| ${n} | x |\n`)}`,
  ],
  ['code of 20,000 lines', (scale) => `\`\`\`ts\n${repeat(20_000 * scale, (n) => `a(${n});\n`)}`],
  [
    'code of 5,000 lines in an item',
    (scale) => `- a\n\n  \`\`\`\n${repeat(5000 * scale, (n) => `  a(${n});\n`)}`,
  ],
  ['indented code of 5,000 lines', (scale) => repeat(5000 * scale, (n) => `    a(${n});\n`)],
  ['HTML of 5,000 lines', (scale) => `<div>\n${repeat(5000 * scale, (n) => `<p>${n}</p>\n`)}`],
  ['an item of 2,000 paragraphs', (scale) => `- a\n${repeat(2000 * scale, (n) => `\n  paragraph ${n}\n`)}`],
  ['a quote of 5,000 paragraphs', (scale) => repeat(5000 * scale, (n) => `> paragraph ${n}\n>\n`)],
  ['a quote of one paragraph', (scale) => repeat(5000 * scale, (n) => `> line ${n}\n`)],
  ['a formula of 3,000 lines', (scale) => `$$\n${repeat(3000 * scale, (n) => `x_{${n}}\n`)}`],
  ['5,000 paragraphs', (scale) => repeat(5000 * scale, (n) => `paragraph ${n}\n\n`)],
  ['3,000 definitions', (scale) => repeat(3000 * scale, (n) => `[a${n}]: /b\n`)],
  ['2,000 footnotes', (scale) => repeat(2000 * scale, (n) => `[^a${n}]: note\n\n`)],
  ['500 blank lines between paragraphs', (scale) => repeat(10 * scale, (n) => `p${n}${'\n'.repeat(500)}`)],
];

/** Of each, 50 kB and 100 kB in large steps. */
const HOSTILE: readonly (readonly [name: string, text: (length: number) => string])[] = [
  ['code in one line', (length) => `\`\`\`\n${fill('ab', length)}`],
  ['indented code in one line', (length) => `    ${fill('ab ', length)}`],
  ['a heading', (length) => `# ${fill('ab ', length)}`],
  ['a row of a table', (length) => `| a |\n|---|\n| ${fill('ab ', length)}`],
  ['a head of a table', (length) => `| ${fill('ab | ', length)}`],
  ['HTML in one line', (length) => `<div>${fill('<b>c ', length)}`],
  ['a formula in one line', (length) => `$$\n${fill('x + ', length)}`],
  ['a definition in one line', (length) => `[a]: /b "${fill('cd ', length)}`],
  ['a label', (length) => `[${fill('ab ', length)}`],
  ['a word', (length) => fill('a', length)],
  ['an address', (length) => `https://ok.example/${fill('a', length)}`],
  ['an email address', (length) => `${fill('a', length)}@`],
  ['spaces', (length) => `a${fill(' ', length)}`],
  ['blank lines', (length) => `a${fill('\n', length)}`],
  ['lines of spaces', (length) => `a\n${fill('   \n', length)}`],
  ...[
    '**a ',
    '*a',
    '_a ',
    '~~a ',
    '[a ',
    '![a ',
    '[a](',
    '[a][',
    '`a ',
    '<a ',
    '<!-- ',
    '&a',
    '\\',
    '$a ',
    '*',
  ].map((mark): (typeof HOSTILE)[number] => [
    `marks that nothing closes: ${mark}`,
    (length) => fill(mark, length),
  ]),
  [
    'runs of backticks',
    (length) => Array.from({ length: Math.sqrt(length * 2) }, (_, n) => '`'.repeat(n)).join(' '),
  ],
  ['quotes in quotes', (length) => fill('>', length)],
  ['lists in lists', (length) => fill('- ', length)],
  [
    'lists in lists, line by line',
    (length) => {
      const depth = Math.sqrt(length);
      return Array.from({ length: depth }, (_, n) => `${'  '.repeat(n)}- a\n`).join('');
    },
  ],
  [
    'a list in which each line is deeper by one, over and over',
    (length) => fill(Array.from({ length: 60 }, (_, n) => `${'  '.repeat(n)}- a\n`).join(''), length),
  ],
  ['notes in notes', (length) => fill('[^a]: ', length)],
];

const fill = (text: string, length: number) => text.repeat(length / text.length);

interface Cost {
  /** Characters read of each character that came. */
  each: number;
  /** The most that was read in one of the last steps. */
  step: number;
}

function readGrowing(text: string, size = STEP): Cost {
  let document = EMPTY_DOCUMENT;
  let step = 0;
  for (let at = 0; at < text.length; at += size) {
    const before = parsed;
    document = advanceBy(document, text.slice(at, at + size), false);
    if (at > text.length * 0.75) step = Math.max(step, parsed - before);
  }
  advanceBy(document, '', true);
  return { each: parsed / text.length, step };
}

/** One line, or one construct, without an end: such a text is read again as a whole. */
const UNBOUNDED = new Set([
  ...['HTML in one line', 'a formula in one line', 'a heading', 'a row of a table', 'code in one line'],
  ...['indented code in one line', 'lists in lists', 'spaces'],
  ...['*', '<!-- ', '[a]('].map((mark) => `marks that nothing closes: ${mark}`),
]);

describe('what is read again', () => {
  it.each(SHAPES)('of %s is the same however long it is', (name, textOf) => {
    const half = readGrowing(textOf(0.5));
    parsed = 0;
    const whole = readGrowing(textOf(1));
    console.info(`${name}: ${whole.each.toFixed(1)} reads each, at most ${whole.step} in a step`);
    expect(whole.each).toBeLessThan(MOST_EACH);
    expect(whole.each).toBeLessThan(half.each * 1.1 + 1);
    expect(whole.step).toBeLessThan(half.step * 1.1 + 200);
  });

  function expectBounded(name: string, textOf: (length: number) => string): void {
    const half = readGrowing(textOf(50_000), 2000);
    const whole = readGrowing(textOf(100_000), 2000);
    console.info(`${name}: at most ${whole.step} read in a step of 2,000`);
    expect(whole.step).toBeLessThan(half.step * 1.1 + 2000);
  }

  const isBounded = ([name]: (typeof HOSTILE)[number]) => !UNBOUNDED.has(name);
  it.each(HOSTILE.filter(isBounded))('of a long text of %s is bounded', expectBounded);
  it.fails.each(HOSTILE.filter((one) => !isBounded(one)))('of a long text of %s is bounded', expectBounded);
});
