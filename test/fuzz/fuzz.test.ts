/** A short run of `npm run fuzz`, always the same. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../laws/cuts';
import { fuzzReplies } from './fuzz-replies';
import { mutateFrames } from './mutate-frames';
import { readSeeds } from './read-seeds';

describe('mutated streams of every format', () => {
  it('end in one of three ways, without an untyped error, and never completed without a terminal event', async () => {
    const { frames, outcomes } = await fuzzReplies(10_000, 1);
    expect(frames).toBeGreaterThanOrEqual(10_000);
    expect([...outcomes.keys()]).toEqual(
      expect.arrayContaining(['completed', 'failed: truncated', 'failed: malformed', 'failed: provider']),
    );
  }, 60_000);
});

describe('the mutations', () => {
  const seeds = readSeeds();

  it('start from the fixtures of every format, whole', () => {
    for (const { name, frames } of seeds)
      expect(frames.length, name).toBeGreaterThan(name === 'raw-text/empty' ? -1 : 0);
    expect(new Set(seeds.map(({ format }) => format)).size).toBeGreaterThan(2);
  });

  it('are the same for the same seed, and leave the fixtures as they are', () => {
    const [seed] = seeds;
    const before = structuredClone(seed?.frames);
    const mutate = (number: number) =>
      mutateFrames(seed?.frames ?? [], createRandom(number), seed?.frames ?? []);
    for (let number = 0; number < 100; number++) expect(mutate(number)).toEqual(mutate(number));
    expect(seed?.frames).toEqual(before);
    expect(
      new Set(Array.from({ length: 100 }, (_, number) => Buffer.concat(mutate(number)).toString())).size,
    ).toBeGreaterThan(50);
  });
});
