/**
 * OpenAI Responses: each event named, with a sequence number; every item of the output is added, filled and done,
 * and the last event repeats the whole response. A tool that the provider runs is a call to a remote MCP server.
 *
 * @see https://platform.openai.com/docs/api-reference/responses-streaming
 */
import type { FinishReason, ReplyFile, Usage } from '../../deltas/delta';
import { type Block, type CallBlock, type Citation, createBlocks, type TextBlock } from './blocks';
import { type Encoder, type Encoding, type ReplyFacts, resultText, sseEvent } from './encoder';
import { errorBody } from './openai-chat';

type Json = Record<string, unknown>;

/** OpenAI Responses. */
export const openaiResponses: Encoding = {
  contentType: 'text/event-stream; charset=utf-8',
  idPrefix: 'resp_',
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
    'file-found',
    'usage-reported',
    'reply-finished',
    'stream-done',
    'error-reported',
  ],
  createEncoder: createOpenaiResponsesEncoder,
  errorBody: (error) => ({ error: errorBody(error) }),
};

function createOpenaiResponsesEncoder(facts: ReplyFacts): Encoder {
  let sequence = 0;
  const say = (type: string, fields: Json): string =>
    sseEvent({ type, sequence_number: sequence++, ...fields }, type);

  const blocks = createBlocks({
    open: (block) =>
      say('response.output_item.added', place(block, { item: openItem(block) })) + openPart(block, say),
    piece: (block, delta) =>
      say(`${EVENTS[kindOf(block)]}.delta`, { ...at(block), delta, ...logprobs(block) }),
    close: (block) => closePart(block, say) + (isAwaited(block) ? '' : done(block)),
    result: (call, { isError }) =>
      say(`response.mcp_call.${isError ? 'failed' : 'completed'}`, at(call)) + done(call),
    cite: (block, citation) =>
      say('response.output_text.annotation.added', {
        ...at(block),
        annotation_index: block.citations.length - 1,
        annotation: annotation(citation),
      }),
    whole: (block) => (block.type === 'file' ? image(block) : ''),
  });

  /** What is done comes again, whole. */
  function done(block: Block): string {
    return say('response.output_item.done', place(block, { item: item(block) }));
  }

  function image(block: Extract<Block, { type: 'file' }>): string {
    const about = { output_index: block.index, item_id: itemId(block) };
    const begun = { id: itemId(block), type: 'image_generation_call', status: 'in_progress', result: null };
    return [
      say('response.output_item.added', place(block, { item: begun })),
      say('response.image_generation_call.in_progress', about),
      say('response.image_generation_call.generating', about),
      say('response.image_generation_call.completed', about),
      done(block),
    ].join('');
  }

  /** Also the name of the last event. */
  function endStatus(): string {
    return incompleteReason(blocks.finish) ? 'incomplete' : 'completed';
  }

  function response(status: string, error: Json | null = null): Json {
    const reason = incompleteReason(blocks.finish);
    const output = status === 'in_progress' ? [] : blocks.list.map(item);
    return {
      id: facts.id,
      object: 'response',
      created_at: facts.created,
      status,
      background: false,
      error,
      incomplete_details: status === 'incomplete' ? { reason } : null,
      instructions: null,
      max_output_tokens: null,
      metadata: {},
      model: facts.model,
      output,
      parallel_tool_calls: true,
      previous_response_id: null,
      reasoning: { effort: null, summary: null },
      store: true,
      temperature: 1,
      text: { format: { type: 'text' } },
      tool_choice: 'auto',
      tools: [],
      top_p: 1,
      truncation: 'disabled',
      usage: blocks.usage ? usage(blocks.usage) : null,
    };
  }

  return {
    encode(delta) {
      switch (delta.type) {
        case 'reply-info':
          return ['created', 'in_progress']
            .map((name) => say(`response.${name}`, { response: response('in_progress') }))
            .join('');
        case 'error-reported': {
          // The reference has these fields flat; the server nests them, and the official client counts on it.
          const { message, code, type } = errorBody(delta);
          const failed = response('failed', { code: code ?? 'server_error', message });
          return (
            say('error', { error: { type, code, message, param: null } }) +
            say('response.failed', { response: failed })
          );
        }
        case 'file-found':
          return delta.file.url?.startsWith('data:image/') ? blocks.write(delta) : '';
        case 'stream-done':
          return say(`response.${endStatus()}`, { response: response(endStatus()) });
        default:
          return blocks.write(delta);
      }
    },
    whole: () => response(endStatus()),
  };
}

function incompleteReason(finish: FinishReason | undefined): string | undefined {
  if (finish === 'length') return 'max_output_tokens';
  return finish === 'content-filter' ? 'content_filter' : undefined;
}

type Kind = TextBlock['type'] | 'call' | 'remote';

