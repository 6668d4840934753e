/**
 * A thread in, a request to an app's own server out: messages with their ids, calls and results in the shape of OpenAI's
 * Chat Completions, files and data as they are in the thread.
 */
import type { ChatMessage } from '../chat/chat-message';
import type { ReplyFile } from '../deltas/delta';
import type { BodyContext, ToolSpec } from './body-context';
import { toResultText } from './json-value';
import { mergeParams } from './merge-params';
import { type ContentPart, type SettledMessage, type SettledStep, settleThread } from './settle-thread';

export interface PlainBody {
  messages: PlainMessage[];
  stream: true;
  model?: string;
  tools?: { type: 'function'; function: { name: string; description?: string; parameters: object } }[];
  maxTokens?: number;
  minScore?: number;
}

/** `id` is that of the message in the thread: the steps of one answer share it. */
export type PlainMessage =
  | { role: 'system'; id?: string; content: string }
  | { role: 'user'; id: string; content: PlainContent }
  | { role: 'assistant'; id: string; content: PlainContent; tool_calls?: PlainCall[] }
  | { role: 'tool'; id: string; tool_call_id: string; content: string; isError?: true };

/** Text; parts where there is more than text; `null` where there are only calls. */
export type PlainContent = string | PlainPart[] | null;

export type PlainPart =
  | { type: 'text'; text: string }
  | { type: 'file'; file: ReplyFile }
  | { type: 'data'; data: { name: string; id?: string | undefined; value: unknown } };

export interface PlainCall {
  id: string;
  type: 'function';
  function: { name: string; arguments: string };
}

/**
 * Makes the body for a server of one's own, which knows what it asks of which model. Names of tools, ids, files and data
 * are sent as they are.
 *
 * @example
 * ```ts
 * const chat = useChat({ url: '/api/chat', body: plainBody, params: { collection: 'manuals' }, minScore: 0.7 });
 * ```
 */
export function plainBody(messages: readonly ChatMessage[], context: BodyContext): PlainBody {
  const { model, system, tools, maxTokens, minScore, params } = context;
  const body: PlainBody = {
    messages: [
      ...(system ? [{ role: 'system', content: system } as const] : []),
      ...settleThread(messages, true).flatMap(toMessages),
    ],
    stream: true,
    ...(model && { model }),
    ...(tools.length > 0 && {
      tools: tools.map((tool) => ({ type: 'function', function: toFunction(tool) })),
    }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(minScore !== undefined && { minScore }),
  };
  return mergeParams(body, params);
}

function toFunction({ name, description, parameters }: ToolSpec) {
  return { name, ...(description && { description }), parameters };
}

function toMessages({ message: { id, role }, steps }: SettledMessage): PlainMessage[] {
  return steps.flatMap((step): PlainMessage[] => {
    const content = toContent(step.content);
    if (role === 'user') return [{ role, id, content }];
    return role === 'system' ? [{ role, id, content: `${content}` }] : toAnswer(id, content, step);
  });
}

function toAnswer(id: string, content: PlainContent, { calls }: SettledStep): PlainMessage[] {
  const tool_calls = calls.map(({ call }) => ({
    id: call.id,
    type: 'function' as const,
    function: { name: call.name, arguments: call.argsText },
  }));
  return [
    { role: 'assistant', id, content, ...(calls.length > 0 && { tool_calls }) },
    ...calls.map(({ result: { callId, value, isError } }) => ({
      role: 'tool' as const,
      id,
      tool_call_id: callId,
      content: toResultText(value),
      ...(isError && { isError }),
    })),
  ];
}

function toContent(content: readonly ContentPart[]): PlainContent {
  if (content.length === 0) return null;
  const texts = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return texts.length === content.length ? texts.join('\n\n') : [...content];
}
