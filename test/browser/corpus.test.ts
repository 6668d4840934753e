/** Recorded streams, served over real HTTP in pieces, through `useLLMStream` in Chromium. */
import { afterAll, describe, expect, inject, it } from 'vitest';
import { probeStream } from './stream-probe';

interface Entry {
  id: string;
  format: string;
  expected: { outcome: string; text: string; reasoning: string };
}

const corpusUrl = inject('corpusUrl');
const entries: Entry[] = corpusUrl ? await (await fetch(`${corpusUrl}/index.json`)).json() : [];
const successes = entries.filter(
  ({ format, expected }) => format === 'openai-chat' && expected.outcome === 'success',
);

describe('every recorded OpenAI Chat stream that succeeded', () => {
  let count = 0;

  afterAll(() => {
    console.info(
      `recorded openai-chat streams that gave their text through useLLMStream in Chromium: ${count} of ${successes.length}`,
    );
  });

  it('is there', () => {
    expect(successes.length).toBeGreaterThan(50);
  });

  it.each(successes.map((entry) => [entry.id, entry] as const))(
    '%s gives its text',
    async (id, { expected }) => {
      const probe = await probeStream({ url: `${corpusUrl}/streams/${id}` });
      const outcome = await probe.stream.start('go');
      expect(outcome).toMatchObject({
        status: 'completed',
        final: { text: expected.text, reasoning: expected.reasoning },
      });
      await expect.poll(() => probe.container.textContent).toBe(expected.text);
      count += 1;
    },
  );
});
