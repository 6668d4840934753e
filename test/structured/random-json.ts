/** JSON by chance, as text: with odd names, escapes, numbers and white space; and ways to cut it. */
import fc from 'fast-check';

const name = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', '', '0', '10', 'items', 'a"b\\', '\ud83d\ude00'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

const leaf = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  // Lone halves of characters, and what has to be escaped.
  fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', '\n', '"', '\\', '\u0000', '/', '`', 'é', 'x') }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 6 }),
    // Own fields, also of these names: an object literal would set its prototype.
    fc.array(fc.tuple(name, tie('value')), { maxLength: 6 }).map((fields) => Object.fromEntries(fields)),
  ),
}));

/** How the same value may be written: with spaces, and any character as an escape. */
export const randomJson: fc.Arbitrary<string> = fc
  .tuple(value, fc.constantFrom('', ' ', '\n\t', '  '), fc.boolean())
  .map(([one, space, isEscaped]) => {
    const text = JSON.stringify(one, null, space);
    return isEscaped ? text.replace(/[^\x20-\x7e]/g, escapeCode) : text;
  });

function escapeCode(char: string): string {
  // Between values there is white space, which can't be escaped.
  return /\s/.test(char) ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
}

/** Lengths of pieces, which are repeated. */
export const randomCuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });

export function cut(text: string, lengths: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += pieces.at(-1)?.length ?? 0) {
    pieces.push(text.slice(at, at + (lengths[pieces.length % lengths.length] ?? 1)));
  }
  return pieces;
}
