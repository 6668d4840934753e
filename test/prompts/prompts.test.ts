/** Prompts that live on the server: what a request that names one sends, and which version the reply is of. */
import {
  createEngine,
  type EngineOptions,
  type Input,
  type Outcome,
  type PromptRequest,
  readReply,
} from 'deltakit/core';
import { createMockServer } from 'deltakit/mock';
import { describe, expect, it } from 'vitest';
import { foldReply } from '../../src/machine/fold-reply';
import { EMPTY_REPLY } from '../../src/machine/reply';

const request: PromptRequest = {
  promptId: 'greeting',
  version: 2,
  variables: { name: 'Ada', language: 'Norwegian' },
};

/** What is sent, as the mock server logs it, and how it ends. */
async function send(
  input: Input,
  options: Partial<EngineOptions> = {},
): Promise<{ body: unknown; outcome: Outcome }> {
  const mock = createMockServer({ speed: Infinity });
  let body: unknown;
  const engine = createEngine({
    url: '/api/chat/stream',
    fetch(url, init) {
      body = JSON.parse(String(init.body));
      return mock(url, init);
    },
    pacing: 'instant',
    retry: false,
    ...options,
  });
  const outcome = await engine.start(input);
  engine.dispose();
  return { body, outcome };
}

const versionOf = ({ outcome }: { outcome: Outcome }) =>
  outcome.status === 'completed' && outcome.final.promptVersion;

describe('a request that names a prompt', () => {
  it('is sent as it is, with `stream`', async () => {
    expect((await send(request)).body).toEqual({ ...request, stream: true });
  });

  it('asks for no stream with mode json', async () => {
    const { body, outcome } = await send(request, { mode: 'json', url: '/api/complete' });
    expect(body).toEqual({ ...request, stream: false });
    expect(outcome).toMatchObject({ status: 'completed', final: { promptVersion: '2' } });
  });

  it('keeps a `stream` of its own, and takes the fields that options add', async () => {
    const { body } = await send({ ...request, stream: false }, { body: { tenant: 'a' } });
    expect(body).toEqual({ ...request, stream: false, tenant: 'a' });
  });

  it('is a body like any other where a function makes the body', async () => {
    const { body } = await send(request, { body: (input) => ({ asked: input }) });
    expect(body).toEqual({ asked: request });
  });

  it("leaves a body of one's own as it is", async () => {
    expect((await send({ prompt: 'hi' })).body).toEqual({ prompt: 'hi' });
  });
});

describe('the version that answered', () => {
  it.each(['openai-chat', 'anthropic-messages', 'ai-sdk-ui', 'ag-ui', 'json-text', 'raw-text', 'ollama'])(
    'is on the reply, by the header of the response: %s',
    async (format) => {
      const asked = await send(request, { url: `/api/chat/stream?format=${format}` });
      expect(asked.outcome).toMatchObject({
        status: 'completed',
        final: { text: expect.stringMatching(/version 2/) },
      });
      expect(versionOf(asked)).toBe('2');
    },
  );

  it('is the latest where none was asked for', async () => {
    const variables = { name: 'Ada', language: 'Norwegian', time: 'evening' };
    expect(versionOf(await send({ promptId: 'greeting', variables }))).toBe('3');
  });

  it('is read by readReply too', async () => {
    const headers = { 'content-type': 'application/json', 'x-prompt-version': '2026-01' };
    const outcome = await readReply(new Response('{"text":"Hi"}', { headers }));
    expect(outcome).toMatchObject({ status: 'completed', final: { text: 'Hi', promptVersion: '2026-01' } });
  });

  it('is the header alone: data that an app names like it is the app’s', () => {
    const data = { type: 'data-received', name: 'prompt', value: { version: 2 } } as const;
    expect(foldReply(EMPTY_REPLY, [data]).promptVersion).toBeUndefined();
  });

  it('is not there where the server says none', async () => {
    expect(versionOf(await send('hi'))).toBeUndefined();
  });
});

describe('a prompt that the server does not have', () => {
  it.each([
    [{ promptId: 'none' }, 404, 'unknown_prompt'],
    [{ promptId: 'greeting', version: 9 }, 404, 'unknown_prompt_version'],
    [{ promptId: 'greeting', version: 1 }, 422, 'missing_variables'],
  ])("or can't fill in fails with its status and code: %j", async (input, status, code) => {
    const { outcome } = await send(input);
    expect(outcome).toMatchObject({
      status: 'failed',
      error: { kind: 'http', status, code, retryable: false },
    });
  });
});
