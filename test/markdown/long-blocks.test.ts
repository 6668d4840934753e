/**
 * Blocks that are long enough to settle piece by piece, and then turn out to be something else: however long they are,
 * they end as they do when they are there at once.
 */
import { describe, it } from 'vitest';
import { expectEqual } from '../laws/expect-equal';
import { runs } from '../laws/runs';
import { advance, looksOf, readMarkdown } from './read-markdown';

/** The text in steps of so many characters. */
function readInSteps(text: string, size: number): unknown {
  let document = readMarkdown('', false);
  for (let end = size; end < text.length; end += size)
    document = advance(document, text.slice(0, end), false);
  return looksOf(advance(document, text, true));
}

const words = (length: number) => 'word '.repeat(length / 5);
const LENGTHS = [200, 500, 600, 900, 1000, 1010, 1200, 2000, 2100, 4000, 4200, 9000, 20_000];

const STARTS: readonly (readonly [name: string, textOf: (length: number) => string])[] = [
  ['a line', (length) => words(length)],
  ['a line with a pipe', (length) => `| ${words(length)}|`],
  ['lines', (length) => `${words(30).trim()}\n`.repeat(length / 30)],
  ['a line behind a line', (length) => `one\n${words(length)}`],
  ['a line with a pipe behind a line', (length) => `one\n| ${words(length)}|`],
  ['bold words', (length) => `**${words(length).trim()}**`],
  ['a link', (length) => `[${words(length).trim()}](/a)`],
  ['a label', (length) => `[${words(length).trim().slice(0, 990)}]: /a "${words(length)}"`],
  ['code in a text', (length) => `\`${words(length).trim()}\``],
  ['letters', (length) => '漢'.repeat(length)],
  ['one word', (length) => 'x'.repeat(length)],
];

const ENDS: readonly (readonly [name: string, text: string])[] = [
  ['nothing', ''],
  ['an underline', '\n===\nafter'],
  ['a line of dashes', '\n---\nafter'],
  ['what makes it a table', '\n|---|\n| a |\n\nafter'],
  ['an item', '\n- after'],
  ['a fence', '\n```\nafter'],
  ['more lines', '\nand *more*\n\nafter'],
];

const PREFIXES: readonly (readonly [name: string, first: string, other: string])[] = [
  ['by itself', '', ''],
  ['in a quote', '> ', '> '],
  ['in an item', '- ', '  '],
  ['in a task', '- [ ] ', '  '],
  ['in an item in a quote', '> 1. ', '>    '],
];

/** What has settled by then is the same for all lengths, so of the longest ones every third end; all, with DELTAKIT_RUNS. */
function endsOf(length: number): typeof ENDS {
  const every = length > 4200 ? Math.ceil(3 / runs(1)) : 1;
  return ENDS.filter((_, index) => (index + LENGTHS.indexOf(length)) % every === 0);
}

/** Longer than a part of a text may be, and so cut in the middle where it streams. */
const TOO_LONG = new Set(['a label', 'code in a text']);

describe.each(PREFIXES)('%s', (prefix, first, other) => {
  function expectSame(_: string, textOf: (length: number) => string): void {
    for (const length of LENGTHS) {
      for (const [name, end] of endsOf(length)) {
        const text = first + (textOf(length) + end).replaceAll('\n', `\n${other}`);
        const whole = looksOf(readMarkdown(text));
        expectEqual(readInSteps(text, 211), whole, `${length} characters and ${name}`);
      }
    }
  }

  // A task is no definition.
  const isSame = ([name]: (typeof STARTS)[number]) =>
    !TOO_LONG.has(name) || (name === 'a label' && prefix === 'in a task');
  it.each(STARTS.filter(isSame))('%s of any length ends as it does at once, whatever follows', expectSame);
  it.fails.each(STARTS.filter((one) => !isSame(one)))('%s of any length ends as it does at once', expectSame);
});
