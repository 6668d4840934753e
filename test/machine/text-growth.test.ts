/** What a reply's texts have more than before: exactly that, or nothing is said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldReply } from '../../src/machine/fold-reply';
import { EMPTY_REPLY, type Part } from '../../src/machine/reply';
import { addedSince, noteGrowth, textAdded } from '../../src/machine/text-growth';
import { deltas } from '../display/random-deltas';

const text = (value: string): Part => ({ type: 'text', text: value });
const thought = (value: string): Part => ({ type: 'reasoning', text: value });
const source: Part = { type: 'source', source: { url: 'https://ok.example' } };

/** A part that grew out of another. */
function grown(before: Part & { text: string }, added: string): Part & { text: string } {
  const part = { ...before, text: before.text + added };
  noteGrowth(part, before, added);
  return part;
}

describe('what a part has more', () => {
  it('is told of the part that it grew out of, and of no other', () => {
    const first = { type: 'text' as const, text: 'a' };
    const second = grown(first, 'b');
    expect(addedSince(second, first)).toBe('b');
    expect(addedSince(second, text('a'))).toBeUndefined();
    expect(addedSince(first, second)).toBeUndefined();
  });

  it('is kept of the last step alone', () => {
    const first = { type: 'text' as const, text: 'a' };
    const second = grown(first, 'b');
    const third = grown(second, 'c');
    expect(addedSince(third, second)).toBe('c');
    expect(addedSince(second, first)).toBeUndefined();
    expect(addedSince(third, first)).toBeUndefined();
  });

  it('is told of each of two that grew out of the same', () => {
    const first = { type: 'text' as const, text: 'a' };
    const [left, right] = [grown(first, 'b'), grown(first, 'c')];
    expect([addedSince(left, first), addedSince(right, first)]).toEqual(['b', 'c']);
  });
});

describe('what the texts of a reply have more', () => {
  it('is nothing where nothing changed', () => {
    const parts = [text('a'), source];
    expect(textAdded(parts, parts)).toBe('');
    expect(textAdded([...parts], parts)).toBe('');
    expect(textAdded([], [])).toBe('');
  });

  it('is a text that is new, whatever stands before it', () => {
    const first = text('a');
    expect(textAdded([first, source, text('b')], [first])).toBe('b');
    expect(textAdded([text('a')], [])).toBe('a');
    expect(textAdded([first, text('b'), source, text('c')], [first])).toBe('bc');
  });

  it('does not count what was thought, called or found', () => {
    const first = text('a');
    expect(textAdded([thought('so'), first], [thought('s'), first])).toBe('');
    expect(textAdded([first, thought('so'), source], [first])).toBe('');
  });

  it('is not said where a text is another, was taken away, or stands before one that was there', () => {
    const [first, second] = [text('a'), text('b')];
    expect(textAdded([text('a')], [first])).toBeUndefined();
    expect(textAdded([], [first])).toBeUndefined();
    expect(textAdded([first], [first, second])).toBeUndefined();
    expect(textAdded([second, first], [first])).toBeUndefined();
    const before = { type: 'text' as const, text: 'a' };
    expect(textAdded([grown(before, 'x'), text('c')], [before, second])).toBeUndefined();
  });

  it('is not said where what follows what grew stays as it was: it would stand before it', () => {
    const before = { type: 'text' as const, text: 'a' };
    const last = text('b');
    expect(textAdded([grown(before, 'x'), last], [before, last])).toBeUndefined();
  });

  it('of any deltas, in any batches, is what the text has more, or is not said', () => {
    fc.assert(
      fc.property(deltas, fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 }), (all, sizes) => {
        let reply = EMPTY_REPLY;
        let at = 0;
        for (const size of [...sizes, all.length]) {
          const next = foldReply(reply, all.slice(at, at + size));
          const added = textAdded(next.parts, reply.parts);
          if (added !== undefined) expect(reply.text + added).toBe(next.text);
          at += size;
          reply = next;
        }
      }),
      { seed: 87, numRuns: 400 },
    );
  });

  it('of deltas that come one by one is always said', () => {
    fc.assert(
      fc.property(deltas, (all) => {
        let reply = EMPTY_REPLY;
        for (const delta of all) {
          const next = foldReply(reply, [delta]);
          expect(textAdded(next.parts, reply.parts)).toBe(next.text.slice(reply.text.length));
          reply = next;
        }
      }),
      { seed: 88, numRuns: 300 },
    );
  });
});
