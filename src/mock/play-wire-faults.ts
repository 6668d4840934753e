/** Wire beats in, the same with the faults of a connection out. */
import type { WireBeat } from './encode-beats';
import type { WireFaults } from './wire-faults';

/** Plays the faults of one connection; `isFirst` where no other has begun to play the reply before it. */
export function* playWireFaults(
  beats: Iterable<WireBeat>,
  faults: WireFaults,
  isFirst: boolean,
): Generator<WireBeat, void> {
  const { dropAt, cutAt, malformedAt } = isFirst ? faults : {};
  const { dropEvery, duplicateEvery } = faults;
  const breaksAt = Math.min(dropAt === 'end' ? Infinity : (dropAt ?? Infinity), dropEvery || Infinity);
  const endsAt = Math.min(breaksAt, cutAt ?? Infinity);
  const last: WireBeat = { type: breaksAt <= endsAt ? 'drop' : 'end' };
  let sent = 0;
  if (endsAt === 0) return yield last;

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
    if (sent === endsAt) return yield last;
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
