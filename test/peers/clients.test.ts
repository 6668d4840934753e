/** The providers' own clients against the mock server over real HTTP: it speaks what it claims to. */
import Anthropic from '@anthropic-ai/sdk';
import { DefaultChatTransport, readUIMessageStream, type UIMessage } from 'ai';
import OpenAI from 'openai';
import { describe, expect, inject, it } from 'vitest';

// A model's name chooses the scenario.
const settings = { apiKey: 'none', maxRetries: 0, defaultQuery: { speed: 'instant' } };
const openai = new OpenAI({ ...settings, baseURL: `${inject('mockUrl')}/v1` });
const anthropic = new Anthropic({ ...settings, baseURL: inject('mockUrl') });

const messages = [{ role: 'user' as const, content: 'hello' }];
const SHORT = /^Water boils .* longer\.$/;
const WEATHER = { city: 'Reykjavík', days: 3, units: 'metric', fields: ['temperature', 'wind'] };
const LIMITED = { status: 429, message: expect.stringContaining('Rate limit reached') };

async function collect<T>(stream: Promise<AsyncIterable<T>> | AsyncIterable<T>): Promise<T[]> {
  const events: T[] = [];
  for await (const event of await stream) events.push(event);
  return events;
}

describe('openai, Chat Completions', () => {
  const create = (model: string) =>
    openai.chat.completions.create({
      model,
      messages,
      stream: true,
      stream_options: { include_usage: true },
    });

  it('a stream gives its text, its finish reason and its usage', async () => {
    const chunks = await collect(create('short'));
    const choices = chunks.flatMap((chunk) => chunk.choices);
    expect(choices.map(({ delta }) => delta.content ?? '').join('')).toMatch(SHORT);
    expect(choices.at(-1)?.finish_reason).toBe('stop');
    expect(chunks.at(-1)?.usage?.completion_tokens).toBeGreaterThan(10);
  });

  it('a reply that does not stream is a completion', async () => {
    const completion = await openai.chat.completions.create({ model: 'short', messages });
    expect(completion.choices[0]?.message.content).toMatch(SHORT);
    expect(completion.usage?.prompt_tokens).toBe(1);
  });

  it('the helper folds text and tool calls', async () => {
    const { choices } = await openai.chat.completions
      .stream({ model: 'tool-call', messages })
      .finalChatCompletion();
    const { content, tool_calls: calls } = choices[0]?.message ?? {};
    expect(content).toBe('I will look that up.');
    expect(calls).toMatchObject([
      { id: 'call_weather_1', type: 'function', function: { name: 'get_weather' } },
    ]);
    const call = calls?.[0];
    expect(call?.type === 'function' && JSON.parse(call.function.arguments)).toEqual(WEATHER);
  });

  it('the helper folds a refusal', async () => {
    const { choices } = await openai.chat.completions
      .stream({ model: 'refusal', messages })
      .finalChatCompletion();
    expect(choices[0]?.message.refusal).toBe('I can’t help with that request.');
  });

  it('an error in the stream is thrown behind the text', async () => {
    let text = '';
    const read = async () => {
      for await (const { choices } of await create('error-event')) text += choices[0]?.delta.content ?? '';
    };
    await expect(read()).rejects.toMatchObject({ code: 'overloaded' });
    expect(text).toMatch(/the fisher$/);
  });

  it('a rate limit is its own error, with the wait', async () => {
    const error = await create('rate-limit').catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(OpenAI.RateLimitError);
    expect(error).toMatchObject({ ...LIMITED, code: 'rate_limit_exceeded' });
    expect(error instanceof OpenAI.APIError && error.headers?.get('retry-after')).toBe('3');
  });
});

