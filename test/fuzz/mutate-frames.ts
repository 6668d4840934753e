/** Frames in, frames that a broken server, proxy or network could have made of them out. */

/** Numbers in [0, 1). */
export type Random = () => number;

type Mutation = (frames: Uint8Array[], random: Random, donor: readonly Uint8Array[]) => void;

/** @param donor frames of another stream, to be spliced in */
export function mutateFrames(
  frames: readonly Uint8Array[],
  random: Random,
  donor: readonly Uint8Array[],
): Uint8Array[] {
  const mutated = [...frames];
  for (let count = 1 + below(3, random); count > 0 && mutated.length > 0; count--) {
    MUTATIONS[below(MUTATIONS.length, random)]?.(mutated, random, donor);
  }
  return mutated;
}

const MUTATIONS: readonly Mutation[] = [flipBit, drop, double, swap, splice, cut, reshape];

function flipBit(frames: Uint8Array[], random: Random): void {
  replaceOne(frames, random, (frame) => {
    const flipped = frame.slice();
    const at = below(flipped.length, random);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << below(8, random));
    return flipped;
  });
}

function drop(frames: Uint8Array[], random: Random): void {
  frames.splice(below(frames.length, random), 1 + below(3, random));
}

function double(frames: Uint8Array[], random: Random): void {
  const at = below(frames.length, random);
  frames.splice(at, 0, ...frames.slice(at, at + 1 + below(3, random)));
}

function swap(frames: Uint8Array[], random: Random): void {
  const [a, b] = [below(frames.length, random), below(frames.length, random)];
  const [first, second] = [frames[a], frames[b]];
  if (first && second) [frames[a], frames[b]] = [second, first];
}

/** The start of one frame runs on in the middle of another, of this stream or of another one. */
function splice(frames: Uint8Array[], random: Random, donor: readonly Uint8Array[]): void {
  const pool = random() < 0.5 ? donor : frames;
  const other = pool[below(pool.length, random)];
  if (!other) return;
  replaceOne(frames, random, (frame) => {
    const head = frame.subarray(0, below(frame.length + 1, random));
    const tail = other.subarray(below(other.length + 1, random));
    const spliced = new Uint8Array(head.length + tail.length);
    spliced.set(head);
    spliced.set(tail, head.length);
    return spliced;
  });
}

/** The connection broke. */
function cut(frames: Uint8Array[], random: Random): void {
  const at = below(frames.length, random);
  const [last] = frames.splice(at);
  if (last) frames.push(last.subarray(0, below(last.length + 1, random)));
}

/** A value or a key is something else than a format would have it, the frame is valid JSON still. */
function reshape(frames: Uint8Array[], random: Random): void {
  replaceOne(frames, random, (frame) => {
    const text = new TextDecoder().decode(frame);
    const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"(:?)|\b(?:-?\d+(?:\.\d+)?|true|false|null)\b/g)];
    const place = places[below(places.length, random)];
    if (!place) return frame;
    const isKey = place[1] === ':';
    const pool = isKey ? KEYS : VALUES;
    const value = `${pool[below(pool.length, random)]}${isKey ? ':' : ''}`;
    const end = place.index + place[0].length;
    return new TextEncoder().encode(text.slice(0, place.index) + value + text.slice(end));
  });
}

const NAMES = ['"__proto__"', '"constructor"', '"toString"', '"length"'];
const KEYS = [...NAMES, '"type"', '"index"', '"id"', '"error"', '"content"', '"delta"'];
const VALUES = [
  ...NAMES,
  'null',
  'true',
  '0',
  '-1',
  '1e9',
  '""',
  '"{"',
  '[]',
  '[null]',
  '[[]]',
  '{}',
  '{"__proto__":{"polluted":1}}',
];

function replaceOne(frames: Uint8Array[], random: Random, change: (frame: Uint8Array) => Uint8Array): void {
  const at = below(frames.length, random);
  const frame = frames[at];
  if (frame && frame.length > 0) frames[at] = change(frame);
}

function below(end: number, random: Random): number {
  return Math.floor(random() * end);
}
