/** The same thread as each server wants it. */
import { describe, expect, it } from 'vitest';
import { anthropicMessagesBody } from '../../src/bodies/anthropic-messages-body';
import type { BodyContext } from '../../src/bodies/body-context';
import { geminiBody } from '../../src/bodies/gemini-body';
import { openaiChatBody } from '../../src/bodies/openai-chat-body';
import { openaiResponsesBody } from '../../src/bodies/openai-responses-body';
import { plainBody } from '../../src/bodies/plain-body';
import { call, message, PDF, PNG, result, text, WAV } from './message';
import { contextWithTools, threadWithTools } from './thread-with-tools';

const NO_TOOLS: BodyContext = { tools: [] };
const schema = { type: 'object', properties: {} };

describe('openaiChatBody', () => {
  it('sends a step as an assistant message with its calls, and a tool message for each', () => {
    expect(openaiChatBody(threadWithTools, contextWithTools)).toEqual({
      model: 'a-model',
      stream: true,
      stream_options: { include_usage: true },
      max_completion_tokens: 500,
      tools: [
        {
          type: 'function',
          function: { name: 'weather', description: 'Says the weather.', parameters: schema },
        },
      ],
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Weather in Oslo and Rome?' },
        {
          role: 'assistant',
          content: 'I look it up.',
          tool_calls: [
            { id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } },
            { id: 'c2', type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } },
          ],
        },
        { role: 'tool', tool_call_id: 'c1', content: 'Error: The service is down.' },
        { role: 'tool', tool_call_id: 'c2', content: '{"sky":"rain"}' },
        { role: 'assistant', content: 'Rome has rain.' },
        { role: 'user', content: 'And Bern?' },
        { role: 'assistant', content: 'Bern is' },
        { role: 'user', content: 'Go on.' },
      ],
    });
  });

  it('has no content where a step only calls', () => {
    const { messages } = openaiChatBody(
      [message('user', 'Hi'), message('assistant', [call('c1'), result('c1')])],
      NO_TOOLS,
    );
    expect(messages[1]).toMatchObject({ role: 'assistant', content: null });
  });
});

describe('openaiResponsesBody', () => {
  it('sends calls and what they gave as items', () => {
    expect(openaiResponsesBody(threadWithTools, contextWithTools)).toEqual({
      model: 'a-model',
      stream: true,
      max_output_tokens: 500,
      tools: [
        {
          type: 'function',
          name: 'weather',
          description: 'Says the weather.',
          parameters: schema,
          strict: false,
        },
      ],
      input: [
        { type: 'message', role: 'system', content: 'Be brief.' },
        {
          type: 'message',
          role: 'user',
          content: [{ type: 'input_text', text: 'Weather in Oslo and Rome?' }],
        },
        { type: 'message', role: 'assistant', content: 'I look it up.' },
        { type: 'function_call', call_id: 'c1', name: 'weather', arguments: '{"city":"Oslo"}' },
        { type: 'function_call', call_id: 'c2', name: 'weather', arguments: '{"city":"Rome"}' },
        { type: 'function_call_output', call_id: 'c1', output: 'Error: The service is down.' },
        { type: 'function_call_output', call_id: 'c2', output: '{"sky":"rain"}' },
        { type: 'message', role: 'assistant', content: 'Rome has rain.' },
        { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'And Bern?' }] },
        { type: 'message', role: 'assistant', content: 'Bern is' },
        { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Go on.' }] },
      ],
    });
  });
});

describe('anthropicMessagesBody', () => {
  it('opens the turn behind the calls with their results', () => {
    expect(anthropicMessagesBody(threadWithTools, contextWithTools)).toEqual({
      model: 'a-model',
      max_tokens: 500,
      stream: true,
      system: 'Be brief.',
      tools: [{ name: 'weather', description: 'Says the weather.', input_schema: schema }],
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Weather in Oslo and Rome?' }] },
        {
          role: 'assistant',
          content: [
            { type: 'text', text: 'I look it up.' },
            { type: 'tool_use', id: 'c1', name: 'weather', input: { city: 'Oslo' } },
            { type: 'tool_use', id: 'c2', name: 'weather', input: { city: 'Rome' } },
          ],
        },
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'c1', content: 'The service is down.', is_error: true },
            { type: 'tool_result', tool_use_id: 'c2', content: '{"sky":"rain"}' },
          ],
        },
        { role: 'assistant', content: [{ type: 'text', text: 'Rome has rain.' }] },
        { role: 'user', content: [{ type: 'text', text: 'And Bern?' }] },
        { role: 'assistant', content: [{ type: 'text', text: 'Bern is' }] },
        { role: 'user', content: [{ type: 'text', text: 'Go on.' }] },
      ],
    });
  });

  it('joins what a person says behind results to them, and what is said around a failed answer', () => {
    const { messages } = anthropicMessagesBody(
      [
        message('user', 'Book it.'),
        message('assistant', [call('c1', { state: 'awaiting-approval' })]),
        message('user', 'Wait.'),
        message('assistant', 'I', { status: 'failed' }),
        message('user', 'No, do.'),
      ],
      NO_TOOLS,
    );
    expect(messages).toHaveLength(3);
    expect(messages[2]?.content).toEqual([
      { type: 'tool_result', tool_use_id: 'c1', content: 'Nobody answered this call.', is_error: true },
      { type: 'text', text: 'Wait.' },
      { type: 'text', text: 'No, do.' },
    ]);
  });

  it('sends all that the system says before the talk', () => {
    const thread = [message('user', 'Hi'), message('system', 'It is night.'), message('user', 'Well?')];
    expect(anthropicMessagesBody(thread, { system: 'Be brief.', tools: [] }).system).toBe(
      'Be brief.\n\nIt is night.',
    );
  });
});

