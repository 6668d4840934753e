/**
 * What is shown of a reply, whatever it is made of and however it comes: its beginning, in whole characters, and what
 * each picture of it has more than the one before is known without looking at all of it.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delta } from '../../src/deltas/delta';
import { createDisplay, type Pacing } from '../../src/display/create-display';
import { SMOOTH_DELAY_MS } from '../../src/display/pace';
import { reveal, showNothing, unitsOf } from '../../src/display/reveal';
import { foldReply } from '../../src/machine/fold-reply';
import { EMPTY_REPLY, type Reply } from '../../src/machine/reply';
import { textAdded } from '../../src/machine/text-growth';
import { deltas, type Happening, happenings } from './random-deltas';

const pacing = fc.constantFrom<Pacing>('smooth', 'frame', 'instant');

interface Picture {
  readonly shown: Reply;
  readonly received: Reply;
  /** What its texts have more than those of the one before. Only who looks at once is told. */
  readonly added: string | undefined;
}

/** All pictures of a reply, the last one of all that there is. */
function play(all: readonly Delta[], script: readonly Happening[], how: Pacing): Picture[] {
  const display = createDisplay(EMPTY_REPLY);
  const pictures: Picture[] = [{ shown: EMPTY_REPLY, received: EMPTY_REPLY, added: '' }];
  let received = EMPTY_REPLY;
  let now = 0;
  let next = 0;
  const paint = () => {
    const shown = display.paint(now, how);
    const added = textAdded(shown.parts, pictures.at(-1)?.shown.parts ?? []);
    pictures.push({ shown, received, added });
  };
  for (const one of script) {
    if (one.type === 'paint') {
      now += one.after;
      paint();
    } else {
      received = foldReply(received, all.slice(next, next + one.count));
      next += one.count;
      display.receive(received, false, now);
    }
  }
  received = foldReply(received, all.slice(next));
  display.receive(received, true, now);
  for (let frame = 0; frame <= SMOOTH_DELAY_MS / 16 + 1; frame++) {
    paint();
    now += 16;
  }
  return pictures;
}

describe('what is shown', () => {
  it('is always the beginning of what was received, part by part, and all of it in the end', () => {
    fc.assert(
      fc.property(deltas, happenings, pacing, (all, script, how) => {
        const pictures = play(all, script, how);
        for (const { shown, received } of pictures) {
          expect(received.text.startsWith(shown.text)).toBe(true);
          expect(received.reasoning.startsWith(shown.reasoning)).toBe(true);
          const last = shown.parts.length - 1;
          shown.parts.forEach((part, at) => {
            if (at < last) expect(part).toEqual(received.parts[at]);
            else expect(part.type).toBe(received.parts[at]?.type);
          });
        }
        const { shown, received } = pictures.at(-1) as Picture;
        expect(shown).toBe(received);
      }),
      { seed: 81, numRuns: 400 },
    );
  });

  it('never grows less', () => {
    fc.assert(
      fc.property(deltas, happenings, pacing, (all, script, how) => {
        const units = play(all, script, how).map(({ shown }) => unitsOf(shown));
        units.forEach((count, at) => void expect(count).toBeGreaterThanOrEqual(units[at - 1] ?? 0));
      }),
      { seed: 82, numRuns: 200 },
    );
  });

  it('is whole characters of what was received so far, and never half of one that is evidently half', () => {
    fc.assert(
      fc.property(deltas, happenings, fc.constantFrom<Pacing>('smooth', 'frame'), (all, script, how) => {
        const pictures = play(all, script, how);
        let before = EMPTY_REPLY;
        for (const { shown, received } of pictures) {
          for (const kind of ['text', 'reasoning'] as const) {
            const end = shown[kind].length;
            // What joins a character that is shown already can only follow it.
            const last = new Intl.Segmenter().segment(received[kind]).containing(end - 1);
            if (!last || last.index < before[kind].length) continue;
            expect(end).toBe(last.index + last.segment.length);
            if (shown !== received) expect(shown[kind]).not.toMatch(/[\ud800-\udbff\u200d]$/);
          }
          before = shown;
        }
      }),
      { seed: 83, numRuns: 300 },
    );
  });

  it('is known by what it has more: put together, that is the whole text', () => {
    fc.assert(
      fc.property(deltas, happenings, pacing, (all, script, how) => {
        let text = '';
        for (const { shown, added } of play(all, script, how)) {
          expect(added).toBeTypeOf('string');
          text += added;
          expect(text).toBe(shown.text);
        }
      }),
      { seed: 84, numRuns: 400 },
    );
  });

  it('of a reply that is tried again is the one before, until there is something of the new one', () => {
    fc.assert(
      fc.property(deltas, deltas, pacing, (before, after, how) => {
        const previous = foldReply(EMPTY_REPLY, before);
        const display = createDisplay(previous);
        expect(display.paint(0, how)).toBe(previous);
        const received = foldReply(EMPTY_REPLY, after);
        display.receive(received, true, 0);
        for (let now = 0; now <= SMOOTH_DELAY_MS + 16; now += 16) {
          const shown = display.paint(now, how);
          if (shown !== previous) expect(received.text.startsWith(shown.text)).toBe(true);
        }
        expect(display.paint(1000, how)).toBe(received);
      }),
      { seed: 85, numRuns: 200 },
    );
  });
});

describe('a reply shown up to any number of units', () => {
  it('shows at least that many, and no more than the character takes that they end in', () => {
    fc.assert(
      fc.property(deltas, fc.array(fc.nat(60), { maxLength: 8 }), (all, steps) => {
        const received = foldReply(EMPTY_REPLY, all);
        const longest = Math.max(
          0,
          ...[...new Intl.Segmenter().segment(received.text + received.reasoning)].map(
            ({ segment }) => segment.length,
          ),
        );
        let shown = showNothing(EMPTY_REPLY);
        let units = 0;
        for (const step of steps) {
          units += step;
          shown = reveal(shown, received, units);
          expect(unitsOf(shown.reply)).toBeGreaterThanOrEqual(Math.min(units, unitsOf(received)));
          expect(unitsOf(shown.reply)).toBeLessThan(Math.max(units, 1) + longest);
          units = Math.max(units, unitsOf(shown.reply));
        }
        expect(reveal(shown, received, unitsOf(received)).reply).toBe(received);
      }),
      { seed: 86, numRuns: 300 },
    );
  });
});
