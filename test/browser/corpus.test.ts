/** Recorded streams of every provider, served over real HTTP in pieces, through `useLLMStream` in Chromium. */
import { afterAll, describe, expect, inject, it } from 'vitest';
import { DIFFERENCES, RECORDED_FORMATS } from '../corpus/expected-reply';
import { probeStream } from './stream-probe';

interface Entry {
  id: string;
  format: string;
  expected: { outcome: string; text: string; reasoning?: string };
}

const corpusUrl = inject('corpusUrl');
const entries: Entry[] = corpusUrl ? await (await fetch(`${corpusUrl}/index.json`)).json() : [];
const successes = entries.filter(
  ({ id, format, expected }) =>
    format in RECORDED_FORMATS &&
    expected.outcome === 'success' &&
    !DIFFERENCES[id]?.fields.some((field) => field === 'text' || field === 'reasoning'),
);

it('has recordings of every format', () => {
  const formats = new Set(successes.map(({ format }) => format));
  expect([...formats].sort()).toEqual(Object.keys(RECORDED_FORMATS).sort());
});

describe.each(Object.keys(RECORDED_FORMATS))('every recorded %s stream that succeeded', (name) => {
  const ofFormat = successes.filter(({ format }) => format === name);
  let count = 0;

  afterAll(() => {
    console.info(
      `recorded ${name} streams that gave their text through useLLMStream in Chromium: ${count} of ${ofFormat.length}`,
    );
  });

  it.each(ofFormat.map((entry) => [entry.id, entry] as const))(
    '%s gives its text',
    async (id, { expected }) => {
      const probe = await probeStream({ url: `${corpusUrl}/streams/${id}` });
      const outcome = await probe.stream.start('go');
      expect(outcome).toMatchObject({
        status: 'completed',
        final: { text: expected.text, reasoning: expected.reasoning ?? '' },
      });
      await expect.poll(() => probe.container.textContent).toBe(expected.text);
      count += 1;
    },
  );
});
