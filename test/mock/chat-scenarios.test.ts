/** A conversation with the mock server, in the words of each provider: asked by their bodies, read in their formats. */
import {
  anthropicMessagesBody,
  type CreateChatBody,
  createChat,
  geminiBody,
  openaiChatBody,
  openaiResponsesBody,
  plainBody,
} from 'deltakit/core';
import { createMockServer } from 'deltakit/mock';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const mock = createMockServer({ speed: Infinity });
const SERVERS: [name: string, path: string, body: CreateChatBody][] = [
  ['a server of one’s own', '/api/chat/stream?', plainBody],
  ['OpenAI Chat Completions', '/v1/chat/completions?', openaiChatBody],
  ['OpenAI Responses', '/v1/responses?', openaiResponsesBody],
  ['Anthropic', '/v1/messages?', anthropicMessagesBody],
  ['Gemini', '/v1beta/models/gemini-3:streamGenerateContent?alt=sse&', geminiBody],
];

function open(path: string, body: CreateChatBody, scenario: string) {
  const url = `${path}scenario=${scenario}`;
  const tools = {
    get_weather: {
      description: 'The weather.',
      parameters: z.object({ city: z.string(), days: z.number() }),
      execute: ({ city }: { city: string }) => `Rain in ${city}`,
    },
  };
  return createChat({
    url,
    body,
    tools,
    fetch: mock,
    pacing: 'instant',
    model: 'some-model',
    maxTokens: 100,
  });
}

describe.each(SERVERS)('of %s', (_, path, body) => {
  it('conversation calls a tool that is offered, and says what it gave', async () => {
    const chat = open(path, body, 'conversation');
    const outcome = await chat.send('How is the weather?');
    expect(outcome).toMatchObject({ status: 'completed', message: { finishReason: 'stop' } });
    const types = outcome.message?.parts.map(({ type }) => type);
    expect(types).toEqual(['text', 'tool-call', 'tool-result', 'text']);
    expect(outcome.message?.text).toMatch(/I was told .*Rain in Reykjavík.*settled\.$/);
    expect((await chat.send('And the tides?')).message?.text).toMatch(/^I can help with the harbour/);
  });

  it('echo-thread says what was said, in its order', async () => {
    const chat = open(path, body, 'echo-thread');
    await chat.send('one');
    const { text = '' } = (await chat.send('two')).message ?? {};
    expect(text).toMatch(/^3 messages\n\w+: one\n\w+: 1 messages\n\w+: one\n\w+: two$/);
  });
});

it('conversation calls no tool that is not offered', async () => {
  const chat = createChat({ url: '/api/chat/stream?scenario=conversation', fetch: mock });
  const outcome = await chat.send('How is the weather?');
  expect(outcome.message?.parts.map(({ type }) => type)).toEqual(['text']);
});

it('json-object is JSON', async () => {
  const chat = createChat({ url: '/api/chat/stream?scenario=json-object', fetch: mock });
  const { text = '' } = (await chat.send('The tides')).message ?? {};
  expect(JSON.parse(text)).toMatchObject({ harbour: 'Brest', tides: { length: 4 } });
});
