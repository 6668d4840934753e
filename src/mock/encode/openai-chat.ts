/**
 * OpenAI Chat Completions: SSE chunks of `chat.completion.chunk` with the role first, then content, the finish
 * reason, the usage where it was asked for, and `[DONE]`; or one `chat.completion`.
 * https://platform.openai.com/docs/api-reference/chat-streaming
 */
import type { Delta, FinishReason, Usage } from '../../deltas/delta';
import { type Encoder, joinText, type ReplyFacts } from './encoder';

const FINGERPRINT = 'fp_mock';

/** Writes a reply as an OpenAI-compatible server does. */
export function createOpenaiChatEncoder(facts: ReplyFacts): Encoder {
  const callIndexes = new Map<string, number>();
  return {
    contentType: 'text/event-stream; charset=utf-8',
    carriesErrors: true,
    encode(delta) {
      switch (delta.type) {
        case 'reply-info':
          return chunk(facts, { role: 'assistant', content: '', refusal: null });
        case 'text-delta':
          return chunk(facts, { content: delta.text });
        // The name that DeepSeek gave it and most OpenAI-compatible servers took over.
        case 'reasoning-delta':
          return chunk(facts, { reasoning_content: delta.text });
        case 'refusal-delta':
          return chunk(facts, { refusal: delta.text });
        case 'tool-call-delta':
          return chunk(facts, { tool_calls: [toolCallPiece(delta, indexOf(callIndexes, delta.callId))] });
        case 'reply-finished':
          return chunk(facts, {}, finishReason(delta.reason));
        case 'usage-reported':
          return facts.includeUsage ? event({ ...head(facts), choices: [], usage: usage(delta.usage) }) : '';
        case 'error-reported':
          return event({ error: errorBody(delta.message, delta.code) });
        case 'stream-done':
          return 'data: [DONE]\n\n';
        // It has no place for these.
        case 'tool-call-ready':
        case 'tool-result-received':
        case 'source-found':
        case 'file-found':
        case 'data-received':
        case 'reply-cancelled':
          return '';
        default:
          return delta satisfies never;
      }
    },
    encodeWhole: (deltas) => completion(facts, deltas),
  };
}

/** An error as OpenAI words it, in a stream and in a body alike. */
export function errorBody(
  message: string,
  code = 'server_error',
  type = 'server_error',
): Record<string, unknown> {
  return { message, type, param: null, code };
}

function head(facts: ReplyFacts, object = 'chat.completion.chunk') {
  return {
    id: facts.id,
    object,
    created: facts.created,
    model: facts.model,
    system_fingerprint: FINGERPRINT,
  };
}

function chunk(facts: ReplyFacts, delta: Record<string, unknown>, finish: string | null = null): string {
  return event({
    ...head(facts),
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...(facts.includeUsage && { usage: null }),
  });
}

function event(value: Record<string, unknown>): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

function indexOf(indexes: Map<string, number>, callId: string): number {
  const index = indexes.get(callId) ?? indexes.size;
  indexes.set(callId, index);
  return index;
}

type ToolCallDelta = Extract<Delta, { type: 'tool-call-delta' }>;

function toolCallPiece(delta: ToolCallDelta, index: number): Record<string, unknown> {
  const { callId, name, argsText = '' } = delta;
  if (name === undefined) return { index, function: { arguments: argsText } };
  return { index, id: callId, type: 'function', function: { name, arguments: argsText } };
}

function finishReason(reason: FinishReason | undefined): string {
  if (reason === 'tool-calls') return 'tool_calls';
  if (reason === 'content-filter') return 'content_filter';
  return reason === 'length' ? 'length' : 'stop';
}

function usage({ inputTokens = 0, outputTokens = 0, totalTokens = 0 }: Usage): Record<string, number> {
  return { prompt_tokens: inputTokens, completion_tokens: outputTokens, total_tokens: totalTokens };
}

function completion(facts: ReplyFacts, deltas: readonly Delta[]): Record<string, unknown> {
  const reasoning = joinText(deltas, 'reasoning-delta');
  const calls = wholeCalls(deltas);
  const finished = deltas.find((delta) => delta.type === 'reply-finished');
  const used = deltas.find((delta) => delta.type === 'usage-reported');
  const message = {
    role: 'assistant',
    content: joinText(deltas, 'text-delta') || (calls.length > 0 ? null : ''),
    refusal: joinText(deltas, 'refusal-delta') || null,
    ...(reasoning && { reasoning_content: reasoning }),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
  return {
    ...head(facts, 'chat.completion'),
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishReason(finished?.reason) }],
    usage: usage(used?.usage ?? {}),
  };
}

function wholeCalls(deltas: readonly Delta[]): Record<string, unknown>[] {
  const calls = new Map<string, { name: string; args: string }>();
  for (const delta of deltas) {
    if (delta.type !== 'tool-call-delta') continue;
    const call = calls.get(delta.callId) ?? { name: delta.name ?? '', args: '' };
    call.args += delta.argsText ?? '';
    calls.set(delta.callId, call);
  }
  return [...calls].map(([id, { name, args }]) => ({
    id,
    type: 'function',
    function: { name, arguments: args },
  }));
}