/** What the events of a block's content are called. */
const EVENTS: Readonly<Record<Kind, string>> = {
  text: 'response.output_text',
  reasoning: 'response.reasoning_summary_text',
  refusal: 'response.refusal',
  call: 'response.function_call_arguments',
  remote: 'response.mcp_call_arguments',
};

const ID_PREFIXES: Partial<Record<Block['type'], string>> = { reasoning: 'rs', call: 'fc', file: 'ig' };

function kindOf(block: TextBlock | CallBlock): Kind {
  return block.type === 'call' && block.isRemote ? 'remote' : block.type;
}

/** The item of a remote call is done once its result has come. */
function isAwaited(block: TextBlock | CallBlock): boolean {
  return block.type === 'call' && block.isRemote;
}

function itemId(block: Block): string {
  if (block.type === 'call' && block.isRemote) return block.callId;
  return `${ID_PREFIXES[block.type] ?? 'msg'}_mock_${block.index}`;
}

function place(block: Block, fields: Json): Json {
  return { output_index: block.index, ...fields };
}

function at(block: TextBlock | CallBlock): Json {
  const item = { item_id: itemId(block), output_index: block.index };
  if (block.type === 'call') return item;
  return { ...item, ...(block.type === 'reasoning' ? { summary_index: 0 } : { content_index: 0 }) };
}

function logprobs(block: TextBlock | CallBlock): Json {
  return block.type === 'text' ? { logprobs: [] } : {};
}

type Say = (type: string, fields: Json) => string;

function openPart(block: TextBlock | CallBlock, say: Say): string {
  if (block.type === 'call') return block.isRemote ? say('response.mcp_call.in_progress', at(block)) : '';
  return say(`response.${partEvent(block)}.added`, { ...at(block), part: part(block) });
}

function closePart(block: TextBlock | CallBlock, say: Say): string {
  const name = `${EVENTS[kindOf(block)]}.done`;
  if (block.type === 'call') {
    return say(name, { ...at(block), arguments: block.text, ...(!block.isRemote && { name: block.name }) });
  }
  const said = block.type === 'refusal' ? { refusal: block.text } : { text: block.text };
  return (
    say(name, { ...at(block), ...said, ...logprobs(block) }) +
    say(`response.${partEvent(block)}.done`, { ...at(block), part: part(block) })
  );
}

function partEvent({ type }: TextBlock): string {
  return type === 'reasoning' ? 'reasoning_summary_part' : 'content_part';
}

function part({ type, text, citations }: TextBlock): Json {
  if (type === 'reasoning') return { type: 'summary_text', text };
  if (type === 'refusal') return { type: 'refusal', refusal: text };
  return { type: 'output_text', text, annotations: citations.map(annotation), logprobs: [] };
}

function annotation({ source: { url = '', title = '' }, end }: Citation): Json {
  return { type: 'url_citation', start_index: 0, end_index: end, url, title };
}

/** An item before anything is in it. */
function openItem(block: TextBlock | CallBlock): Json {
  const id = itemId(block);
  if (block.type === 'reasoning') return { id, type: 'reasoning', summary: [] };
  if (block.type === 'call') return { ...callItem(block), status: 'in_progress' };
  return { id, type: 'message', status: 'in_progress', role: 'assistant', content: [] };
}

function item(block: Block): Json {
  const id = itemId(block);
  switch (block.type) {
    case 'text':
    case 'refusal':
      return { id, type: 'message', status: 'completed', role: 'assistant', content: [part(block)] };
    case 'reasoning':
      return { id, type: 'reasoning', summary: [part(block)] };
    case 'call':
      return callItem(block);
    case 'file':
      return { id, type: 'image_generation_call', status: 'completed', result: base64Of(block.file) };
    default:
      return { id, type: block.type };
  }
}

function callItem(block: CallBlock): Json {
  const { callId, name, text, isRemote, result } = block;
  const call = { id: itemId(block), status: 'completed', name, arguments: text };
  if (!isRemote) return { ...call, type: 'function_call', call_id: callId };
  const given = result && resultText(result.result);
  return {
    ...call,
    type: 'mcp_call',
    status: result?.isError ? 'failed' : call.status,
    server_label: 'mock',
    approval_request_id: null,
    output: result?.isError ? null : (given ?? null),
    error: result?.isError ? given : null,
  };
}

function base64Of({ url = '' }: ReplyFile): string {
  return url.slice(url.indexOf(',') + 1);
}

function usage(used: Usage): Json {
  const { inputTokens = 0, outputTokens = 0, cachedInputTokens = 0, reasoningTokens = 0 } = used;
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: cachedInputTokens },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: reasoningTokens },
    total_tokens: used.totalTokens ?? inputTokens + outputTokens,
  };
}
