/**
 * Anthropic Messages, streamed (`message_start` … `message_stop`) or whole (`type: "message"`). Content comes
 * in blocks, each with its index: text, thinking, calls of the app's tools and of the provider's own, results.
 * `message_stop` ends it well; a stop reason comes before it, and alone does not.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/streaming
 */
import type { Delta, FinishReason } from './delta';
import {
  asArgsText,
  asObject,
  asObjects,
  asText,
  errorDeltas,
  fileDeltas,
  finishDeltas,
  type JsonObject,
  parseEventData,
  sourceDeltas,
  sumCounts,
  textDeltas,
  usageDeltas,
} from './parse-event-data';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** Anthropic Messages. */
export const anthropicMessages: WireFormat = {
  name: 'anthropic-messages',
  recognises: (_event, json) => isMessage(json) || STREAM_EVENT.test(asText(asObject(json).type) ?? ''),
  createDecoder: createAnthropicMessagesDecoder,
};

const STREAM_EVENT = /^(message|content_block)_(start|delta|stop)$/;

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool-calls',
  refusal: 'refusal',
};

/** A call whose block is open; `input` is what the block began with, as long as no piece has come. */
interface OpenCall {
  callId: string;
  input?: string | undefined;
}

function createAnthropicMessagesDecoder(): DeltaDecoder {
  const openCalls = new Map<unknown, OpenCall>();
  const callIds = new Set<string>();
  let usage: JsonObject = {};
  let ending: JsonObject = {};

  function start(message: JsonObject): Delta[] {
    return [{ type: 'reply-info', id: asText(message.id), model: asText(message.model) }, ...count(message)];
  }

  function count(said: JsonObject): Delta[] {
    usage = merge(usage, said.usage);
    const { cache_read_input_tokens: read, cache_creation_input_tokens: written } = usage;
    return usageDeltas({
      // What the cache gave or took is counted apart.
      inputTokens: sumCounts(usage.input_tokens, read, written),
      outputTokens: usage.output_tokens,
      reasoningTokens: asObject(usage.output_tokens_details).thinking_tokens,
      cachedInputTokens: read,
    });
  }

  function openBlock(index: unknown, block: JsonObject): Delta[] {
    const type = asText(block.type) ?? '';
    if (type.endsWith('tool_result')) return resultDeltas(type, block);
    if (!type.endsWith('tool_use')) return contentDeltas(type, block);
    const callId = asText(block.id) ?? `call_${callIds.size}`;
    const isRemote = type !== 'tool_use';
    // An empty input holds the place of the pieces. Where none come, a call of the app's tools may have been
    // cut by a limit, so its arguments are not known to be none; the provider knows those of its own.
    const hasInput = isRemote || Object.keys(asObject(block.input)).length > 0;
    callIds.add(callId);
    openCalls.set(index, { callId, input: hasInput ? asArgsText(block.input) : undefined });
    return [{ type: 'tool-call-delta', callId, name: asText(block.name), isRemote }];
  }

  function resultDeltas(type: string, { tool_use_id, content, is_error }: JsonObject): Delta[] {
    const callId = asText(tool_use_id) ?? '';
    const { url, content: inner, error_code } = asObject(content);
    const found = [content, inner].flatMap(asObjects);
    return [
      // The call itself may have come in the reply before this one.
      ...(callIds.has(callId) ? [] : [remoteCall(callId, type)]),
      { type: 'tool-result-received', callId, result: content, isError: !!(is_error || error_code) },
      ...[...found, { url, title: asObject(inner).title }].flatMap(readSource),
      ...found.flatMap(readFile),
    ];
  }

  function addToBlock(index: unknown, delta: JsonObject): Delta[] {
    const call = openCalls.get(index);
    const argsText = asText(delta.partial_json);
    if (!call || !argsText) return contentDeltas(delta.type, delta);
    call.input = undefined;
    return [{ type: 'tool-call-delta', callId: call.callId, argsText }];
  }

  function closeBlock(index: unknown): Delta[] {
    const call = openCalls.get(index);
    openCalls.delete(index);
    return call ? [{ type: 'tool-call-ready', callId: call.callId, argsText: call.input }] : [];
  }

  function finish(): Delta[] {
    return [
      ...[...openCalls.keys()].flatMap(closeBlock),
      // Why the provider declined, in words that may be shown.
      ...textDeltas('refusal-delta', asObject(ending.stop_details).explanation),
      ...finishDeltas(ending.stop_reason, FINISH_REASONS),
      { type: 'stream-done' },
    ];
  }

  function readWhole(message: JsonObject): Delta[] {
    ending = message;
    const blocks = asObjects(message.content);
    const isCut = /max_tokens|exceeded/.test(asText(message.stop_reason) ?? '');
    return [
      ...start(message),
      ...blocks.flatMap((block, i) => [
        // A limit may have cut the last call; what there is of its input looks whole, with fields missing.
        ...openBlock(i, isCut && block === blocks.at(-1) ? { ...block, input: undefined } : block),
        ...closeBlock(i),
      ]),
      ...finish(),
    ];
  }

  return {
    decode(event) {
      const json = asObject(parseEventData(event));
      const { type, index, message, content_block, delta } = json;
      if (event.event === 'body' && isMessage(json)) return readWhole(json);
      switch (type) {
        case 'message_start':
          return start(asObject(message));
        case 'content_block_start':
          return openBlock(index, asObject(content_block));
        case 'content_block_delta':
          return addToBlock(index, asObject(delta));
        case 'content_block_stop':
          return closeBlock(index);
        case 'message_delta':
          ending = merge(ending, delta);
          return count(json);
        case 'message_stop':
          return finish();
        default:
          // `[DONE]` and the like are no end of this format.
          return errorDeltas(event, json);
      }
    },
  };
}

