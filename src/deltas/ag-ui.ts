/**
 * AG-UI: the events of an agent's run, over SSE or NDJSON, also as TanStack AI writes them.
 * `RUN_FINISHED` ends it well, unless its outcome is `cancelled`; `RUN_ERROR` counts even behind it, and a
 * further run may follow.
 *
 * @see https://docs.ag-ui.com/concepts/events
 */
import { readServerError } from '../server-error';
import type { Delta, FinishReason } from './delta';
import {
  asArgsText,
  asObject,
  asObjects,
  asText,
  finishDeltas,
  type JsonObject,
  parseEventData,
  sumCounts,
  textDeltas,
  usageDeltas,
} from './parse-event-data';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** AG-UI, the agent-user interaction protocol. */
export const agUi: WireFormat = {
  name: 'ag-ui',
  recognises: (_event, json) => {
    const { chunk = json } = asObject(json);
    return /^((RUN|STEP|TEXT_MESSAGE|TOOL_CALL|THINKING|REASONING|STATE|MESSAGES|ACTIVITY|SUBAGENT)_[A-Z_]+|RAW|CUSTOM)$/.test(
      asText(asObject(chunk).type) ?? '',
    );
  },
  createDecoder: createAgUiDecoder,
};

const FINISH_REASONS: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  length: 'length',
  tool_calls: 'tool-calls',
  content_filter: 'content-filter',
};

function createAgUiDecoder(): DeltaDecoder {
  /** What others than the assistant say; some servers send the user's words back. */
  const foreignMessages = new Set<unknown>();
  const callsWithArgs = new Set<string>();
  /** The shorthand events name what they continue only once. */
  let messageId: unknown;
  let callId = '';
  let isSilent = true;
  let hasReasoned = false;
  let messages: unknown;

  function openMessage({ messageId: id = messageId, role }: JsonObject): void {
    messageId = id;
    if (role && role !== 'assistant') foreignMessages.add(id);
  }

  function saidText({ messageId: id = messageId, delta }: JsonObject): Delta[] {
    if (foreignMessages.has(id)) return [];
    isSilent &&= !delta;
    return textDeltas('text-delta', delta);
  }

  function callDelta({ toolCallId, toolCallName, toolName, metadata, delta }: JsonObject): Delta {
    isSilent = false;
    callId = asText(toolCallId) ?? callId;
    const argsText = asText(delta);
    const name = asText(toolCallName ?? toolName);
    if (argsText) callsWithArgs.add(callId);
    // An id may be used again, for another call.
    else if (name) callsWithArgs.delete(callId);
    const isRemote = asObject(metadata).providerExecuted === true;
    return { type: 'tool-call-delta', callId, name, argsText, isRemote };
  }

  function decodeAgUi(event: JsonObject): Delta[] {
    const { type, delta } = event;
    const id = asText(event.toolCallId) ?? '';
    switch (type) {
      case 'RUN_STARTED':
        return [{ type: 'reply-info', id: asText(event.runId), model: asText(fromTanStack(event, 'model')) }];
      case 'TEXT_MESSAGE_START':
        openMessage(event);
        return [];
      case 'TEXT_MESSAGE_CHUNK':
        openMessage(event);
        return saidText(event);
      case 'TEXT_MESSAGE_CONTENT':
        return saidText(event);
      case 'REASONING_MESSAGE_CONTENT':
      case 'REASONING_MESSAGE_CHUNK':
      case 'THINKING_TEXT_MESSAGE_CONTENT':
        hasReasoned = true;
        return textDeltas('reasoning-delta', delta);
      case 'STEP_FINISHED':
        // The way in which TanStack AI said reasoning before it also used the events above.
        return hasReasoned ? [] : textDeltas('reasoning-delta', delta);
      case 'TOOL_CALL_START':
      case 'TOOL_CALL_ARGS':
      case 'TOOL_CALL_CHUNK':
        return [callDelta(event)];
      case 'TOOL_CALL_END':
        return [
          {
            type: 'tool-call-ready',
            callId: id,
            argsText: callsWithArgs.has(id) ? undefined : (asArgsText(fromTanStack(event, 'input')) ?? '{}'),
          },
          ...(event.result === undefined ? [] : [resultDelta(id, event, event.result)]),
        ];
      case 'TOOL_CALL_RESULT':
        // A call in shorthand has no end of its own.
        return [{ type: 'tool-call-ready', callId: id }, resultDelta(id, event, event.content)];
      case 'MESSAGES_SNAPSHOT':
        messages = event.messages;
        return [];
      case 'ACTIVITY_SNAPSHOT':
        return data(event.activityType, event.content, event.messageId);
      case 'CUSTOM':
        return data(event.name, event.value);
      case 'STATE_SNAPSHOT':
      case 'STATE_DELTA':
      case 'ACTIVITY_DELTA':
        // The state that an agent shares is the app's: patches are for it to apply.
        return data(type, event.snapshot ?? event.delta ?? event);
      case 'RUN_FINISHED':
        return [...(isSilent ? snapshotDeltas(messages) : []), ...runUsage(event), ...runFinished(event)];
      case 'RUN_ERROR':
        return [...runUsage(event), runError(event)];
      default:
        // What something before the agent says, such as a proxy.
        return event.error ? [runError(event)] : [];
    }
  }

  return {
    decode(event) {
      const json = parseEventData(event);
      // A line of TanStack AI's that can be resumed wraps its event.
      const { chunk = json } = asObject(json);
      const events = Array.isArray(chunk) ? asObjects(chunk) : [asObject(chunk)];
      return events.flatMap(decodeAgUi);
    },
  };
}

