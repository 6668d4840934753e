/**
 * A thread in, a streamed request of OpenAI's Chat Completions out, which many servers speak.
 *
 * @see https://platform.openai.com/docs/api-reference/chat/create
 */
import type { ChatMessage } from '../chat/chat-message';
import type { BodyContext } from './body-context';
import { mergeParams } from './merge-params';
import { isPlainImage, type SentFile } from './read-file';
import { mapContent, type Turn, toText, toTools, toTurns } from './to-turns';

export interface OpenaiChatBody {
  model?: string;
  messages: OpenaiChatMessage[];
  stream: true;
  /** Usage is told only where it was asked for. */
  stream_options: { include_usage: true };
  tools?: { type: 'function'; function: OpenaiFunction }[];
  max_completion_tokens?: number;
}

export type OpenaiChatMessage =
  | { role: 'system'; content: string }
  | { role: 'user'; content: string | OpenaiChatPart[] }
  | { role: 'assistant'; content: string | null; tool_calls?: OpenaiChatCall[] }
  | { role: 'tool'; tool_call_id: string; content: string };

export type OpenaiChatPart =
  | { type: 'text'; text: string }
  | { type: 'image_url'; image_url: { url: string } }
  | { type: 'input_audio'; input_audio: { data: string; format: 'wav' | 'mp3' } }
  | { type: 'file'; file: { filename: string; file_data: string } };

export interface OpenaiChatCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

interface OpenaiFunction {
  name: string;
  description?: string;
  parameters: { [key: string]: unknown };
}

/**
 * Makes the body of a streamed Chat Completions request. Images, WAV, MP3 and PDF are sent; a PDF only by its bytes.
 *
 * @example
 * ```ts
 * const chat = useChat({ url: '/api/chat', body: openaiChatBody, model: 'gpt-5' });
 * ```
 */
export function openaiChatBody(messages: readonly ChatMessage[], context: BodyContext): OpenaiChatBody {
  const { model, maxTokens, params } = context;
  const tools = toTools(context);
  const body: OpenaiChatBody = {
    ...(model && { model }),
    messages: toTurns(messages, context).flatMap(toMessages),
    stream: true,
    stream_options: { include_usage: true },
    ...(tools.length > 0 && {
      tools: tools.map(({ schema, ...tool }) => ({
        type: 'function',
        function: { ...tool, parameters: schema },
      })),
    }),
    ...(maxTokens && { max_completion_tokens: maxTokens }),
  };
  return mergeParams(body, params);
}

function toMessages({ role, content, calls }: Turn): OpenaiChatMessage[] {
  if (role === 'system') return [{ role, content: toText(content) }];
  if (role === 'user') {
    const isText = content.length === 1 && content[0]?.type === 'text';
    return [{ role, content: isText ? toText(content) : mapContent(content, fromText, fromFile) }];
  }
  return [
    {
      role,
      content: toText(content) || null,
      ...(calls.length > 0 && {
        tool_calls: calls.map(({ id, name, argsText }) => ({
          id,
          type: 'function',
          function: { name, arguments: argsText },
        })),
      }),
    },
    ...calls.map(({ id, result, isError }) => ({
      role: 'tool' as const,
      tool_call_id: id,
      content: isError ? `Error: ${result}` : result,
    })),
  ];
}

function fromText(text: string): OpenaiChatPart {
  return { type: 'text', text };
}

function fromFile(file: SentFile): OpenaiChatPart | undefined {
  const { name, mediaType, data, url } = file;
  if (isPlainImage(file)) return { type: 'image_url', image_url: { url } };
  if (!data) return undefined;
  if (mediaType === 'application/pdf') {
    return { type: 'file', file: { filename: name || 'file.pdf', file_data: url } };
  }
  const format = AUDIO_FORMATS[mediaType];
  return format && { type: 'input_audio', input_audio: { data, format } };
}

const AUDIO_FORMATS: Readonly<Record<string, 'wav' | 'mp3'>> = { 'audio/wav': 'wav', 'audio/mpeg': 'mp3' };
