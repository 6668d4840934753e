/**
 * Anthropic Messages: a message is begun, its content blocks are begun, filled and ended one after the other, and
 * the last but one event says why it stopped. A tool that the provider runs is one of a remote MCP server.
 *
 * @see https://docs.anthropic.com/en/docs/build-with-claude/streaming
 */
import type { FinishReason, Usage } from '../../deltas/delta';
import {
  type Block,
  type CallBlock,
  type Citation,
  createBlocks,
  type TextBlock,
  type ToolResult,
} from './blocks';
import {
  type Encoder,
  type Encoding,
  type ErrorKind,
  errorKind,
  parseArgs,
  type ReplyError,
  type ReplyFacts,
  resultText,
  sseEvent,
} from './encoder';

type Json = Record<string, unknown>;

/** Anthropic Messages. */
export const anthropicMessages: Encoding = {
  contentType: 'text/event-stream; charset=utf-8',
  idPrefix: 'msg_',
  carries: [
    'reply-info',
    'text-delta',
    'reasoning-delta',
    'refusal-delta',
    'tool-call-delta',
    'tool-call-ready',
    'remote-tool-call',
    'tool-result-received',
    'source-found',
    'usage-reported',
    'reply-finished',
    'stream-done',
    'error-reported',
  ],
  createEncoder: createAnthropicMessagesEncoder,
  errorBody,
};

const STOP_REASONS: Readonly<Record<FinishReason, string>> = {
  stop: 'end_turn',
  length: 'max_tokens',
  'tool-calls': 'tool_use',
  'content-filter': 'refusal',
  refusal: 'refusal',
  other: 'pause_turn',
};

const NO_STOP: Json = { stop_reason: null, stop_sequence: null };

function createAnthropicMessagesEncoder(facts: ReplyFacts): Encoder {
  const blocks = createBlocks({
    open: (block) => say('content_block_start', { index: block.index, content_block: emptyBlock(block) }),
    piece: (block, text) => say('content_block_delta', { index: block.index, delta: pieceOf(block, text) }),
    close: (block) => signature(block) + say('content_block_stop', { index: block.index }),
    cite: (block, cited) =>
      say('content_block_delta', {
        index: block.index,
        delta: { type: 'citations_delta', citation: citation(cited) },
      }),
    whole: (block) =>
      block.type === 'result'
        ? say('content_block_start', { index: block.index, content_block: resultBlock(block.result) }) +
          say('content_block_stop', { index: block.index })
        : '',
  });

  /** Not in a block, but with the reason why it stopped. */
  let refusal = '';

  function message(content: readonly Json[], stop: Json): Json {
    const { id, model } = facts;
    return {
      ...{ id, type: 'message', role: 'assistant', model, content },
      ...stop,
      usage: usage(blocks.usage ?? {}),
    };
  }

  function stop(): Json {
    const reason = refusal ? 'refusal' : STOP_REASONS[blocks.finish ?? 'other'];
    const details = refusal && { stop_details: { type: 'refusal', category: null, explanation: refusal } };
    return { ...NO_STOP, stop_reason: reason, ...details };
  }

  return {
    encode(delta) {
      switch (delta.type) {
        case 'reply-info':
          return say('message_start', { message: message([], NO_STOP) }) + say('ping', {});
        case 'refusal-delta':
          refusal += delta.text;
          return '';
        case 'error-reported':
          return sseEvent(errorBody(delta), 'error');
        case 'stream-done':
          return (
            say('message_delta', { delta: stop(), usage: usage(blocks.usage ?? {}) }) +
            say('message_stop', {})
          );
        default:
          return blocks.write(delta);
      }
    },
    whole: () => message(blocks.list.map(wholeBlock), stop()),
  };
}

/** Every event repeats its name as its `type`. */
function say(type: string, fields: Json): string {
  return sseEvent({ type, ...fields }, type);
}

const ERROR_TYPES: Readonly<Record<ErrorKind, string>> = {
  invalid: 'invalid_request_error',
  'not-found': 'not_found_error',
  'rate-limit': 'rate_limit_error',
  overloaded: 'overloaded_error',
  server: 'api_error',
};

function errorBody(error: ReplyError): Json {
  return { type: 'error', error: { type: ERROR_TYPES[errorKind(error)], message: error.message } };
}

function emptyBlock(block: TextBlock | CallBlock): Json {
  if (block.type === 'call') return { ...callHead(block), input: {} };
  return block.type === 'reasoning'
    ? { type: 'thinking', thinking: '', signature: '' }
    : { type: 'text', text: '' };
}

function callHead({ callId, name, isRemote }: CallBlock): Json {
  return isRemote
    ? { type: 'mcp_tool_use', id: callId, name, server_name: 'mock' }
    : { type: 'tool_use', id: callId, name };
}

function pieceOf({ type }: TextBlock | CallBlock, text: string): Json {
  if (type === 'call') return { type: 'input_json_delta', partial_json: text };
  return type === 'reasoning' ? { type: 'thinking_delta', thinking: text } : { type: 'text_delta', text };
}

/** What a client sends back to prove that the thinking is the model's own. */
const SIGNATURE = 'bW9jaw==';

function signature({ type, index }: TextBlock | CallBlock): string {
  if (type !== 'reasoning') return '';
  return say('content_block_delta', { index, delta: { type: 'signature_delta', signature: SIGNATURE } });
}

function citation({ source: { url = '', title, snippet = '' } }: Citation): Json {
  return {
    type: 'web_search_result_location',
    url,
    title: title ?? null,
    encrypted_index: '',
    cited_text: snippet,
  };
}

function resultBlock({ callId, result, isError = false }: ToolResult): Json {
  const content = [{ type: 'text', text: resultText(result) }];
  return { type: 'mcp_tool_result', tool_use_id: callId, is_error: isError, content };
}

function wholeBlock(block: Block): Json {
  switch (block.type) {
    case 'reasoning':
      return { type: 'thinking', thinking: block.text, signature: SIGNATURE };
    case 'call':
      return { ...callHead(block), input: parseArgs(block.text) };
    case 'result':
      return resultBlock(block.result);
    case 'text':
      return {
        type: 'text',
        text: block.text,
        ...(block.citations.length > 0 && { citations: block.citations.map(citation) }),
      };
    default:
      return { type: 'text', text: '' };
  }
}

/** Tokens read from the cache are counted apart from those of the input. */
function usage(used: Usage): Json {
  const { inputTokens = 0, outputTokens = 0, cachedInputTokens = 0, reasoningTokens } = used;
  return {
    input_tokens: inputTokens - cachedInputTokens,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: cachedInputTokens,
    output_tokens: outputTokens,
    ...(reasoningTokens !== undefined && { output_tokens_details: { thinking_tokens: reasoningTokens } }),
  };
}