describe('openai, Responses', () => {
  const create = (model: string) => openai.responses.create({ model, input: 'hello', stream: true });
  const finish = (model: string) => openai.responses.stream({ model, input: 'hello' }).finalResponse();

  it('a stream is numbered from 0, begins with its response and ends with the whole of it', async () => {
    const events = await collect(create('short'));
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_event, i) => i));
    expect(events.slice(0, 2).map(({ type }) => type)).toEqual(['response.created', 'response.in_progress']);
    const last = events.at(-1);
    expect(last?.type === 'response.completed' && last.response).toMatchObject({
      status: 'completed',
      output: [{ type: 'message', content: [{ type: 'output_text', text: expect.stringMatching(SHORT) }] }],
      usage: { input_tokens: 1 },
    });
  });

  it('a reply that does not stream is a response', async () => {
    const response = await openai.responses.create({ model: 'short', input: 'hello' });
    expect(response.output_text).toMatch(SHORT);
  });

  it('the helper folds text and tool calls', async () => {
    const { output, output_text: text } = await finish('tool-call');
    expect(text).toBe('I will look that up.');
    const call = output.find(({ type }) => type === 'function_call');
    expect(call).toMatchObject({ call_id: 'call_weather_1', name: 'get_weather', status: 'completed' });
    expect(call?.type === 'function_call' && JSON.parse(call.arguments)).toEqual(WEATHER);
  });

  it('the helper folds reasoning before the text, and a refusal', async () => {
    const { output } = await finish('reasoning');
    expect(output).toMatchObject([
      { type: 'reasoning', summary: [{ type: 'summary_text' }] },
      { type: 'message' },
    ]);
    expect((await finish('refusal')).output).toMatchObject([{ content: [{ type: 'refusal' }] }]);
  });

  it('the helper folds a tool that ran on the server, and what the text rests on', async () => {
    expect((await finish('remote-tool')).output).toMatchObject([
      { type: 'mcp_call', name: 'web_search', output: 'Two pages on tides.', error: null },
      { type: 'message' },
    ]);
    expect((await finish('sources')).output).toMatchObject([
      { content: [{ annotations: [{ type: 'url_citation' }, { type: 'url_citation' }] }] },
    ]);
  });

  it('an error in the stream is thrown behind the text', async () => {
    const types: string[] = [];
    const read = async () => {
      for await (const { type } of await create('error-event')) types.push(type);
    };
    await expect(read()).rejects.toMatchObject({ code: 'overloaded' });
    expect(types.at(-1)).toBe('response.output_text.delta');
  });

  it('a rate limit is its own error', async () => {
    await expect(create('rate-limit')).rejects.toMatchObject({ ...LIMITED, code: 'rate_limit_exceeded' });
  });
});

