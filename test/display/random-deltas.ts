/** Replies by chance, as the deltas that they come in: texts of all scripts, thoughts, calls and sources among them. */
import fc, { type Arbitrary } from 'fast-check';
import type { Delta } from '../../src/deltas/delta';

export const FAMILY = '👨‍👩‍👧‍👦';

/** Whole characters, as a reader sees them. */
export const grapheme = fc.constantFrom(
  'a',
  ' ',
  'é',
  '漢',
  'ع',
  '🙂',
  FAMILY,
  '🇩🇪',
  '👍🏽',
  'नि',
  'e\u0301',
  '\r\n',
  '\n',
  '**',
);

/** Text in pieces that may end within a character. */
const pieces: Arbitrary<readonly string[]> = fc
  .tuple(fc.array(grapheme, { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 9 }))
  .map(([graphemes, size]) => graphemes.join('').match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []);

const other: Arbitrary<readonly Delta[]> = fc.oneof(
  fc.nat(3).map((id): Delta[] => [
    { type: 'tool-call-delta', callId: `c${id}`, name: 'look_up', argsText: '{"a":' },
    { type: 'tool-call-delta', callId: `c${id}`, argsText: '1}' },
  ]),
  fc.nat(3).map((id): Delta[] => [{ type: 'source-found', source: { url: `https://ok.example/${id}` } }]),
  fc.constant<Delta[]>([{ type: 'usage-reported', usage: { outputTokens: 1 } }]),
);

/** One after the other. */
export const deltas: Arbitrary<readonly Delta[]> = fc
  .array(
    fc.oneof(
      { arbitrary: pieces.map((all) => all.map((text): Delta => ({ type: 'text-delta', text }))), weight: 4 },
      {
        arbitrary: pieces.map((all) => all.map((text): Delta => ({ type: 'reasoning-delta', text }))),
        weight: 1,
      },
      other,
    ),
    { maxLength: 6 },
  )
  .map((all) => all.flat());

/** What happens to a reply that is shown: some deltas come, or time passes and a frame is painted. */
export type Happening =
  | { readonly type: 'receive'; readonly count: number }
  | { readonly type: 'paint'; readonly after: number };

export const happenings: Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    fc.nat(8).map((count): Happening => ({ type: 'receive', count })),
    fc.nat(120).map((after): Happening => ({ type: 'paint', after })),
  ),
  { maxLength: 60 },
);
