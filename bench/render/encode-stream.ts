/** Tokens in, the events of a wire format out: what the provider sends around them, and one event for each token. */
import type { StreamFormat } from './contestants';

export interface EncodedStream {
  headers: Record<string, string>;
  head: string;
  /** An event for each token, in order. */
  tokens: string[];
  tail: string;
}

export function encodeStream(tokens: readonly string[], format: StreamFormat): EncodedStream {
  return format === 'openai-chat' ? encodeOpenaiChat(tokens) : encodeAiSdkUi(tokens);
}

const EVENT_STREAM = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' };

function encodeOpenaiChat(tokens: readonly string[]): EncodedStream {
  const chunk = (delta: object, finishReason: string | null = null) =>
    event({
      id: 'chatcmpl-C0ffeeC0ffeeC0ffeeC0ffeeC0ffe',
      object: 'chat.completion.chunk',
      created: 1760000000,
      model: 'gpt-4o-mini-2024-07-18',
      system_fingerprint: 'fp_0123456789',
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }],
    });
  return {
    headers: EVENT_STREAM,
    head: chunk({ role: 'assistant', content: '', refusal: null }),
    tokens: tokens.map((content) => chunk({ content })),
    tail: `${chunk({}, 'stop')}data: [DONE]\n\n`,
  };
}

function encodeAiSdkUi(tokens: readonly string[]): EncodedStream {
  const id = 'txt-0';
  return {
    headers: { ...EVENT_STREAM, 'x-vercel-ai-ui-message-stream': 'v1' },
    head: event({ type: 'start' }) + event({ type: 'start-step' }) + event({ type: 'text-start', id }),
    tokens: tokens.map((delta) => event({ type: 'text-delta', id, delta })),
    tail:
      event({ type: 'text-end', id }) +
      event({ type: 'finish-step' }) +
      `${event({ type: 'finish' })}data: [DONE]\n\n`,
  };
}

function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
