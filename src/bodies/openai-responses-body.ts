/**
 * A thread in, a streamed request of OpenAI's Responses out. All of the thread is sent: nothing is asked of what OpenAI
 * has stored.
 *
 * @see https://platform.openai.com/docs/api-reference/responses/create
 */
import type { ChatMessage } from '../chat/chat-message';
import type { BodyContext } from './body-context';
import { mergeParams } from './merge-params';
import { isPlainImage, type SentFile } from './read-file';
import { mapContent, type Turn, toText, toTools, toTurns } from './to-turns';

export interface OpenaiResponsesBody {
  model?: string;
  input: OpenaiInputItem[];
  stream: true;
  tools?: {
    type: 'function';
    name: string;
    description?: string;
    parameters: { [key: string]: unknown };
    strict: boolean;
  }[];
  max_output_tokens?: number;
}

export type OpenaiInputItem =
  | { type: 'message'; role: 'system' | 'assistant'; content: string }
  | { type: 'message'; role: 'user'; content: OpenaiInputPart[] }
  | { type: 'function_call'; call_id: string; name: string; arguments: string }
  | { type: 'function_call_output'; call_id: string; output: string };

export type OpenaiInputPart =
  | { type: 'input_text'; text: string }
  | { type: 'input_image'; image_url: string; detail: 'auto' }
  | { type: 'input_file'; filename: string; file_data: string }
  | { type: 'input_file'; file_url: string };

/**
 * Makes the body of a streamed Responses request. Images and PDF are sent. Schemas of tools are not held to OpenAI's
 * strict kind, which allows no optional field.
 *
 * @example
 * ```ts
 * const chat = useChat({ url: '/api/chat', body: openaiResponsesBody, params: { store: false } });
 * ```
 */
export function openaiResponsesBody(
  messages: readonly ChatMessage[],
  context: BodyContext,
): OpenaiResponsesBody {
  const { model, maxTokens, params } = context;
  const tools = toTools(context);
  const body: OpenaiResponsesBody = {
    ...(model && { model }),
    input: toTurns(messages, context).flatMap(toItems),
    stream: true,
    ...(tools.length > 0 && {
      tools: tools.map(({ schema, ...tool }) => ({
        type: 'function',
        ...tool,
        parameters: schema,
        strict: false,
      })),
    }),
    ...(maxTokens && { max_output_tokens: maxTokens }),
  };
  return mergeParams(body, params);
}

function toItems({ role, content, calls }: Turn): OpenaiInputItem[] {
  const type = 'message';
  if (role === 'user') return [{ type, role, content: mapContent(content, fromText, fromFile) }];
  const text = toText(content);
  return [
    ...(text ? [{ type, role, content: text } as const] : []),
    ...calls.map(
      ({ id, name, argsText }) =>
        ({ type: 'function_call', call_id: id, name, arguments: argsText }) as const,
    ),
    ...calls.map(
      ({ id, result, isError }) =>
        ({
          type: 'function_call_output',
          call_id: id,
          output: isError ? `Error: ${result}` : result,
        }) as const,
    ),
  ];
}

function fromText(text: string): OpenaiInputPart {
  return { type: 'input_text', text };
}

function fromFile(file: SentFile): OpenaiInputPart | undefined {
  const { name, mediaType, data, url } = file;
  if (isPlainImage(file)) return { type: 'input_image', image_url: url, detail: 'auto' };
  if (mediaType !== 'application/pdf') return undefined;
  return data
    ? { type: 'input_file', filename: name || 'file.pdf', file_data: url }
    : { type: 'input_file', file_url: url };
}
