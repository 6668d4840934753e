/** The mock server's replay buffer behind an engine that resumes, over real HTTP: cut at every event, in the middle of it too. */
import { createEngine, type Outcome } from 'deltakit/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, serveMock } from '../../scripts/serve-http';

let server: RunningServer;

beforeAll(async () => {
  server = await serveMock();
});

afterAll(() => server.close());

async function ask(format: string, query: string): Promise<Outcome> {
  const url = `${server.url}/api/chat/stream?scenario=short&speed=instant&ids=1&format=${format}&${query}`;
  const engine = createEngine({ url, resume: true, pacing: 'instant', retry: { baseMs: 1 } });
  const outcome = await engine.start('Why is the sky blue?');
  engine.dispose();
  return outcome;
}

function replyOf(outcome: Outcome): object {
  if (outcome.status !== 'completed') return outcome;
  const { id: _, ...reply } = outcome.final;
  return reply;
}

describe.each(['openai-chat', 'openai-responses', 'anthropic-messages', 'ai-sdk-ui'])('%s', (format) => {
  it('ends as the whole reply wherever its first connection breaks', async () => {
    const whole = replyOf(await ask(format, ''));
    expect(whole).toMatchObject({ text: expect.stringMatching(/.{10}/) });
    for (let event = 1; event <= 24; event++) {
      for (const at of [event, event + 0.5]) {
        expect([at, replyOf(await ask(format, `dropAt=${at}`))]).toEqual([at, whole]);
      }
    }
  });

  it('ends as the whole reply where every connection breaks after three events', async () => {
    const whole = replyOf(await ask(format, ''));
    expect(replyOf(await ask(format, 'dropEvery=3'))).toEqual(whole);
  });
});
