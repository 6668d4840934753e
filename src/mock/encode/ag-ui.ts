/**
 * AG-UI: a run is started; messages, reasoning and tool calls are begun, filled and ended; the run is finished. An
 * agent runs its own tools and streams what they gave. Custom events carry what an app's server adds. Where the
 * protocol has no word (a model, a finish reason, a tool that the provider runs) it is said as TanStack AI says it.
 *
 * @see https://docs.ag-ui.com/concepts/events
 * @see https://docs.ag-ui.com/spec/1.0/events/lifecycle
 */
import type { FinishReason } from '../../deltas/delta';
import { type CallBlock, createBlocks, type TextBlock, type ToolResult } from './blocks';
import { type Encoder, type Encoding, type ReplyFacts, resultText, sseEvent } from './encoder';

type Json = Record<string, unknown>;

/** AG-UI events. */
export const agUi: Encoding = {
  contentType: 'text/event-stream',
  idPrefix: 'run-',
  carries: [
    'reply-info',
    'text-delta',
    'reasoning-delta',
    'tool-call-delta',
    'tool-call-ready',
    'remote-tool-call',
    'tool-result-received',
    'data-received',
    'usage-reported',
    'reply-finished',
    'stream-done',
    'reply-cancelled',
    'error-reported',
  ],
  createEncoder: createAgUiEncoder,
  errorBody: ({ message, code }) => ({ error: message, ...(code && { code }) }),
};

const FINISH_REASONS: Partial<Record<FinishReason, string>> = {
  stop: 'stop',
  length: 'length',
  'tool-calls': 'tool_calls',
  'content-filter': 'content_filter',
  refusal: 'content_filter',
};

function createAgUiEncoder({ id, model }: ReplyFacts): Encoder {
  const run = { threadId: 'thread-mock', runId: id };
  const events: Json[] = [];
  const messageId = ({ type, index }: TextBlock | CallBlock) => `${id}-${type}-${index}`;

  const blocks = createBlocks({
    open(block) {
      const at = { messageId: messageId(block) };
      if (block.type === 'call') {
        return say('TOOL_CALL_START', callFacts(block));
      }
      if (block.type === 'text') return say('TEXT_MESSAGE_START', { ...at, role: 'assistant' });
      return say('REASONING_START', at) + say('REASONING_MESSAGE_START', { ...at, role: 'reasoning' });
    },
    piece(block, delta) {
      if (block.type === 'call') return say('TOOL_CALL_ARGS', { toolCallId: block.callId, delta });
      const name = block.type === 'text' ? 'TEXT_MESSAGE_CONTENT' : 'REASONING_MESSAGE_CONTENT';
      return say(name, { messageId: messageId(block), delta });
    },
    close(block) {
      const at = { messageId: messageId(block) };
      if (block.type === 'call') return say('TOOL_CALL_END', { toolCallId: block.callId });
      if (block.type === 'text') return say('TEXT_MESSAGE_END', at);
      return say('REASONING_MESSAGE_END', at) + say('REASONING_END', at);
    },
    result: (call, result) => say('TOOL_CALL_RESULT', { messageId: messageId(call), ...resultFacts(result) }),
    whole: (block) =>
      block.type === 'data' ? say('CUSTOM', { name: block.data.name, value: block.data.value }) : '',
  });

  function say(type: string, fields: Json): string {
    const event = { type, ...fields };
    events.push(event);
    return sseEvent(event);
  }

  function finish(outcome: string, finishReason?: string): string {
    return say('RUN_FINISHED', {
      ...run,
      outcome: { type: outcome },
      ...(blocks.usage && { usage: [blocks.usage] }),
      ...(finishReason && { metadata: { tanstack: { model, finishReason } } }),
    });
  }

  return {
    encode(delta) {
      switch (delta.type) {
        case 'reply-info':
          return say('RUN_STARTED', { ...run, metadata: { tanstack: { model } } });
        case 'error-reported':
          return say('RUN_ERROR', { message: delta.message, ...(delta.code && { code: delta.code }) });
        case 'reply-cancelled':
          return finish('cancelled');
        case 'stream-done':
          return finish('success', FINISH_REASONS[blocks.finish ?? 'other']);
        default:
          return blocks.write(delta);
      }
    },
    /** It has no answer but events. */
    whole: () => events,
  };
}

function callFacts({ callId, name, isRemote }: CallBlock): Json {
  const metadata = isRemote && { metadata: { providerExecuted: true } };
  return { toolCallId: callId, toolCallName: name, ...metadata };
}

function resultFacts({ callId, result, isError }: ToolResult): Json {
  const metadata = isError && { metadata: { tanstack: { state: 'output-error' } } };
  return { toolCallId: callId, content: resultText(result), role: 'tool', ...metadata };
}
