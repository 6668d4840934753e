/**
 * Cohere Chat, version 2: each event named, content and tool calls numbered apart, citations of what the text rests
 * on, and one event at the end with the reason and the tokens.
 *
 * @see https://docs.cohere.com/v2/docs/streaming
 */
import type { FinishReason, Usage } from '../../deltas/delta';
import { type Block, type CallBlock, type Citation, callsOf, createBlocks, type TextBlock } from './blocks';
import { type Encoder, type Encoding, type ReplyFacts, sseEvent } from './encoder';

type Json = Record<string, unknown>;

/** Cohere Chat v2. */
export const cohere: Encoding = {
  contentType: 'text/event-stream; charset=utf-8',
  idPrefix: '',
  carries: [
    'reply-info',
    'text-delta',
    'reasoning-delta',
    'tool-call-delta',
    'tool-call-ready',
    'source-found',
    'usage-reported',
    'reply-finished',
    'stream-done',
    'error-reported',
  ],
  createEncoder: createCohereEncoder,
  errorBody: ({ message }) => ({ message }),
};

const FINISH_REASONS: Readonly<Record<FinishReason, string>> = {
  stop: 'COMPLETE',
  length: 'MAX_TOKENS',
  'tool-calls': 'TOOL_CALL',
  // It has no reason for these; a stop sequence is the nearest that is not an error.
  'content-filter': 'STOP_SEQUENCE',
  refusal: 'STOP_SEQUENCE',
  other: 'STOP_SEQUENCE',
};

function createCohereEncoder({ id }: ReplyFacts): Encoder {
  /** Content, calls and citations have their own numbers. */
  const numbers = new Map<Block, number>();
  const counts = { content: 0, call: 0, citation: 0 };

  const blocks = createBlocks({
    open(block) {
      numbers.set(block, counts[block.type === 'call' ? 'call' : 'content']++);
      return block.type === 'call'
        ? say('tool-call-start', indexOf(block), { tool_calls: toolCall(block) })
        : say('content-start', indexOf(block), { content: content(block) });
    },
    piece: (block, text) =>
      block.type === 'call'
        ? say('tool-call-delta', indexOf(block), { tool_calls: { function: { arguments: text } } })
        : say('content-delta', indexOf(block), { content: { [fieldOf(block)]: text } }),
    close: (block) => say(block.type === 'call' ? 'tool-call-end' : 'content-end', indexOf(block)),
    cite: (block, cited) => {
      const index = { index: counts.citation++ };
      return say('citation-start', index, { citations: citation(block, cited) }) + say('citation-end', index);
    },
  });

  const indexOf = (block: Block): Json => ({ index: numbers.get(block) ?? 0 });

  return {
    encode(delta) {
      switch (delta.type) {
        case 'reply-info':
          return sayAll('message-start', {
            id,
            delta: {
              message: { role: 'assistant', content: [], tool_plan: '', tool_calls: [], citations: [] },
            },
          });
        case 'error-reported':
          return sayAll('message-end', { delta: { error: delta.message, finish_reason: 'ERROR' } });
        case 'stream-done':
          // One mark more than its reference has.
          return `${sayAll('message-end', { delta: ending() })}data: [DONE]\n\n`;
        default:
          return blocks.write(delta);
      }
    },
    whole: () => ({ id, ...ending(), message: message(blocks.list) }),
  };

  function ending(): Json {
    return { finish_reason: FINISH_REASONS[blocks.finish ?? 'other'], usage: usage(blocks.usage ?? {}) };
  }
}

/** Every event repeats its name as its `type`. */
function sayAll(type: string, fields: Json): string {
  return sseEvent({ type, ...fields }, type);
}

function say(type: string, index: Json, message?: Json): string {
  return sayAll(type, { ...index, ...(message && { delta: { message } }) });
}

function fieldOf({ type }: TextBlock): string {
  return type === 'reasoning' ? 'thinking' : 'text';
}

function content(block: TextBlock): Json {
  return { type: fieldOf(block), [fieldOf(block)]: block.text };
}

function toolCall({ callId, name, text }: CallBlock): Json {
  return { id: callId, type: 'function', function: { name, arguments: text } };
}

/** Cites all of the text so far. */
function citation({ text }: TextBlock, { source, end }: Citation): Json {
  const { id = source.url ?? 'doc', title, url, snippet } = source;
  const document = { id, ...(title && { title }), ...(url && { url }), ...(snippet && { snippet }) };
  return {
    start: 0,
    end,
    text: text.slice(0, end),
    type: 'TEXT_CONTENT',
    sources: [{ type: 'document', id, document }],
  };
}

function message(list: readonly Block[]): Json {
  const texts = list.filter(
    (block): block is TextBlock => block.type === 'text' || block.type === 'reasoning',
  );
  const calls = callsOf(list).map(toolCall);
  const citations = texts.flatMap((block) => block.citations.map((cited) => citation(block, cited)));
  return {
    role: 'assistant',
    ...(texts.length > 0 && { content: texts.map(content) }),
    ...(calls.length > 0 && { tool_calls: calls }),
    ...(citations.length > 0 && { citations }),
  };
}

function usage({ inputTokens = 0, outputTokens = 0, cachedInputTokens = 0 }: Usage): Json {
  const tokens = { input_tokens: inputTokens, output_tokens: outputTokens };
  return { billed_units: tokens, tokens, cached_tokens: cachedInputTokens };
}
