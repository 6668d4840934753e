/**
 * A thread in, a streamed request of Anthropic's Messages out: turns alternate, a person's first, and results open the
 * turn behind their calls.
 *
 * @see https://platform.claude.com/docs/en/api/messages/create
 */
import type { ChatMessage } from '../chat/chat-message';
import type { BodyContext } from './body-context';
import { mergeParams } from './merge-params';
import { isPlainImage, type PlainImage, type SentFile } from './read-file';
import { mapContent, toSystemText, toTools, toTurns } from './to-turns';

export interface AnthropicMessagesBody {
  model?: string;
  max_tokens: number;
  system?: string;
  messages: AnthropicMessage[];
  stream: true;
  tools?: {
    name: string;
    description?: string;
    input_schema: { type: 'object'; [key: string]: unknown };
  }[];
}

export interface AnthropicMessage {
  role: 'user' | 'assistant';
  content: AnthropicBlock[];
}

export type AnthropicBlock =
  | { type: 'text'; text: string }
  | { type: 'image'; source: AnthropicSource<PlainImage> }
  | { type: 'document'; source: AnthropicSource<'application/pdf'>; title?: string }
  | { type: 'tool_use'; id: string; name: string; input: object }
  | { type: 'tool_result'; tool_use_id: string; content: string; is_error?: true };

type AnthropicSource<MediaType> =
  | { type: 'base64'; media_type: MediaType; data: string }
  | { type: 'url'; url: string };

/** Anthropic wants a limit; all of its models allow this one. */
const DEFAULT_MAX_TOKENS = 4096;

/**
 * Makes the body of a streamed Messages request. Images and PDF are sent. Without `maxTokens` a reply has 4,096 tokens
 * at most. With `params: { thinking: { type: 'enabled', … } }` the steps behind a tool's result are made without thinking.
 *
 * @example
 * ```ts
 * const chat = useChat({ url: '/api/chat', body: anthropicMessagesBody, maxTokens: 16_000 });
 * ```
 */
export function anthropicMessagesBody(
  messages: readonly ChatMessage[],
  context: BodyContext,
): AnthropicMessagesBody {
  const { model, maxTokens, params } = context;
  const turns = toTurns(messages, context);
  const system = toSystemText(turns);
  const tools = toTools(context);
  const joined: AnthropicMessage[] = [];
  for (const { role, content, calls } of turns) {
    if (role === 'system') continue;
    add(joined, role, mapContent(content, fromText, fromFile));
    add(
      joined,
      'assistant',
      calls.map(({ id, name, args }) => ({ type: 'tool_use', id, name, input: args })),
    );
    add(
      joined,
      'user',
      calls.map(({ id, result, isError }) => ({
        type: 'tool_result',
        tool_use_id: id,
        content: result,
        ...(isError && { is_error: true }),
      })),
    );
  }
  const body: AnthropicMessagesBody = {
    ...(model && { model }),
    max_tokens: maxTokens || DEFAULT_MAX_TOKENS,
    ...(system && { system }),
    messages: joined,
    stream: true,
    ...(tools.length > 0 && {
      tools: tools.map(({ schema, ...tool }) => ({ ...tool, input_schema: schema })),
    }),
  };
  // A budget for thoughts asks for those before the calls, which a thread does not keep; `adaptive` does not.
  const isBare =
    joined.at(-1)?.content[0]?.type === 'tool_result' && Object(params?.thinking).type === 'enabled';
  return mergeParams(body, isBare ? { ...params, thinking: undefined } : params);
}

/** To the last message, where it is of the same side. */
function add(messages: AnthropicMessage[], role: AnthropicMessage['role'], content: AnthropicBlock[]): void {
  if (content.length === 0) return;
  const last = messages.at(-1);
  if (last?.role === role) last.content.push(...content);
  else messages.push({ role, content });
}

function fromText(text: string): AnthropicBlock {
  return { type: 'text', text };
}

function fromFile(file: SentFile): AnthropicBlock | undefined {
  const { name, mediaType, data, url } = file;
  if (isPlainImage(file)) return { type: 'image', source: toSource(file.mediaType, data, url) };
  if (mediaType !== 'application/pdf') return undefined;
  return { type: 'document', source: toSource(mediaType, data, url), ...(name && { title: name }) };
}

function toSource<MediaType>(
  media_type: MediaType,
  data: string | undefined,
  url: string,
): AnthropicSource<MediaType> {
  return data ? { type: 'base64', media_type, data } : { type: 'url', url };
}
