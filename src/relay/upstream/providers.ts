/** What differs between the three ways in which an upstream is asked: address, headers, body, events, errors. */
import { anthropicMessagesBody } from '../../bodies/anthropic-messages-body';
import type { CreateChatBody } from '../../bodies/body-context';
import { openaiChatBody } from '../../bodies/openai-chat-body';
import { openaiResponsesBody } from '../../bodies/openai-responses-body';
import { anthropicMessages } from '../../deltas/anthropic-messages';
import { openaiChat } from '../../deltas/openai-chat';
import { openaiResponses } from '../../deltas/openai-responses';
import type { WireFormat } from '../../deltas/wire-format';
import { isRecord } from '../read-text';

/** How an upstream is spoken to. */
export type ProviderName = 'openai-chat' | 'openai-responses' | 'anthropic-messages';

/** What the relay tells in the place of an event. */
export interface ErrorFacts {
  readonly code: string;
  readonly message: string;
  /** As HTTP would have said it. */
  readonly status?: number | undefined;
}

export interface Provider {
  readonly path: string;
  keyHeaders(apiKey: string): Record<string, string>;
  readonly format: WireFormat;
  readonly createBody: CreateChatBody;
  /** The field that bounds a reply, by which name it may also be given, and which of them is sent where none is. */
  readonly maxFields: readonly [string, ...string[]];
  /** What a page may set, beside messages, model and tools. */
  readonly params: readonly string[];
  /** The field of what was said, where a body is in the provider's own shape. */
  readonly messagesField: 'messages' | 'input';
  /** Whether a body is in the provider's own shape, rather than in the neutral one. */
  isOwn(body: Readonly<Record<string, unknown>>): boolean;
  /** Whether a tool is one that the page runs, rather than one that the provider runs and bills. */
  isFunction(tool: Readonly<Record<string, unknown>>): boolean;
  /** An error as an event of the stream. */
  toErrorEvent(error: ErrorFacts): string;
}

export const PROVIDERS: Readonly<Record<ProviderName, Provider>> = {
  'openai-chat': {
    path: '/chat/completions',
    keyHeaders: bearer,
    format: openaiChat,
    createBody: openaiChatBody,
    maxFields: ['max_completion_tokens', 'max_tokens'],
    params: [
      ...['temperature', 'top_p', 'stop', 'seed', 'presence_penalty', 'frequency_penalty', 'response_format'],
      ...['tool_choice', 'parallel_tool_calls', 'reasoning_effort', 'verbosity'],
    ],
    messagesField: 'messages',
    isOwn: (body) =>
      'stream_options' in body ||
      blocksOf(body.messages).some(({ type, file }) => {
        return type === 'image_url' || type === 'input_audio' || (isRecord(file) && 'file_data' in file);
      }),
    isFunction: ({ type }) => type === 'function',
    toErrorEvent: (error) => `data: ${JSON.stringify({ error })}\n`,
  },
  'openai-responses': {
    path: '/responses',
    keyHeaders: bearer,
    format: openaiResponses,
    createBody: openaiResponsesBody,
    maxFields: ['max_output_tokens'],
    params: [
      ...['instructions', 'temperature', 'top_p', 'tool_choice', 'parallel_tool_calls', 'text', 'reasoning'],
      'store',
    ],
    messagesField: 'input',
    isOwn: (body) => 'input' in body,
    isFunction: ({ type }) => type === 'function',
    toErrorEvent: (error) => `event: error\ndata: ${JSON.stringify({ type: 'error', ...error })}\n`,
  },
  'anthropic-messages': {
    path: '/messages',
    keyHeaders: (key) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
    format: anthropicMessages,
    createBody: anthropicMessagesBody,
    maxFields: ['max_tokens'],
    params: ['system', 'temperature', 'top_p', 'top_k', 'stop_sequences', 'tool_choice', 'thinking'],
    messagesField: 'messages',
    isOwn: ({ messages, max_tokens }) =>
      max_tokens !== undefined &&
      entriesOf(messages).every(
        ({ role, tool_calls }) => /^(user|assistant)$/.test(`${role}`) && !tool_calls,
      ) &&
      blocksOf(messages).every(({ type }) => type !== 'file' && type !== 'data'),
    isFunction: ({ type, input_schema }) =>
      (type === undefined || type === 'custom') && isRecord(input_schema),
    toErrorEvent: ({ code, ...error }) =>
      `event: error\ndata: ${JSON.stringify({ type: 'error', error: { type: code, ...error } })}\n`,
  },
};

function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

function entriesOf(messages: unknown): Record<string, unknown>[] {
  return Array.isArray(messages) ? messages.filter(isRecord) : [];
}

/** The parts of all messages. */
function blocksOf(messages: unknown): Record<string, unknown>[] {
  return entriesOf(messages).flatMap(({ content }) => entriesOf(content));
}
