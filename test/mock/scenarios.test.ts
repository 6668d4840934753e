import { createMockServer, type MockFormat, SCENARIOS, type Scenario } from 'deltakit/mock';
import { describe, expect, it } from 'vitest';
import { payloadsOf, readBody, textOf } from './read-events';

/** Those whose text can be read by hand; test/laws reads all the others with the library. */
const FORMATS = ['openai-chat', 'json-text', 'ndjson', 'raw-text'] as const;
const TYPES = {
  'openai-chat': 'text/event-stream; charset=utf-8',
  'json-text': 'text/event-stream; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  'raw-text': 'text/plain; charset=utf-8',
};
const TERMINAL = { 'openai-chat': '[DONE]', 'json-text': '{"done":true}', ndjson: '{"done":true}' };
const HALF = 'and falls again, and the fisher';

const mock = createMockServer({ speed: Infinity });

async function ask(scenario: string, format: MockFormat, prompt = 'hello') {
  const response = await mock(`/api/chat/stream?scenario=${scenario}&format=${format}&stallMs=20`, {
    method: 'POST',
    body: JSON.stringify({ messages: [{ role: 'user', content: prompt }], stream: true }),
  });
  const body = await readBody(response);
  return { response, ...body, payloads: payloadsOf(body.text, format) };
}

