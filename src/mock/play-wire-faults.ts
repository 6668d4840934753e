/** Wire beats in, the same with the faults of a connection out. */
import type { WireBeat } from './encode-beats';
import type { WireFaults } from './wire-faults';

/**
 * Plays the faults of one connection.
 *
 * @param isFirst where no other has begun to play the reply before it
 * @param error what an error is on the wire, in the reply's format
 */
export function* playWireFaults(
  beats: Iterable<WireBeat>,
  faults: WireFaults,
  isFirst: boolean,
  error: Iterable<WireBeat>,
): Generator<WireBeat, void> {
  const { dropAt, cutAt, malformedAt, errorAt, stallAt } = isFirst ? faults : {};
  const { dropEvery, duplicateEvery, stallMs = Infinity } = faults;
  const stall: WireBeat = { type: 'hang', ms: stallMs };
  const breaksAt = Math.min(dropAt === 'end' ? Infinity : (dropAt ?? Infinity), dropEvery || Infinity);
  const endsAt = Math.min(breaksAt, cutAt ?? Infinity);
  const last: WireBeat = { type: breaksAt <= endsAt ? 'drop' : 'end' };
  let sent = 0;
  if (stallAt === 0) yield stall;
  if (endsAt === 0) return yield last;
  if (errorAt === 0) return yield* error;

  for (const beat of beats) {
    if (beat.type === 'end' && dropAt === 'end') return yield { type: 'drop' };
    if (beat.type !== 'event' || beat.text === '') {
      yield beat;
      continue;
    }
    if (sent + 1 > endsAt) {
      yield { type: 'noise', text: firstPart(beat.text, endsAt - sent) };
      return yield last;
    }
    sent += 1;
    yield sent === malformedAt ? { ...beat, text: withoutLastBrace(beat.text) } : beat;
    if (duplicateEvery && sent % duplicateEvery === 0) yield { ...beat, deltas: 0 };
    if (sent === stallAt) yield stall;
    if (sent === endsAt) return yield last;
    if (sent === errorAt) return yield* error;
  }
}

/** Never half a surrogate pair, which no bytes could say. */
function firstPart(text: string, share: number): string {
  const characters = [...text];
  return characters.slice(0, Math.ceil(characters.length * share)).join('');
}

function withoutLastBrace(text: string): string {
  return text.replace(/\}(?=[^}]*$)/, '');
}