describe('@anthropic-ai/sdk', () => {
  const create = (model: string) =>
    anthropic.messages.create({ model, messages, max_tokens: 999, stream: true });
  const finish = (model: string) =>
    anthropic.messages.stream({ model, messages, max_tokens: 999 }).finalMessage();

  it('a stream begins and ends its message, and every block inside it', async () => {
    const types = (await collect(create('short'))).map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(['message_start', 'content_block_start']);
    expect(types.slice(-3)).toEqual(['content_block_stop', 'message_delta', 'message_stop']);
  });

  it('a reply that does not stream is a message', async () => {
    const message = await anthropic.messages.create({ model: 'tool-call', messages, max_tokens: 999 });
    expect(message).toMatchObject({
      role: 'assistant',
      content: [{ type: 'text' }, { type: 'tool_use', id: 'call_weather_1', input: WEATHER }],
      stop_reason: 'tool_use',
    });
  });

  it('the helper folds text and usage', async () => {
    const { content, stop_reason: reason, usage } = await finish('short');
    expect(content).toMatchObject([{ type: 'text', text: expect.stringMatching(SHORT) }]);
    expect(reason).toBe('end_turn');
    expect(usage.input_tokens).toBe(1);
    expect(usage.output_tokens).toBeGreaterThan(10);
  });

  it('the helper folds tool calls with their input', async () => {
    const { content, stop_reason: reason } = await finish('tool-call');
    expect(content[1]).toMatchObject({
      type: 'tool_use',
      id: 'call_weather_1',
      name: 'get_weather',
      input: WEATHER,
    });
    expect(reason).toBe('tool_use');
  });

  it('the helper folds thinking with its signature before the text', async () => {
    const { content } = await finish('reasoning');
    expect(content).toMatchObject([
      {
        type: 'thinking',
        thinking: expect.stringMatching(/^They ask/),
        signature: expect.stringMatching(/./),
      },
      { type: 'text' },
    ]);
  });

  it('the helper folds what the text rests on', async () => {
    const { content } = await finish('sources');
    expect(content.find(({ type }) => type === 'text')).toMatchObject({
      citations: [{ url: 'https://tides.example/spring' }, { url: 'https://almanac.example/moon' }],
    });
  });

  it('an error in the stream is thrown behind the text', async () => {
    let text = '';
    const read = async () => {
      for await (const event of await create('error-event')) {
        if (event.type === 'content_block_delta' && event.delta.type === 'text_delta')
          text += event.delta.text;
      }
    };
    await expect(read()).rejects.toMatchObject({ type: 'overloaded_error' });
    expect(text).toMatch(/the fisher$/);
  });

  it('a rate limit and an overload are errors of their own', async () => {
    const limited = await create('rate-limit').catch((cause: unknown) => cause);
    expect(limited).toBeInstanceOf(Anthropic.RateLimitError);
    expect(limited).toMatchObject({ ...LIMITED, type: 'rate_limit_error' });
    await expect(create('overloaded')).rejects.toMatchObject({ type: 'overloaded_error' });
  });
});

describe('ai, its UI message stream', () => {
  async function finish(scenario: string): Promise<UIMessage | undefined> {
    const api = `${inject('mockUrl')}/api/chat/stream?format=ai-sdk-ui&speed=instant&scenario=${scenario}`;
    const stream = await new DefaultChatTransport({ api }).sendMessages({
      chatId: 'chat',
      trigger: 'submit-message',
      messageId: undefined,
      messages: [{ id: '1', role: 'user', parts: [{ type: 'text', text: 'hello' }] }],
      abortSignal: undefined,
    });
    const messages = await collect(readUIMessageStream({ stream, terminateOnError: true }));
    return messages.at(-1);
  }

  it('the transport reads text, reasoning and usage', async () => {
    const message = await finish('reasoning');
    expect(message?.parts).toMatchObject([
      { type: 'step-start' },
      { type: 'reasoning', text: expect.stringMatching(/^They ask/), state: 'done' },
      { type: 'text', text: expect.stringMatching(/^Five/), state: 'done' },
    ]);
    expect(message?.metadata).toMatchObject({ usage: { inputTokens: 1 } });
  });

  it('the transport reads tool calls, remote ones with their results, sources, files and data', async () => {
    expect((await finish('tool-call'))?.parts.at(-1)).toMatchObject({
      type: 'tool-get_weather',
      state: 'input-available',
      input: WEATHER,
    });
    expect((await finish('remote-tool'))?.parts.slice(1)).toMatchObject([
      { type: 'tool-web_search', state: 'output-available', providerExecuted: true },
      { type: 'text' },
    ]);
    expect((await finish('sources'))?.parts.slice(1)).toMatchObject([
      { type: 'text' },
      { type: 'source-url', url: 'https://tides.example/spring' },
      { type: 'text' },
      { type: 'source-url' },
    ]);
    expect((await finish('file'))?.parts.at(-1)).toMatchObject({ type: 'file', mediaType: 'image/png' });
    const { parts = [] } = (await finish('data')) ?? {};
    expect(parts.filter(({ type }) => type === 'data-progress')).toMatchObject([
      { data: { done: 2, of: 2 } },
    ]);
  });

  it('an error in the stream is thrown', async () => {
    await expect(finish('error-event')).rejects.toThrow('The model is overloaded');
  });
});
