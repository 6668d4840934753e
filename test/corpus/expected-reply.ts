/** What an independent reader got from a recording in, what deltakit has to make of it out. */
import type { Reply, WireFormat } from 'deltakit/core';
import {
  agUi,
  aiSdkUi,
  anthropicMessages,
  cohere,
  gemini,
  googleInteractions,
  ollama,
  openaiChat,
  openaiResponses,
} from 'deltakit/core';
import type { RecordedStream } from './corpus';

/** How the recordings name a format, what reads it, and what its first event that ends it well looks like. */
export const RECORDED_FORMATS: Record<string, { format: WireFormat; end: RegExp }> = {
  'openai-chat': { format: openaiChat, end: /"finish_reason": ?"|data: ?\[DONE\]/ },
  'openai-completion': { format: openaiChat, end: /"finish_reason": ?"|data: ?\[DONE\]/ },
  'openai-responses': { format: openaiResponses, end: /"type": ?"response\.(completed|incomplete)"/ },
  anthropic: { format: anthropicMessages, end: /"type": ?"message_stop"/ },
  gemini: { format: gemini, end: /"finishReason"/ },
  'google-interactions': {
    format: googleInteractions,
    end: /"event_type": ?"interaction\.(completed?|requires_action)"|"status": ?"requires_action"/,
  },
  'ai-sdk-ui': { format: aiSdkUi, end: /"type": ?"finish"/ },
  'ag-ui': { format: agUi, end: /"RUN_FINISHED"/ },
  'ollama-chat': { format: ollama, end: /"done": ?true/ },
  'ollama-generate': { format: ollama, end: /"done": ?true/ },
  'cohere-v2': { format: cohere, end: /"type": ?"message-end"/ },
};

/** The part of a reply that the recordings tell. */
export type ToldReply = Pick<Reply, 'text' | 'reasoning' | 'finishReason' | 'usage'> & {
  toolCalls: { name: string; args: unknown }[];
};

export function expectedReply({ format, expected }: RecordedStream): ToldReply {
  const called = expected.toolCalls ?? [];
  const reason = FINISH_REASONS[expected.finishReason ?? ''];
  const usage = format === 'ag-ui' ? [expected.usage].flat()[0] : expected.usage;
  return {
    text: expected.text,
    reasoning: expected.reasoning ?? '',
    toolCalls: called.map(({ name, arguments: args = '' }) => ({
      name,
      args: parseArgs(args),
    })),
    // The Responses API has no reason of its own for calls.
    finishReason:
      format === 'openai-responses' && reason === 'stop' && called.length > 0 ? 'tool-calls' : reason,
    usage: usage ? readUsage(format, usage) : undefined,
  };
}

const FINISH_REASONS: Record<string, Reply['finishReason']> = {
  stop: 'stop',
  eos: 'stop',
  end_turn: 'stop',
  stop_sequence: 'stop',
  STOP: 'stop',
  COMPLETE: 'stop',
  completed: 'stop',
  length: 'length',
  max_tokens: 'length',
  MAX_TOKENS: 'length',
  incomplete: 'length',
  budget_exceeded: 'length',
  'incomplete:max_output_tokens': 'length',
  requires_action: 'tool-calls',
  tool_calls: 'tool-calls',
  tool_use: 'tool-calls',
  TOOL_CALL: 'tool-calls',
  'tool-calls': 'tool-calls',
  SAFETY: 'content-filter',
  RECITATION: 'content-filter',
  'incomplete:content_filter': 'content-filter',
  refusal: 'refusal',
  error: 'other',
  interrupt: 'tool-calls',
};

/** Arguments that were cut are no arguments. */
function parseArgs(text: string): unknown {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return undefined;
  }
}

type Json = Record<string, unknown>;
const child = (of: Json, name: string) => (of[name] ?? {}) as Json;
const sum = (...counts: unknown[]) =>
  counts.some((count) => typeof count === 'number')
    ? counts.reduce((total: number, count) => total + (Number(count) || 0), 0)
    : undefined;

/** The provider's own counts in deltakit's words: all input, all output. */
function readUsage(format: string, said: Json): Reply['usage'] {
  const read = USAGE[format] ?? USAGE.openai;
  const counts = Object.entries(read?.(said) ?? {}).filter(([, count]) => typeof count === 'number');
  return counts.length > 0 ? Object.fromEntries(counts) : undefined;
}

const readOllama = (said: Json) => ({ inputTokens: said.prompt_eval_count, outputTokens: said.eval_count });

const USAGE: Record<string, (said: Json) => Record<string, unknown>> = {
  openai: (said) => ({
    inputTokens: said.prompt_tokens,
    outputTokens: said.completion_tokens,
    reasoningTokens: child(said, 'completion_tokens_details').reasoning_tokens ?? said.reasoning_tokens,
    cachedInputTokens: child(said, 'prompt_tokens_details').cached_tokens,
    totalTokens: said.total_tokens,
  }),
  'openai-responses': (said) => ({
    inputTokens: said.input_tokens,
    outputTokens: said.output_tokens,
    reasoningTokens: child(said, 'output_tokens_details').reasoning_tokens,
    cachedInputTokens: child(said, 'input_tokens_details').cached_tokens,
    totalTokens: said.total_tokens,
  }),
  anthropic: (said) => ({
    inputTokens: sum(said.input_tokens, said.cache_read_input_tokens, said.cache_creation_input_tokens),
    outputTokens: said.output_tokens,
    reasoningTokens: child(said, 'output_tokens_details').thinking_tokens,
    cachedInputTokens: said.cache_read_input_tokens,
  }),
  gemini: (said) => ({
    inputTokens: sum(said.promptTokenCount, said.toolUsePromptTokenCount),
    outputTokens: sum(said.candidatesTokenCount, said.thoughtsTokenCount),
    reasoningTokens: said.thoughtsTokenCount,
    cachedInputTokens: said.cachedContentTokenCount,
    totalTokens: said.totalTokenCount,
  }),
  'google-interactions': (said) => ({
    inputTokens: sum(said.total_input_tokens, said.total_tool_use_tokens),
    outputTokens: sum(said.total_output_tokens, said.total_thought_tokens),
    reasoningTokens: said.total_thought_tokens,
    cachedInputTokens: said.total_cached_tokens,
    totalTokens: said.total_tokens,
  }),
  'ag-ui': (said) => ({ ...said }),
  'ollama-chat': readOllama,
  'ollama-generate': readOllama,
  'cohere-v2': (said) => ({
    inputTokens: child(said, 'tokens').input_tokens,
    outputTokens: child(said, 'tokens').output_tokens,
    cachedInputTokens: said.cached_tokens,
  }),
};

/** Where deltakit says something else than the recording's `expected`, in which fields, and why. */
export const DIFFERENCES: Record<string, { fields: readonly (keyof ToldReply)[]; why: string }> = {
  'openai-chat-084-test-snowflake-thinking-streaming': {
    fields: ['reasoning'],
    why: 'the reasoning comes in `reasoning_details` alone, which its reader passed over',
  },
  'openai-responses-041-openai-reasoning-encrypted-content-1': {
    fields: ['text', 'toolCalls', 'usage', 'finishReason'],
    why: 'the file is four replies one behind the other; a reply ends with its first `response.completed`',
  },
  'openai-responses-061-xai-x-search-tool': {
    fields: ['toolCalls', 'finishReason'],
    why: 'xAI runs its X search itself, so the app is not asked to make these calls',
  },
  'gemini-d06-no-final-blank-line': {
    fields: ['text', 'finishReason', 'usage'],
    why: 'its last event lacks only the blank line; it is whole, so it counts',
  },
  'ag-ui-026-from-anthropic-065-test-anthropic-text-parts-ahead-of-built-in-tool-call': {
    fields: ['text', 'toolCalls'],
    why: 'a message that is opened again goes on (AG-UI 1.1), and the call was run by the provider',
  },
  'ag-ui-015-from-anthropic-056-test-anthropic-web-fetch-tool-stream': {
    fields: ['toolCalls'],
    why: 'the call was run by the provider, as `providerExecuted` says, so the app is not asked to',
  },
};