describe('geminiBody', () => {
  it('lets results stand alone, in the order of the calls', () => {
    const { contents, ...rest } = geminiBody(threadWithTools, contextWithTools);
    expect(rest).toEqual({
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      generationConfig: { maxOutputTokens: 500 },
      tools: [
        {
          functionDeclarations: [
            { name: 'weather', description: 'Says the weather.', parametersJsonSchema: schema },
          ],
        },
      ],
    });
    expect(contents).toEqual([
      { role: 'user', parts: [{ text: 'Weather in Oslo and Rome?' }] },
      {
        role: 'model',
        parts: [
          { text: 'I look it up.' },
          {
            functionCall: { name: 'weather', args: { city: 'Oslo' } },
            thoughtSignature: 'skip_thought_signature_validator',
          },
          { functionCall: { name: 'weather', args: { city: 'Rome' } } },
        ],
      },
      {
        role: 'user',
        parts: [
          { functionResponse: { name: 'weather', response: { error: 'The service is down.' } } },
          { functionResponse: { name: 'weather', response: { output: { sky: 'rain' } } } },
        ],
      },
      { role: 'model', parts: [{ text: 'Rome has rain.' }] },
      { role: 'user', parts: [{ text: 'And Bern?' }] },
      { role: 'model', parts: [{ text: 'Bern is' }] },
      { role: 'user', parts: [{ text: 'Go on.' }] },
    ]);
  });

  it('sends no signature to models that know none', () => {
    const body = geminiBody(threadWithTools, { ...contextWithTools, model: 'gemini-2.5-flash' });
    expect(JSON.stringify(body)).not.toContain('thoughtSignature');
  });
});

describe('plainBody', () => {
  it('sends messages with their ids, calls in the shape of Chat Completions, and what a server of one’s own knows', () => {
    const [question, answer] = threadWithTools;
    const body = plainBody(threadWithTools.slice(0, 3), {
      ...contextWithTools,
      minScore: 0.7,
      params: { collection: 'manuals' },
    });
    expect(body).toEqual({
      model: 'a-model',
      stream: true,
      maxTokens: 500,
      minScore: 0.7,
      collection: 'manuals',
      tools: [{ type: 'function', function: contextWithTools.tools[0] }],
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', id: question?.id, content: 'Weather in Oslo and Rome?' },
        {
          role: 'assistant',
          id: answer?.id,
          content: 'I look it up.',
          tool_calls: [
            { id: 'c1', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } },
            { id: 'c2', type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } },
          ],
        },
        { role: 'tool', id: answer?.id, tool_call_id: 'c1', content: 'The service is down.', isError: true },
        { role: 'tool', id: answer?.id, tool_call_id: 'c2', content: '{"sky":"rain"}' },
        { role: 'assistant', id: answer?.id, content: 'Rome has rain.' },
        { role: 'user', id: threadWithTools[2]?.id, content: 'And Bern?' },
      ],
    });
  });

  it('sends files and data as they are in the thread', () => {
    const file = { type: 'file', file: { id: 'f1', url: '/files/1' } } as const;
    const data = { type: 'data', data: { name: 'place', value: 'Oslo' } } as const;
    const { messages } = plainBody([message('user', [text('See'), file, data])], NO_TOOLS);
    expect(messages[0]?.content).toEqual([text('See'), file, data]);
  });
});

