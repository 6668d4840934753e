/**
 * OpenAI Chat Completions: SSE chunks of `chat.completion.chunk` with the role first, then content, the finish
 * reason, the usage where it was asked for, and `[DONE]`; or one `chat.completion`.
 *
 * @see https://platform.openai.com/docs/api-reference/chat-streaming
 */
import type { Delta, FinishReason, Source, Usage } from '../../deltas/delta';
import { type Block, type CallBlock, callsOf, createBlocks, textOf } from './blocks';
import {
  type Encoder,
  type Encoding,
  errorKind,
  type ReplyError,
  type ReplyFacts,
  sseEvent,
} from './encoder';

type Json = Record<string, unknown>;

/** OpenAI Chat Completions. */
export const openaiChat: Encoding = {
  contentType: 'text/event-stream; charset=utf-8',
  idPrefix: 'chatcmpl-',
  carries: [
    'reply-info',
    'text-delta',
    'reasoning-delta',
    'refusal-delta',
    'tool-call-delta',
    'source-found',
    'usage-reported',
    'reply-finished',
    'stream-done',
    'error-reported',
  ],
  createEncoder: createOpenaiChatEncoder,
  errorBody: (error) => ({ error: errorBody(error) }),
};

const FINISH_REASONS: Readonly<Record<FinishReason, string>> = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool_calls',
  'content-filter': 'content_filter',
  // It stops behind a refusal, and knows no other reason.
  refusal: 'stop',
  other: 'stop',
};

function createOpenaiChatEncoder(facts: ReplyFacts): Encoder {
  const callIndexes = new Map<string, number>();
  const blocks = createBlocks({});

  return {
    encode(delta) {
      blocks.write(delta);
      const event = toEvent(delta);
      return event ? sseEvent(event) : delta.type === 'stream-done' ? 'data: [DONE]\n\n' : '';
    },
    whole: () => ({
      ...head('chat.completion'),
      choices: [
        {
          index: 0,
          message: message(blocks.list),
          logprobs: null,
          finish_reason: finishReason(blocks.finish),
        },
      ],
      usage: usage(blocks.usage ?? {}),
    }),
  };

  function toEvent(delta: Delta): Json | undefined {
    switch (delta.type) {
      case 'reply-info':
        return chunk({ role: 'assistant', content: '', refusal: null });
      case 'text-delta':
        return chunk({ content: delta.text });
      // The name that DeepSeek gave it and most OpenAI-compatible servers took over.
      case 'reasoning-delta':
        return chunk({ reasoning_content: delta.text });
      case 'refusal-delta':
        return chunk({ refusal: delta.text });
      case 'tool-call-delta':
        return chunk({ tool_calls: [toolCallPiece(delta)] });
      case 'source-found':
        return chunk({ annotations: [annotation(delta.source)] });
      case 'reply-finished':
        return chunk({}, finishReason(delta.reason));
      case 'usage-reported':
        return facts.includeUsage ? { ...head(), choices: [], usage: usage(delta.usage) } : undefined;
      case 'error-reported':
        return { error: errorBody(delta) };
      default:
        return undefined;
    }
  }

  function chunk(delta: Json, finish: string | null = null): Json {
    return {
      ...head(),
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      ...(facts.includeUsage && { usage: null }),
    };
  }

  function head(object = 'chat.completion.chunk'): Json {
    const { id, created, model } = facts;
    return { id, object, created, model, system_fingerprint: 'fp_mock' };
  }

  function toolCallPiece(delta: Extract<Delta, { type: 'tool-call-delta' }>): Json {
    const { callId, name, argsText = '' } = delta;
    const known = callIndexes.get(callId);
    const index = known ?? callIndexes.size;
    callIndexes.set(callId, index);
    if (known !== undefined) return { index, function: { arguments: argsText } };
    return { index, id: callId, type: 'function', function: { name, arguments: argsText } };
  }
}

/** An error as OpenAI words it, in a stream and in a body alike. */
export function errorBody(error: ReplyError) {
  const kind = errorKind(error);
  const type = {
    invalid: 'invalid_request_error',
    'not-found': 'invalid_request_error',
    'rate-limit': 'requests',
  };
  return {
    message: error.message,
    type: Object.entries(type).find(([name]) => name === kind)?.[1] ?? 'server_error',
    param: null,
    code: error.code ?? 'server_error',
  };
}

function finishReason(reason: FinishReason = 'other'): string {
  return FINISH_REASONS[reason];
}

function annotation({ url = '', title = '' }: Source): Json {
  return { type: 'url_citation', url_citation: { start_index: 0, end_index: 0, url, title } };
}

function usage(used: Usage): Json {
  const { inputTokens = 0, outputTokens = 0, totalTokens = 0, cachedInputTokens, reasoningTokens } = used;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: totalTokens,
    ...(cachedInputTokens !== undefined && { prompt_tokens_details: { cached_tokens: cachedInputTokens } }),
    ...(reasoningTokens !== undefined && {
      completion_tokens_details: { reasoning_tokens: reasoningTokens },
    }),
  };
}

function message(list: readonly Block[]): Json {
  const reasoning = textOf(list, 'reasoning');
  const calls = callsOf(list).map(wholeCall);
  const sources = list.flatMap((block) => (block.type === 'source' ? [annotation(block.source)] : []));
  return {
    role: 'assistant',
    content: textOf(list, 'text') || (calls.length > 0 ? null : ''),
    refusal: textOf(list, 'refusal') || null,
    ...(reasoning && { reasoning_content: reasoning }),
    ...(sources.length > 0 && { annotations: sources }),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}

function wholeCall({ callId, name, text }: CallBlock): Json {
  return { id: callId, type: 'function', function: { name, arguments: text } };
}
