/** Ways to cut the same bytes into chunks: the network's choice, which must not matter. */

export function* everyByte(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let i = 0; i < bytes.length; i++) yield bytes.slice(i, i + 1);
}

/** Pieces of 1 to `longest` bytes, by seed. */
export function* randomCuts(bytes: Uint8Array, seed: number, longest = 512): Iterable<Uint8Array> {
  const random = createRandom(seed);
  for (let start = 0; start < bytes.length; ) {
    const length = 1 + Math.floor(random() ** 3 * longest);
    yield bytes.slice(start, start + length);
    start += length;
  }
}

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