describe('files', () => {
  const files = (...urls: string[]) => [
    message('user', [
      text('See'),
      ...urls.map((url) => ({ type: 'file', file: { name: 'a', url } }) as const),
    ]),
  ];

  it('go to each provider as it takes them', () => {
    const thread = files(PNG, PDF);
    const [image, pdf] = [PNG, PDF].map((url) => url.split(',')[1]);
    expect(openaiChatBody(thread, NO_TOOLS).messages[0]?.content).toEqual([
      text('See'),
      { type: 'image_url', image_url: { url: PNG } },
      { type: 'file', file: { filename: 'a', file_data: PDF } },
    ]);
    expect(openaiResponsesBody(thread, NO_TOOLS).input[0]).toMatchObject({
      content: [
        { type: 'input_text', text: 'See' },
        { type: 'input_image', image_url: PNG, detail: 'auto' },
        { type: 'input_file', filename: 'a', file_data: PDF },
      ],
    });
    expect(anthropicMessagesBody(thread, NO_TOOLS).messages[0]?.content).toEqual([
      text('See'),
      { type: 'image', source: { type: 'base64', media_type: 'image/png', data: image } },
      { type: 'document', title: 'a', source: { type: 'base64', media_type: 'application/pdf', data: pdf } },
    ]);
    expect(geminiBody(thread, NO_TOOLS).contents[0]?.parts).toEqual([
      { text: 'See' },
      { inlineData: { mimeType: 'image/png', data: image } },
      { inlineData: { mimeType: 'application/pdf', data: pdf } },
    ]);
  });

  it('go by their address where they have one', () => {
    const url = 'https://example.org/a.png';
    const thread = [message('user', [{ type: 'file', file: { mediaType: 'image/png', url } }])];
    expect(JSON.stringify(openaiChatBody(thread, NO_TOOLS))).toContain(`"image_url":{"url":"${url}"}`);
    expect(JSON.stringify(openaiResponsesBody(thread, NO_TOOLS))).toContain(`"image_url":"${url}"`);
    expect(JSON.stringify(anthropicMessagesBody(thread, NO_TOOLS))).toContain(
      `{"type":"url","url":"${url}"}`,
    );
    expect(JSON.stringify(geminiBody(thread, NO_TOOLS))).toContain(`"fileUri":"${url}"`);
  });

  it('are named to a provider that does not take them, so that none is lost in silence', () => {
    const note = '[The file "a" (audio/wav) is not included.]';
    expect(anthropicMessagesBody(files(WAV), NO_TOOLS).messages[0]?.content).toContainEqual(text(note));
    expect(openaiChatBody(files(WAV), NO_TOOLS).messages[0]?.content).toContainEqual({
      type: 'input_audio',
      input_audio: { data: 'UklGRg==', format: 'wav' },
    });
  });

  it('that are text are sent as text', () => {
    const csv = `data:text/csv;base64,${Buffer.from('Stadt,°C\nZürich,9').toString('base64')}`;
    expect(openaiChatBody(files(csv), NO_TOOLS).messages[0]?.content).toContainEqual(
      text('<file name="a">\nStadt,°C\nZürich,9\n</file>'),
    );
  });

  it('that the model made are named to it', () => {
    const thread = [
      message('user', 'Draw a cat.'),
      message('assistant', [{ type: 'file', file: { name: 'cat.png', mediaType: 'image/png', url: PNG } }]),
      message('user', 'Now blue.'),
    ];
    expect(openaiChatBody(thread, NO_TOOLS).messages[1]).toEqual({
      role: 'assistant',
      content: '[The file "cat.png" (image/png) is not included.]',
    });
  });
});

describe('params', () => {
  it('are joined to lists and objects of the body, and win over all else', () => {
    const search = { googleSearch: {} };
    const body = geminiBody(threadWithTools, {
      ...contextWithTools,
      params: { tools: [search], generationConfig: { temperature: 0 } },
    });
    expect(body.tools).toHaveLength(2);
    expect(body.tools?.[1]).toEqual(search);
    expect(body.generationConfig).toEqual({ maxOutputTokens: 500, temperature: 0 });
    expect(anthropicMessagesBody(threadWithTools, { tools: [], params: { max_tokens: 9 } }).max_tokens).toBe(
      9,
    );
  });
});

describe('a talk that no person began', () => {
  it.each([
    ['is empty', []],
    ['has only a greeting', [message('assistant', 'How can I help?')]],
  ])('where it %s, begins with a note', (_which, thread) => {
    expect(openaiChatBody(thread, NO_TOOLS).messages).toEqual([
      { role: 'user', content: '[The conversation begins.]' },
    ]);
  });

  it('keeps the greeting that a person answers', () => {
    const thread = [message('assistant', 'Which city?'), message('user', 'Oslo')];
    expect(
      anthropicMessagesBody(thread, NO_TOOLS).messages.map(({ role, content }) => [role, content[0]]),
    ).toEqual([
      ['user', text('[The conversation begins.]')],
      ['assistant', text('Which city?')],
      ['user', text('Oslo')],
    ]);
  });
});
