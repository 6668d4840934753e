/**
 * The UI message stream of the AI SDK: a message and a step are started, their parts begun, filled and ended, then
 * both are finished. The usage is metadata that an app adds to the last part.
 *
 * @see https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol
 */
import type { Delta, FinishReason, ReplyFile, Source } from '../../deltas/delta';
import { type Block, type CallBlock, createBlocks, type TextBlock, type ToolResult } from './blocks';
import { type Encoder, type Encoding, parseArgs, type ReplyFacts, resultText, sseEvent } from './encoder';

type Json = Record<string, unknown>;

/** The AI SDK's UI message stream. */
export const aiSdkUi: Encoding = {
  contentType: 'text/event-stream; charset=utf-8',
  headers: { 'x-vercel-ai-ui-message-stream': 'v1' },
  idPrefix: 'msg-',
  carries: [
    'reply-info',
    'text-delta',
    'reasoning-delta',
    'tool-call-delta',
    'tool-call-ready',
    'remote-tool-call',
    'tool-result-received',
    'source-found',
    'file-found',
    'data-received',
    'usage-reported',
    'reply-finished',
    'stream-done',
    'reply-cancelled',
    'error-reported',
  ],
  createEncoder: createAiSdkUiEncoder,
  errorBody: ({ message }) => ({ error: message }),
};

const FINISH_REASONS: Readonly<Record<FinishReason, string>> = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool-calls',
  'content-filter': 'content-filter',
  refusal: 'content-filter',
  other: 'other',
};

const DONE = 'data: [DONE]\n\n';

function createAiSdkUiEncoder({ id }: ReplyFacts): Encoder {
  const blocks = createBlocks({
    open: (block) =>
      block.type === 'call'
        ? say('tool-input-start', { ...callFacts(block) })
        : say(`${block.type}-start`, { id: partId(block) }),
    piece: (block, text) =>
      block.type === 'call'
        ? say('tool-input-delta', { toolCallId: block.callId, inputTextDelta: text })
        : say(`${block.type}-delta`, { id: partId(block), delta: text }),
    close: (block) =>
      block.type === 'call'
        ? say('tool-input-available', { ...callFacts(block), input: parseArgs(block.text) })
        : say(`${block.type}-end`, { id: partId(block) }),
    result: ({ isRemote }, result) =>
      say(result.isError ? 'tool-output-error' : 'tool-output-available', {
        toolCallId: result.callId,
        ...(isRemote && { providerExecuted: true }),
        ...output(result),
      }),
    whole: (block) => sseEvent(wholePart(block)),
  });

  return {
    encode(delta) {
      switch (delta.type) {
        case 'reply-info':
          return say('start', { messageId: id }) + say('start-step', {});
        case 'error-reported':
          return say('error', { errorText: delta.message }) + DONE;
        case 'reply-cancelled':
          return say('abort', {}) + DONE;
        case 'stream-done':
          return (
            say('finish-step', {}) +
            say('finish', {
              finishReason: FINISH_REASONS[blocks.finish ?? 'other'],
              ...(blocks.usage && { messageMetadata: { usage: blocks.usage } }),
            }) +
            DONE
          );
        default:
          return blocks.write(delta);
      }
    },
    whole: () => ({
      id,
      role: 'assistant',
      ...(blocks.usage && { metadata: { usage: blocks.usage } }),
      parts: [{ type: 'step-start' }, ...blocks.list.map(messagePart)],
    }),
  };
}

function say(type: string, fields: Json): string {
  return sseEvent({ type, ...fields });
}

function partId({ type, index }: TextBlock): string {
  return `${type}-${index}`;
}

function callFacts({ callId, name, isRemote }: CallBlock): Json {
  return { toolCallId: callId, toolName: name, ...(isRemote && { providerExecuted: true }) };
}

function output({ result, isError }: ToolResult): Json {
  return isError ? { errorText: resultText(result) } : { output: result };
}

type WholeBlock = Exclude<Block, TextBlock | CallBlock>;

/** A part that is the same in the stream and in the message. */
function wholePart(block: WholeBlock): Json {
  switch (block.type) {
    case 'source':
      return sourcePart(block.source, block.index);
    case 'file':
      return filePart(block.file);
    case 'data':
      return dataPart(block.data);
    default:
      return { type: `tool-output-${block.result.isError ? 'error' : 'available'}`, ...output(block.result) };
  }
}

function sourcePart({ id, url, title = '' }: Source, index: number): Json {
  const sourceId = id ?? url ?? `source-${index}`;
  if (url) return { type: 'source-url', sourceId, url, ...(title && { title }) };
  return { type: 'source-document', sourceId, mediaType: 'text/plain', title };
}

function filePart({ url = '', mediaType = 'application/octet-stream' }: ReplyFile): Json {
  return { type: 'file', url, mediaType };
}

function dataPart({ name, id, value }: Extract<Delta, { type: 'data-received' }>): Json {
  return { type: `data-${name}`, ...(id !== undefined && { id }), data: value };
}

/** A part as the finished message has it. */
function messagePart(block: Block): Json {
  if ('citations' in block) return { type: block.type, text: block.text, state: 'done' };
  if (block.type !== 'call') return wholePart(block);
  const { callId, name, isRemote, result, text } = block;
  return {
    type: `tool-${name}`,
    toolCallId: callId,
    state: result ? (result.isError ? 'output-error' : 'output-available') : 'input-available',
    input: parseArgs(text),
    ...(isRemote && { providerExecuted: true }),
    ...(result && output(result)),
  };
}
