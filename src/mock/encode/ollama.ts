/**
 * Ollama chat: one JSON object a line, the last with `done` and the counts. A tool call comes at once.
 *
 * @see https://github.com/ollama/ollama/blob/main/docs/api.md
 */
import type { Usage } from '../../deltas/delta';
import { type CallBlock, callsOf, createBlocks, textOf } from './blocks';
import { type Encoder, type Encoding, parseArgs, type ReplyFacts } from './encoder';

type Json = Record<string, unknown>;

/** Ollama chat. */
export const ollama: Encoding = {
  contentType: 'application/x-ndjson',
  idPrefix: '',
  carries: [
    'reply-info',
    'text-delta',
    'reasoning-delta',
    'tool-call-delta',
    'tool-call-ready',
    'usage-reported',
    'reply-finished',
    'stream-done',
    'error-reported',
  ],
  createEncoder: createOllamaEncoder,
  errorBody: ({ message }) => ({ error: message }),
};

function createOllamaEncoder({ model, created }: ReplyFacts): Encoder {
  const createdAt = new Date(created * 1000).toISOString();
  let callCount = 0;
  const blocks = createBlocks({
    piece: (block, text) =>
      block.type === 'call'
        ? ''
        : say(block.type === 'reasoning' ? { content: '', thinking: text } : { content: text }),
    close: (block) =>
      block.type === 'call' ? say({ content: '', tool_calls: [toolCall(block, callCount++)] }) : '',
  });

  function say(message: Json): string {
    return line({ ...head(message), done: false });
  }

  function head(message: Json): Json {
    return { model, created_at: createdAt, message: { role: 'assistant', ...message } };
  }

  function ending(message: Json): Json {
    // It knows two reasons only.
    const reason = blocks.finish === 'length' ? 'length' : 'stop';
    return { ...head(message), done: true, done_reason: reason, ...counts(blocks.usage ?? {}) };
  }

  return {
    encode(delta) {
      if (delta.type === 'error-reported') return line({ error: delta.message });
      return delta.type === 'stream-done' ? line(ending({ content: '' })) : blocks.write(delta);
    },
    whole() {
      const thinking = textOf(blocks.list, 'reasoning');
      const calls = callsOf(blocks.list).map(toolCall);
      return ending({
        content: textOf(blocks.list, 'text'),
        ...(thinking && { thinking }),
        ...(calls.length > 0 && { tool_calls: calls }),
      });
    },
  };
}

function line(value: Json): string {
  return `${JSON.stringify(value)}\n`;
}

function toolCall({ callId, name, text }: CallBlock, index: number): Json {
  return { id: callId, function: { index, name, arguments: parseArgs(text) } };
}

function counts({ inputTokens = 0, outputTokens = 0 }: Usage): Json {
  return {
    total_duration: 1_000_000,
    load_duration: 0,
    prompt_eval_count: inputTokens,
    prompt_eval_duration: 0,
    eval_count: outputTokens,
    eval_duration: 1_000_000,
  };
}