describe.each(FORMATS)('in %s', (format) => {
  const whole = [
    'long-markdown',
    'short',
    'slow-first-token',
    'bursts',
    'burst-8000',
    'stall',
    'echo',
    'reasoning',
  ];

  it.each(whole)('%s ends cleanly and says that it is whole', async (scenario) => {
    const { response, text, end, payloads } = await ask(scenario, format);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(TYPES[format]);
    expect(end).toBe('clean');
    expect(textOf(text, format).length).toBeGreaterThan(4);
    if (format !== 'raw-text') expect(payloads.at(-1)).toBe(TERMINAL[format]);
  });

  it('long-markdown carries every sign of its text unharmed', async () => {
    const { text } = await ask('long-markdown', format);
    const answer = textOf(text, format);
    for (const sign of ['# How', '```ts', '| Ending |', '👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '流式回复', 'يظهر الرد'])
      expect(answer).toContain(sign);
  });

  it('echo gives the prompt back', async () => {
    const prompt = 'Zażółć gęślą jaźń 👩🏾‍💻\n"quoted" \\ and 流式';
    expect(textOf((await ask('echo', format, prompt)).text, format)).toBe(prompt);
  });

  it('burst-8000 is eight thousand deltas', async () => {
    const { payloads } = await ask('burst-8000', format);
    expect(mock.requests.at(-1)?.deltas).toBeGreaterThanOrEqual(8000);
    if (format !== 'raw-text')
      expect(payloads.filter((payload) => /"(token|content)":"\w/.test(payload))).toHaveLength(8000);
  });

  it('cut ends cleanly in the middle of a word and without a terminal event', async () => {
    const { text, end, payloads } = await ask('cut', format);
    expect(end).toBe('clean');
    expect(textOf(text, format).endsWith(HALF)).toBe(true);
    expect(payloads.join()).not.toMatch(/DONE|"done"|"finish_reason":"/);
  });

  it('drop breaks the body after the text', async () => {
    const { text, end } = await ask('drop', format);
    expect(end).toBe('broken');
    expect(textOf(text, format).endsWith(HALF)).toBe(true);
  });

  it('error-event keeps the text and ends in the error of the format, or breaks where it has none', async () => {
    const { text, end, payloads } = await ask('error-event', format);
    if (format === 'raw-text') {
      expect(end).toBe('broken');
      expect(text.endsWith(HALF)).toBe(true);
      return;
    }
    expect(end).toBe('clean');
    expect(JSON.parse(payloads.at(-1) ?? '')).toMatchObject({
      error: { message: 'The model is overloaded. Try again in a moment.', code: 'overloaded' },
    });
  });

  it('empty has the right type and no bytes', async () => {
    const { response, text, end } = await ask('empty', format);
    expect([response.status, response.headers.get('content-type'), text, end]).toEqual([
      200,
      TYPES[format],
      '',
      'clean',
    ]);
  });

  it('rate-limit, server-error and html answer before any reply begins', async () => {
    const limit = await ask('rate-limit', format);
    expect([limit.response.status, limit.response.headers.get('retry-after')]).toEqual([429, '3']);
    expect(JSON.parse(limit.text).error).toMatchObject({
      code: 'rate_limit_exceeded',
      type: 'requests',
      param: null,
    });
    const error = await ask('server-error', format);
    expect([error.response.status, error.response.headers.get('content-type')]).toEqual([
      500,
      'text/html; charset=utf-8',
    ]);
    const html = await ask('html', format);
    expect([html.response.status, html.text.slice(0, 15)]).toEqual([200, '<!doctype html>']);
  });
});

describe('openai-chat', () => {
  it('sends the role first, the finish reason and the usage after the content, and [DONE] last', async () => {
    const { payloads } = await ask('short', 'openai-chat');
    const chunks = payloads.slice(0, -1).map((payload) => JSON.parse(payload));
    expect(chunks[0].choices[0]).toEqual({
      index: 0,
      delta: { role: 'assistant', content: '', refusal: null },
      logprobs: null,
      finish_reason: null,
    });
    expect(chunks.at(-2).choices[0]).toMatchObject({ delta: {}, finish_reason: 'stop' });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 1 } });
    expect(new Set(chunks.map(({ id, object }) => `${id} ${object}`)).size).toBe(1);
    expect(payloads.at(-1)).toBe('[DONE]');
  });

  it('sends the arguments of a tool call in pieces that join to JSON', async () => {
    const { payloads } = await ask('tool-call', 'openai-chat');
    const pieces = payloads
      .slice(0, -1)
      .flatMap((payload) => JSON.parse(payload).choices[0]?.delta.tool_calls ?? []);
    expect(pieces[0]).toEqual({
      index: 0,
      id: 'call_weather_1',
      type: 'function',
      function: { name: 'get_weather', arguments: '' },
    });
    expect(pieces.length).toBeGreaterThan(10);
    expect(JSON.parse(pieces.map((piece) => piece.function.arguments).join('')).city).toBe('Reykjavík');
    expect(payloads.at(-3)).toContain('"finish_reason":"tool_calls"');
  });

  it('sends reasoning apart from the text', async () => {
    const { payloads } = await ask('reasoning', 'openai-chat');
    const deltas = payloads.slice(0, -1).map((payload) => JSON.parse(payload).choices[0]?.delta ?? {});
    expect(deltas.map((delta) => delta.reasoning_content ?? '').join('')).toMatch(/^They ask .* five\.$/);
    expect(deltas.map((delta) => delta.content ?? '').join('')).toMatch(/^Five: /);
  });

  it('says usage on the OpenAI route only where the request asks for it', async () => {
    const body = { model: 'short', stream: true, messages: [{ role: 'user', content: 'hi' }] };
    const send = async (extra: object) => {
      const init = { method: 'POST', body: JSON.stringify({ ...body, ...extra }) };
      return (await readBody(await mock('/v1/chat/completions', init))).text;
    };
    expect(await send({})).not.toContain('usage');
    expect(await send({ stream_options: { include_usage: true } })).toMatch(
      /"choices":\[\],"usage":\{"prompt_tokens":1,/,
    );
  });
});

describe('as one JSON body', () => {
  const complete = async (
    scenario: string,
    init: { path?: string; accept?: string; stream?: boolean } = {},
  ) => {
    const { path = '/api/complete', accept = '*/*', stream } = init;
    const response = await mock(`${path}?scenario=${scenario}`, {
      method: 'POST',
      headers: { accept },
      body: JSON.stringify({ prompt: 'hi', stream }),
    });
    return { response, ...(await readBody(response)) };
  };

  it('a completion is { text } when the body says stream: false or the client accepts only JSON', async () => {
    const bySetting = await complete('short', { stream: false });
    const byAccept = await complete('short', { accept: 'application/json' });
    expect(JSON.parse(bySetting.text)).toEqual({ text: expect.stringMatching(/^Water boils .* longer\.$/) });
    expect(byAccept.text).toBe(bySetting.text);
    expect((await complete('short')).response.headers.get('content-type')).toBe(TYPES['json-text']);
  });

  it('the OpenAI route answers with a chat.completion unless it is asked to stream', async () => {
    const json = JSON.parse((await complete('tool-call', { path: '/v1/chat/completions' })).text);
    expect(json).toMatchObject({
      object: 'chat.completion',
      choices: [
        {
          message: { role: 'assistant', tool_calls: [{ id: 'call_weather_1' }] },
          finish_reason: 'tool_calls',
        },
      ],
    });
  });

  it('an error is a status 500, a cut reply is half a body, a drop breaks the body', async () => {
    const error = await complete('error-event', { stream: false });
    expect([error.response.status, JSON.parse(error.text).error.code]).toEqual([500, 'overloaded']);
    const cut = await complete('cut', { stream: false });
    expect(cut.end).toBe('clean');
    expect(() => JSON.parse(cut.text)).toThrow();
    expect(await complete('drop', { stream: false })).toMatchObject({
      end: 'broken',
      text: expect.stringContaining('The tide'),
    });
  });
});

it('every built-in scenario says what it is', () => {
  for (const scenario of Object.values(SCENARIOS)) {
    expect(scenario.title).toMatch(/^[A-Z]/);
    expect(scenario.description).toMatch(/\.$/);
  }
});

describe('the scenarios that not every format has a place for', () => {
  const partial = Object.entries<Scenario>(SCENARIOS).flatMap(([name, { formats = [], isFault }]) =>
    isFault ? [] : formats.map((format) => [name, format] as const),
  );

  it('are those of calls, sources, files, data, refusals and the server’s own stop', () => {
    expect([...new Set(partial.map(([name]) => name))]).toEqual([
      'tool-call',
      'remote-tool',
      'sources',
      'file',
      'data',
      'refusal',
      'server-abort',
      'conversation',
    ]);
  });

  it.each(partial)('%s is played in %s', async (scenario, format) => {
    const response = await mock(`/api/chat/stream?scenario=${scenario}&format=${format}`, {
      method: 'POST',
      body: '{}',
    });
    const { text, end } = await readBody(response);
    expect([response.status, end]).toEqual([200, 'clean']);
    expect(text).toMatch(/get_weather|web_search|tides\.example|iVBORw0KGgo|progress|help|fisher/);
  });

  it('a call that the provider runs does not look like one for the app', async () => {
    const toolAndText: Scenario = {
      title: 'Tool',
      description: 'Runs a tool.',
      steps: [
        { toolCall: { id: 'call_1', name: 'search', args: {}, isRemote: true } },
        { toolResult: { callId: 'call_1', result: 'found' } },
        { text: 'Found.' },
        { finish: 'stop' },
      ],
    };
    const own = createMockServer({ scenarios: { tool: toolAndText }, scenario: 'tool', speed: Infinity });
    for (const format of ['openai-chat', 'gemini', 'ollama', 'cohere']) {
      const response = await own(`/api/chat/stream?format=${format}`, { method: 'POST', body: '{}' });
      const text = await response.text();
      expect(text).toContain('Found.');
      expect(text).not.toContain('search');
    }
  });
});
