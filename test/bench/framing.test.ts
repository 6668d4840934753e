/** A comparison is worth something only if both sides do the same work: the bench's own inputs and contestants, small. */
import { describe, expect, it } from 'vitest';
import { CONTESTANTS, type Contestant, deltakit, type FramedEvent } from '../../bench/framing/contestants';
import { chatStream, cutEvenly, cutRandomly, longLine } from '../../bench/inputs';

const STREAM = chatStream(20_000);

const INPUTS = [
  ['in pieces of 16 KiB', cutEvenly(STREAM, 16 * 1024)],
  ['in pieces of random size', cutRandomly(STREAM, 4096)],
  ['byte by byte', cutEvenly(STREAM, 1)],
  ['of one long line in pieces of 64 bytes', cutEvenly(longLine(10_000), 64)],
] as const;

function eventsOf(contestant: Contestant, pieces: readonly Uint8Array[]): Required<FramedEvent>[] {
  const events: Required<FramedEvent>[] = [];
  const run = contestant.prepare(pieces);
  run(({ event = 'message', data, id = '' }) => events.push({ event, data, id }));
  return events;
}

describe.each(INPUTS)('the bench input %s', (_name, pieces) => {
  it.each(CONTESTANTS.map((one) => [one.name, one] as const))('gives %s the same events', (_name, one) => {
    expect(eventsOf(one, pieces)).toEqual(eventsOf(deltakit, pieces));
  });
});

describe('the chat stream of the bench', () => {
  const events = eventsOf(deltakit, [STREAM]);

  it('is JSON chunks of about 260 bytes, ended by [DONE]', () => {
    expect(events.at(-1)?.data).toBe('[DONE]');
    for (const { data } of events.slice(0, -1)) expect(JSON.parse(data).choices).toHaveLength(1);
    expect(Math.round(STREAM.length / events.length / 10)).toBe(26);
  });

  it('has characters beyond ASCII, and cuts go through them', () => {
    const text = events.map(({ data }) => data).join('');
    expect(text).toMatch(/[à-ÿ].*\p{Script=Han}|\p{Script=Han}.*[à-ÿ]/su);
    expect(text).toMatch(/\p{Emoji_Presentation}/u);
    expect(cutRandomly(STREAM, 16).some(([first = 0]) => first >> 6 === 0b10)).toBe(true);
  });

  it('is the same in every run', () => {
    expect(chatStream(20_000)).toEqual(STREAM);
    expect(chatStream(20_000, 9)).not.toEqual(STREAM);
  });
});

describe('a long line of the bench', () => {
  it('is one event of as many bytes as asked', () => {
    expect(longLine(10_000)).toHaveLength(10_000);
    expect(eventsOf(deltakit, [longLine(10_000)])).toHaveLength(1);
  });
});
