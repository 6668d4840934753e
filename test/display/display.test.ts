import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delta } from '../../src/deltas/delta';
import { createDisplay } from '../../src/display/create-display';
import {
  type Arrival,
  beginRhythm,
  countDue,
  delayOf,
  noteArrival,
  noteGap,
  SMOOTH_DELAY_MS,
} from '../../src/display/pace';
import { foldReply } from '../../src/machine/fold-reply';
import { EMPTY_REPLY, type Reply } from '../../src/machine/reply';
import { FAMILY, grapheme } from './random-deltas';

const text = (value: string): Delta => ({ type: 'text-delta', text: value });
const boundaries = (value: string) =>
  new Set([value.length, ...[...new Intl.Segmenter().segment(value)].map(({ index }) => index)]);

/** Frames of a reply whose text comes in any pieces at any times. */
const arrivals = fc.array(
  fc.record({ wait: fc.integer({ min: 0, max: 300 }), value: fc.array(grapheme, { maxLength: 30 }) }),
  {
    maxLength: 20,
  },
);

interface Frame {
  at: number;
  received: Reply;
  shown: Reply;
}

function playSmooth(pieces: { wait: number; value: string }[]): Frame[] {
  const display = createDisplay(EMPTY_REPLY);
  const frames: Frame[] = [];
  let reply = EMPTY_REPLY;
  let now = 0;
  const paintUntil = (end: number) => {
    for (; now < end; now += 16)
      frames.push({ at: now, received: reply, shown: display.paint(now, 'smooth') });
  };
  for (const { wait, value } of pieces) {
    paintUntil(now + wait);
    reply = foldReply(reply, [text(value)]);
    display.receive(reply, false, now);
  }
  paintUntil(now + SMOOTH_DELAY_MS + 32);
  return frames;
}

