/**
 * Constructs in constructs by chance, all of them closed: at every cut each looks as it will, and none of their marks
 * is ever seen. What stands in which keeps to what has one meaning only: no emphasis in one of the same mark, no link
 * in a link.
 */
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarkdownReader } from '../../src/markdown/document';
import { runs } from '../laws/runs';
import { findFlicker } from './find-flicker';
import { seenText } from './seen-text';

const reader = createMarkdownReader({ hasMath: false, extensions: [] });
const withMath = createMarkdownReader({ hasMath: true, extensions: [] });

const MARKS = ['*', '**', '***', '_', '__', '~~'];

interface Within {
  /** The marks that are not in use further out. */
  readonly marks: readonly string[];
  readonly depth: number;
  readonly isLink?: boolean;
  readonly hasMath?: boolean;
}

const word = fc.constantFrom(
  'a',
  'the',
  'words,',
  '漢字',
  '🙂',
  '(so)',
  '“q”',
  'x=1',
  '3.5%',
  'so!',
  '&lt;',
  '\\*',
);
const code = fc.constantFrom(
  '`c`',
  '`*c*`',
  '`` c`d ``',
  '``c`d``',
  '`[c](d)`',
  '`<c>`',
  '`$c$`',
  '`~~`',
  '`c\\`',
);
const tag = fc.constantFrom('<kbd>k</kbd>', '<br/>', '<b title="x > *y*">', '<!-- *z* -->', '</i>');
const formula = fc.constantFrom(
  '$x_1^2$',
  '$a*b$',
  '$10^{5}$',
  '$E = m$',
  '\\(a_b*c\\)',
  '\\[x[1]\\]',
  '$$a `b` c$$',
);
const address = fc.constantFrom(
  '<https://e.example/_a>',
  '<m@e.example>',
  'https://e.example/b_c',
  'www.e.example',
);
/** In emphasis, its marks may be those that end that. */
const markedAddress = fc.constant('https://e.example/*a*/_b_c?d=~~e');
const tail = fc.constantFrom(
  '/u',
  '/u_(v_(w))',
  '<u v>',
  '/u "t (*i*) s"',
  '/u \'t "i"\'',
  '/u (t)',
  'https://e.example/*u*',
);
const image = fc
  .tuple(fc.constantFrom('', 'alt', 'alt *i*', '1'), tail)
  .map(([alt, where]) => `![${alt}](${where})`);

function textWithin(within: Within): Arbitrary<string> {
  const { marks, depth, isLink = false, hasMath = false } = within;
  const leaves = [
    word,
    word,
    code,
    tag,
    image,
    ...(hasMath ? [formula] : []),
    ...(isLink ? [] : [marks === MARKS ? markedAddress : address, address]),
  ];
  if (depth === 0) return fc.oneof(...leaves);
  const inner = { ...within, depth: depth - 1 };
  const emphasis = marks.map((mark) => {
    const others = marks.filter((other) => other[0] !== mark[0]);
    return textWithin({ ...inner, marks: others }).map((text) => mark + text + mark);
  });
  const link = fc
    .tuple(textWithin({ ...inner, isLink: true }), tail)
    .map(([text, where]) => `[${text}](${where})`);
  const part = fc.oneof(...leaves, ...emphasis, ...(isLink ? [] : [link, link]));
  return fc.array(part, { minLength: 1, maxLength: depth + 1 }).map((parts) => parts.join(' '));
}

/** A word before and behind, so that no block begins, and that none ends with what waits for its next character. */
const toLine = (text: string) => `So ${text} it is`;

describe('constructs in constructs', () => {
  it('look from their first character on as they will', () => {
    fc.assert(
      fc.property(textWithin({ marks: MARKS, depth: 3 }).map(toLine), (text) => {
        expect(findFlicker(text, reader)).toBeUndefined();
      }),
      { seed: 81, numRuns: runs(150) },
    );
  });

  it('do so with formulas among them', () => {
    fc.assert(
      fc.property(textWithin({ marks: MARKS, depth: 2, hasMath: true }).map(toLine), (text) => {
        expect(findFlicker(text, withMath)).toBeUndefined();
      }),
      { seed: 82, numRuns: runs(150) },
    );
  });

  it('show no mark, wherever they are cut', () => {
    const letters = fc.constantFrom('a', 'the words', '漢字');
    const around = (text: string) =>
      [...MARKS, '`'].map((mark) => mark + text + mark).concat(`[${text}](/u)`, `![${text}](/u)`);
    fc.assert(
      fc.property(letters, fc.nat(8), fc.nat(8), fc.nat(40), (text, one, other, cut) => {
        const inside = around(text)[one % 9] ?? '';
        // Code holds marks, and a mark beside the same one is another.
        fc.pre(other !== 6 && around('')[other]?.[0] !== inside[0]);
        const whole = `So ${around(inside)[other]}`;
        const seen = seenText(reader.advance(reader.empty, whole.slice(0, cut), false));
        expect(seen.map(({ char }) => char).join('')).not.toMatch(/[*_~`[\]()!]/);
      }),
      { seed: 83, numRuns: runs(400) },
    );
  });
});

describe('a text of more than a piece', () => {
  it('is not cut within a formula', () => {
    const sum = '$a + b + c$';
    for (let length = 495; length < 515; length++) {
      const text = `${'a '.repeat(250)}${'b'.repeat(length - 495)} ${sum} ${'so '.repeat(100)}`;
      const seen = seenText(withMath.advance(withMath.empty, text, true));
      expect(seen.filter(({ looks }) => looks.endsWith('math'))).toHaveLength(sum.length - 2);
    }
  });
});

describe('an address', () => {
  it('of nothing but marks and parentheses is read in a moment', () => {
    const text = `[a](b${'(\\*'.repeat(2000)} so`;
    expect(seenText(reader.advance(reader.empty, text, true)).length).toBeGreaterThan(4000);
  });
});
