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
  ['code of one line', (scale) => `\`\`\`\n${'ab'.repeat(20_000 * scale)}`],
  ['HTML of 5,000 lines', (scale) => `<div>\n${repeat(5000 * scale, (n) => `<p>${n}</p>\n`)}`],
  ['an item of 2,000 paragraphs', (scale) => `- a\n${repeat(2000 * scale, (n) => `\n  paragraph ${n}\n`)}`],
  ['a quote of 5,000 paragraphs', (scale) => repeat(5000 * scale, (n) => `> paragraph ${n}\n>\n`)],
  ['a quote of one paragraph', (scale) => repeat(5000 * scale, (n) => `> line ${n}\n`)],
  ['a formula of 3,000 lines', (scale) => `$$\n${repeat(3000 * scale, (n) => `x_{${n}}\n`)}`],
  ['5,000 paragraphs', (scale) => repeat(5000 * scale, (n) => `paragraph ${n}\n\n`)],
  ['3,000 definitions', (scale) => repeat(3000 * scale, (n) => `[a${n}]: /b\n`)],
  ['2,000 footnotes', (scale) => repeat(2000 * scale, (n) => `[^a${n}]: note\n\n`)],
  ['2,000 marks that nothing closes', (scale) => repeat(2000 * scale, () => '**a ')],
  ['2,000 brackets that nothing closes', (scale) => repeat(2000 * scale, () => '[a ')],
  ['a word of 40 kB', (scale) => 'a'.repeat(40_000 * scale)],
  ['an address of 20 kB', (scale) => `https://ok.example/${'a'.repeat(20_000 * scale)}`],
  ['500 blank lines between paragraphs', (scale) => repeat(10 * scale, (n) => `p${n}${'\n'.repeat(500)}`)],
];

interface Cost {
  /** Characters read of each character that came. */
  each: number;
  /** The most that was read in one of the last steps. */
  step: number;
}

function readGrowing(text: string): Cost {
  let document = EMPTY_DOCUMENT;
  let step = 0;
  for (let at = 0; at < text.length; at += STEP) {
    const before = parsed;
    document = advanceBy(document, text.slice(at, at + STEP), false);
    if (at > text.length * 0.75) step = Math.max(step, parsed - before);
  }
  advanceBy(document, '', true);
  return { each: parsed / text.length, step };
}

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
});