describe('smooth', () => {
  it('never lags more than its delay behind what was received', () => {
    fc.assert(
      fc.property(arrivals, (list) => {
        const frames = playSmooth(list.map(({ wait, value }) => ({ wait, value: value.join('') })));
        for (const { at, shown } of frames) {
          const old = frames.findLast((frame) => frame.at <= at - SMOOTH_DELAY_MS)?.received ?? EMPTY_REPLY;
          expect(shown.text.length).toBeGreaterThanOrEqual(old.text.length);
        }
        expect(frames.at(-1)?.shown.text).toBe(frames.at(-1)?.received.text);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('shows whole characters only, however quickly their pieces come', () => {
    fc.assert(
      fc.property(
        fc.array(grapheme, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 4 }),
        (list, size) => {
          const whole = list.join('');
          const pieces: { wait: number; value: string }[] = [];
          for (let i = 0; i < whole.length; i += size)
            pieces.push({ wait: 20, value: whole.slice(i, i + size) });
          const allowed = boundaries(whole);
          for (const { shown } of playSmooth(pieces)) {
            if (shown.text.endsWith('e') || shown.text.endsWith('\r')) continue; // a plain letter is shown before its accent
            expect(allowed).toContain(shown.text.length);
          }
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });

  it('never shows half an emoji, whatever it waits for', () => {
    const display = createDisplay(EMPTY_REPLY);
    display.receive(foldReply(EMPTY_REPLY, [text('Hi 👨\u200d')]), false, 0);
    expect(display.paint(10_000, 'smooth').text).toBe('Hi ');
    expect(display.isBehind).toBe(false);
    display.receive(foldReply(EMPTY_REPLY, [text('Hi \ud83d')]), false, 10_000);
    expect(display.paint(20_000, 'smooth').text).toBe('Hi ');
  });

  it('spreads a burst over its delay instead of showing it at once', () => {
    const burst = playSmooth([{ wait: 0, value: 'x'.repeat(1000) }]).map(({ shown }) => shown.text.length);
    const steps = burst.map((length, i) => length - (burst[i - 1] ?? 0)).filter((step) => step > 0);
    expect(steps.length).toBeGreaterThanOrEqual(6);
    expect(Math.max(...steps)).toBeLessThan(200);
  });

  it('hardly lets text wait that comes steadily, and bridges the gaps of text that comes in bursts', () => {
    const waits = (gap: number) => {
      let rhythm = beginRhythm(0);
      for (let now = 0; now < 2000; now += gap) rhythm = noteGap(rhythm, now);
      return delayOf(rhythm);
    };
    expect(waits(5)).toBe(10);
    expect(waits(50)).toBe(100);
    expect(waits(500)).toBe(SMOOTH_DELAY_MS);
  });

  it('goes on from part to part, and shows a tool call only behind the text before it', () => {
    const display = createDisplay(EMPTY_REPLY);
    const reply = foldReply(EMPTY_REPLY, [
      { type: 'reasoning-delta', text: 'thinking' },
      text('answer'),
      { type: 'tool-call-delta', callId: 'c1', name: 'look_up', argsText: '{}' },
    ]);
    display.receive(reply, false, 0);
    const early = display.paint(16, 'smooth');
    expect(early.reasoning).toBe('thi');
    expect(early.text).toBe('');
    expect(early.toolCalls).toEqual([]);
    expect(display.paint(250, 'smooth')).toBe(reply);
  });
});

describe('a wide character before another part', () => {
  it.each<Delta>([
    { type: 'tool-call-delta', callId: 'c1', name: 'look_up', argsText: '{}' },
    { type: 'reasoning-delta', text: 'thinking' },
  ])('is shown whole, and the part behind it in its turn: $type', (next) => {
    const display = createDisplay(EMPTY_REPLY);
    const reply = foldReply(EMPTY_REPLY, [text(`Hi ${FAMILY}`), next]);
    display.receive(reply, false, 0);
    for (let now = 0; now < SMOOTH_DELAY_MS; now += 16) {
      expect(['', 'H', 'Hi', 'Hi ', `Hi ${FAMILY}`]).toContain(display.paint(now, 'smooth').text);
    }
    expect(display.paint(SMOOTH_DELAY_MS, 'smooth')).toBe(reply);
  });
});

describe('frame', () => {
  it('shows all that came but for half a character', () => {
    const display = createDisplay(EMPTY_REPLY);
    display.receive(foldReply(EMPTY_REPLY, [text('abc\ud83d')]), false, 0);
    expect(display.paint(0, 'frame').text).toBe('abc');
  });
});

describe('the whole reply', () => {
  it.each(['smooth', 'frame', 'instant'] as const)(
    'is shown as the very same object once painted (%s)',
    (pacing) => {
      const display = createDisplay(EMPTY_REPLY);
      const reply = foldReply(EMPTY_REPLY, [text('done 🙂\ud83d')]);
      display.receive(reply, true, 0);
      expect(display.paint(SMOOTH_DELAY_MS, pacing)).toBe(reply);
    },
  );
});

describe('pace', () => {
  it('is a law of whole numbers: shows at least one unit a frame while any waits, and never more than came', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ wait: fc.nat(400), more: fc.nat(500) }), { maxLength: 40 }),
        (list) => {
          let arrivals: readonly Arrival[] = [];
          let rhythm = beginRhythm(0);
          let shown = 0;
          let since = 0;
          let now = 0;
          let total = 0;
          for (const { wait, more } of list) {
            now += wait;
            total += more;
            if (arrivals.length === 0) since = now;
            if (more > 0) {
              rhythm = noteGap(rhythm, now);
              arrivals = noteArrival(arrivals, total, now + delayOf(rhythm));
            }
            const due = countDue(arrivals, shown, since, now);
            expect(due).toBeLessThanOrEqual(total);
            if (total > shown) expect(due).toBeGreaterThan(shown);
            expect(arrivals.length).toBeLessThanOrEqual(SMOOTH_DELAY_MS / 16 + 2);
            arrivals = arrivals.filter((arrival) => arrival.total > due);
            shown = due;
            since = now;
          }
        },
      ),
      { seed: 5 },
    );
  });
});