function isMessage(json: unknown): boolean {
  const { type, role } = asObject(json);
  return type === 'message' && role === 'assistant';
}

/** Later facts are cumulative; those that do not apply are left out or null. */
function merge(before: JsonObject, now: unknown): JsonObject {
  const known = Object.entries(asObject(now)).filter(([, value]) => value != null);
  return { ...before, ...Object.fromEntries(known) };
}

/** A call that is known by its result alone, such as a `web_search_tool_result`. */
function remoteCall(callId: string, type: string): Delta {
  return { type: 'tool-call-delta', callId, name: type.replace(/_?tool_result$/, ''), isRemote: true };
}

/** What a block begins with, or what is added to it. */
function contentDeltas(type: unknown, block: JsonObject): Delta[] {
  switch (type) {
    case 'text':
    case 'text_delta':
      return [...textDeltas('text-delta', block.text), ...asObjects(block.citations).flatMap(readSource)];
    case 'thinking':
    case 'thinking_delta':
      return textDeltas('reasoning-delta', block.thinking);
    case 'citations_delta':
      return readSource(asObject(block.citation));
    case 'container_upload':
      return readFile(block);
    case 'compaction':
    case 'compaction_delta': {
      // A summary that stands for the conversation so far when the app sends it next.
      const value = asText(block.content);
      return value ? [{ type: 'data-received', name: 'compaction', value }] : [];
    }
    case 'fallback':
      // Another model goes on where the first declined.
      return [{ type: 'reply-info', model: asText(asObject(block.to).model) }];
    default:
      return [];
  }
}

/**
 * A page that was found, fetched or cited, or a citation of what the request held: a document by its number, or
 * a search result by its `source`, an address or a name.
 */
function readSource(said: JsonObject): Delta[] {
  const { document_index: index, file_id, title, document_title, cited_text } = said;
  const name = asText(said.source);
  const url = asText(said.url) ?? (/^https?:/.test(name ?? '') ? name : undefined);
  const id = name ?? (typeof index === 'number' ? (asText(file_id) ?? `document-${index}`) : undefined);
  const source = { title: title ?? document_title, snippet: cited_text };
  return url || id ? sourceDeltas({ id, url, ...source }) : [];
}

function readFile({ file_id: id }: JsonObject): Delta[] {
  return fileDeltas({ id });
}
