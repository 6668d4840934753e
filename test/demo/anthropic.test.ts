/** The demo's api before a server that speaks as Anthropic does: what the pages send and are sent. */
import { readReply } from 'deltakit/core';
import { expect, it } from 'vitest';
import { createApi } from '../../demo/server/api';
import { serveMock } from '../../scripts/serve-http';

const KEY = 'sk-ant-test-7c1f0b3e9d5a4862';

it('a model of Anthropic answers through the relay, to what the inspector sends and to what the chat does', async () => {
  const upstream = await serveMock();
  const api = createApi({
    ANTHROPIC_BASE_URL: `${upstream.url}/v1`,
    ANTHROPIC_API_KEY: KEY,
    ANTHROPIC_MODEL: 'short',
  });
  const ask = (path: string, body?: object) =>
    api(
      new Request(`http://demo/api/${path}`, {
        ...(body && {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      }),
    );
  expect(await (await ask('_info')).json()).toEqual({
    upstream: 'relay',
    provider: 'anthropic',
    model: 'short',
  });
  const bodies = [
    { messages: [{ role: 'user', content: 'Why?' }] },
    {
      system: 'Be brief.',
      max_tokens: 100,
      stream: true,
      messages: [{ role: 'user', content: [{ type: 'text', text: 'Why?' }] }],
    },
  ];
  for (const body of bodies) {
    const response = await ask('chat/stream', body);
    const outcome = await readReply(response);
    expect(outcome).toMatchObject({
      status: 'completed',
      final: { text: expect.stringMatching(/^Water boils/) },
    });
  }
  expect(upstream.mock.requests.map(({ format, path }) => [format, path])).toEqual([
    ['anthropic-messages', '/v1/messages'],
    ['anthropic-messages', '/v1/messages'],
  ]);
  await upstream.close();
});

it('an environment that is half set says what is missing', () => {
  expect(() => createApi({ ANTHROPIC_MODEL: 'm' })).toThrow(/ANTHROPIC_API_KEY is not/);
  expect(() => createApi({ ANTHROPIC_MODEL: 'm', ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: 'x' })).toThrow(
    /ANTHROPIC_BASE_URL is not a URL/,
  );
  expect(() => createApi({ OPENAI_BASE_URL: 'http://localhost/v1', ANTHROPIC_MODEL: 'm' })).toThrow(
    /both set/,
  );
  // A key alone is there for something else.
  expect(() => createApi({ ANTHROPIC_API_KEY: KEY })).not.toThrow();
});
