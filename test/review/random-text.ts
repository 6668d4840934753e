/** Text that makes it hard to say where a sentence ends, and cuts that make it harder. */
import fc from 'fast-check';

const PIECES =
  'Hello|world|e|g|Mr|3|14|.|.|.|!|?|…|。|！|,|;|:|“|”|(|)|"|\'| | | |  |\t|\n|\r|\r\n|\n\n|\u0085|\u2028|\u2029|é|e\u0301|\u0301|你好|क्या|।|א|👍|👨‍👩‍👧|🇩🇪|\u200d|ﾞ|’|ǅ|ª|٣|-|=|#|*'.split(
    '|',
  );

/** Words, marks and ends of lines in any order; now and then longer than a sentence may be. */
export const anyReplyText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((all) => all.join('')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }), fc.integer({ min: 150, max: 700 }))
      .map(([some, times]) => some.join('').repeat(times).slice(0, 3000)),
  },
);

/** Pieces of the given lengths, 0 to some; also inside of a pair of surrogates. */
export function cutAnywhere(text: string, lengths: Iterable<number>): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const length of lengths) {
    if (at >= text.length) break;
    pieces.push(text.slice(at, at + length));
    at += length;
  }
  return pieces;
}