/** What TanStack AI adds to an event: now in its metadata, earlier beside the other fields. */
function fromTanStack(event: JsonObject, name: string): unknown {
  return event[name] ?? asObject(asObject(event.metadata).tanstack)[name];
}

function resultDelta(callId: string, event: JsonObject, result: unknown): Delta {
  const isError = !!event.error || fromTanStack(event, 'state') === 'output-error';
  return { type: 'tool-result-received', callId, result, isError };
}

function data(name: unknown, value: unknown, id?: unknown): Delta[] {
  return [{ type: 'data-received', name: asText(name) ?? '', id: asText(id), value }];
}

/** What an agent that does not stream said: the messages that no other's follow. */
function snapshotDeltas(messages: unknown): Delta[] {
  const all = asObjects(messages);
  const others = all.map(({ role }) => role !== 'assistant' && role !== 'reasoning');
  return all.slice(others.lastIndexOf(true) + 1).flatMap(({ role, content, toolCalls }) => [
    ...textDeltas(role === 'reasoning' ? 'reasoning-delta' : 'text-delta', content),
    ...asObjects(toolCalls).flatMap((call): Delta[] => {
      const { name, arguments: args } = asObject(call.function);
      const callId = asText(call.id) ?? '';
      return [
        { type: 'tool-call-delta', callId, name: asText(name), argsText: asArgsText(args) },
        { type: 'tool-call-ready', callId },
      ];
    }),
  ]);
}

/** One entry for each model; TanStack AI's own, of before, is an object. */
function runUsage({ usage }: JsonObject): Delta[] {
  const entries = (Array.isArray(usage) ? asObjects(usage) : [asObject(usage)]).map((entry) => ({
    ...asObject(entry.promptTokensDetails),
    ...asObject(entry.completionTokensDetails),
    ...entry,
  }));
  const sum = (...names: string[]) =>
    sumCounts(...entries.flatMap((entry: JsonObject) => names.map((name) => entry[name])));
  return usageDeltas({
    inputTokens: sum('inputTokens', 'promptTokens'),
    outputTokens: sum('outputTokens', 'completionTokens'),
    reasoningTokens: sum('reasoningTokens'),
    cachedInputTokens: sum('cachedInputTokens', 'cachedTokens'),
    totalTokens: sum('totalTokens'),
  });
}

/** Interrupts are for the app to answer, and so are tool calls that are still without a result. */
function runFinished(event: JsonObject): Delta[] {
  const outcome = asObject(event.outcome);
  if (outcome.type === 'cancelled') return [{ type: 'reply-cancelled' }];
  const interrupts = asObjects(outcome.interrupts);
  const waitsForTools =
    interrupts.some(({ toolCallId }) => toolCallId) || asObjects(outcome.pendingToolCallIds).length > 0;
  const reason = asText(fromTanStack(event, 'finishReason')) ?? (waitsForTools ? 'tool_calls' : 'unsaid');
  return [
    ...interrupts.flatMap((interrupt) => data('interrupt', interrupt, interrupt.id)),
    ...finishDeltas(reason, FINISH_REASONS),
  ];
}

function runError({ error, message, code }: JsonObject): Delta {
  const said = readServerError(error ?? { message, code });
  // What TanStack AI says of a run that its server aborted.
  return said.code === 'aborted' ? { type: 'reply-cancelled' } : { type: 'error-reported', ...said };
}
