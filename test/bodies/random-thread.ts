/** Any thread, also one that no chat would make: messages in any order, calls in any state, results of nothing. */
import fc from 'fast-check';
import type { BodyContext, ToolSpec } from '../../src/bodies/body-context';
import type { ChatMessage, ChatToolCall, MessagePart, ToolResult } from '../../src/chat/chat-message';
import type { ReplyFile } from '../../src/deltas/delta';
import { message, PDF, PNG, WAV } from './message';

const LONG = 'x'.repeat(90);

const said = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\n\t',
    '\u200b',
    '\ud83d',
    'half \udc00',
    '你好',
    '\\ud800',
    'Hello. ',
    '{"a":1}',
  ),
  fc.string({ maxLength: 8 }),
);

/** Few, so that calls and results meet, and ids are used again. */
const callId = fc.constantFrom('call_0', 'call_1', 'a.b|c', '', LONG, `${LONG}y`);
const toolName = fc.constantFrom('weather', 'a.b', 'a_b', '2fa', '天气', '', LONG, `${LONG}z`, 'constructor');

const json = fc.oneof(
  said,
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    undefined,
    null,
    1n,
    Number.NaN,
    new Date(0),
    { '\ud83d': '\ud83d' },
    { at: 1n },
    [],
    {},
  ),
);

const file: fc.Arbitrary<ReplyFile> = fc.record(
  {
    id: fc.constantFrom('file-1', undefined),
    name: fc.constantFrom('a.png', '', 'sa"y\ud83d.pdf', undefined),
    mediaType: fc.constantFrom(
      'image/png',
      'image/svg+xml',
      'application/pdf',
      'AUDIO/mp3',
      'text/csv',
      '',
      undefined,
    ),
    url: fc.constantFrom(
      PNG,
      PDF,
      WAV,
      'data:image/gif;base64,R0lGODdh',
      'data:video/mp4;base64,AAAA',
      'data:audio/webm;codecs=opus;base64,AAAA',
      'data:;base64,AAAA',
      'data:image/png;base64,',
      'data:image/png;base64,not base64',
      'data:image/png;base64,AAA',
      'data:image/png;base64,=AAA',
      'data:image/png,raw',
      'data:text/csv;base64,YSxi',
      'data:text/plain,a%20b',
      'data:text/plain,%',
      'data:text/plain;base64,?',
      'data:image/svg+xml;base64,PHN2Zy8+',
      'https://example.org/a',
      'blob:https://example.org/1',
      '/files/1',
      '',
      undefined,
    ),
  },
  { requiredKeys: [] },
);

const toolCall: fc.Arbitrary<ChatToolCall> = fc.record({
  id: callId,
  name: toolName,
  argsText: fc.constantFrom('', '{', '{"city":"Oslo"}'),
  args: json,
  status: fc.constantFrom('forming', 'ready', 'ready', 'ready', 'interrupted'),
  state: fc.constantFrom(
    'forming',
    'interrupted',
    'awaiting-approval',
    'awaiting-answer',
    'running',
    'done',
    'failed',
    'denied',
  ),
  isRemote: fc.constantFrom(undefined, undefined, false, true),
  result: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, json),
  isError: fc.constantFrom(undefined, true),
});

const toolResult: fc.Arbitrary<ToolResult> = fc.record({
  callId,
  name: toolName,
  value: json,
  isError: fc.constantFrom(undefined, false, true),
});

const part: fc.Arbitrary<MessagePart> = fc.oneof(
  { weight: 3, arbitrary: said.map((text): MessagePart => ({ type: 'text', text })) },
  { weight: 3, arbitrary: toolCall.map((call): MessagePart => ({ type: 'tool-call', call })) },
  { weight: 3, arbitrary: toolResult.map((result): MessagePart => ({ type: 'tool-result', result })) },
  file.map((one): MessagePart => ({ type: 'file', file: one })),
  said.map((text): MessagePart => ({ type: 'reasoning', text })),
  fc.constant<MessagePart>({ type: 'source', source: { url: 'https://example.org' } }),
  fc.constant<MessagePart>({ type: 'data', data: { name: 'chart', value: [1] } }),
);

export const randomThread: fc.Arbitrary<readonly ChatMessage[]> = fc.array(
  fc
    .record({
      role: fc.constantFrom('system' as const, 'user' as const, 'assistant' as const, 'assistant' as const),
      parts: fc.array(part, { maxLength: 7 }),
      status: fc.constantFrom('idle', 'pending', 'streaming', 'completed', 'failed', 'cancelled'),
      refusal: fc.constantFrom(undefined, undefined, 'I can not.', ' '),
    })
    .map(({ role, parts, ...more }) => message(role, parts, more)),
  { maxLength: 6 },
);

const tool: fc.Arbitrary<ToolSpec> = fc.record({
  name: toolName,
  description: fc.constantFrom(undefined, '', 'Says the weather.'),
  parameters: fc.constantFrom<ToolSpec['parameters']>(
    {},
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { city: { type: 'string' } },
    },
  ),
});

export const randomContext: fc.Arbitrary<BodyContext> = fc.record({
  model: fc.constantFrom(undefined, 'a-model'),
  system: fc.constantFrom(undefined, '', ' ', 'Be brief.', '\ud83d'),
  tools: fc.uniqueArray(tool, { maxLength: 5, selector: ({ name }) => name }),
  minScore: fc.constantFrom(undefined, 0, 0.7),
  maxTokens: fc.constantFrom(undefined, 0, 100),
});
