/**
 * Google's Interactions API, streamed (`interaction.*` and `step.*` events; `content.*` in its first edition) or
 * whole (an object `interaction`), from the Gemini API and from Vertex AI. Its parts are steps, each at its index.
 * `interaction.completed` ends it well, with the status `completed`, `requires_action` or, at a limit, `incomplete`
 * or `budget_exceeded`. So does `requires_action` as an event, behind which the provider waits for the app.
 *
 * @see https://ai.google.dev/api/interactions-api
 * @see https://ai.google.dev/gemini-api/docs/interactions/streaming
 */
import { readServerError } from '../server-error';
import type { Delta, FinishReason } from './delta';
import { createCallReader, readSource } from './google-interactions-calls';
import {
  asObject,
  asObjects,
  asText,
  errorDeltas,
  fileDeltas,
  type JsonObject,
  parseEventData,
  sumCounts,
  textDeltas,
  toDataUrl,
  usageDeltas,
} from './parse-event-data';
import type { DeltaDecoder, WireFormat } from './wire-format';

/** Google's Interactions API. */
export const googleInteractions: WireFormat = {
  name: 'google-interactions',
  recognises(event, json) {
    const { object, event_type, type = event.event, status, outputs, steps = outputs } = asObject(json);
    const isBody = event.event === 'body' && Array.isArray(steps) && typeof status === 'string';
    const name = asText(event_type ?? type) ?? '';
    const isEvent = /^(interaction\.\w|(step|content)\.(start|delta|stop)$)/.test(name);
    return isEvent || isBody || object === 'interaction' || event_type === 'error';
  },
  createDecoder: createGoogleInteractionsDecoder,
};

/** What ends a reply well. */
const FINISH_REASONS: ReadonlyMap<unknown, FinishReason> = new Map([
  ['completed', 'stop'],
  ['requires_action', 'tool-calls'],
  ['incomplete', 'length'],
  ['budget_exceeded', 'length'],
]);

function createGoogleInteractionsDecoder(): DeltaDecoder {
  const calls = createCallReader();
  let isStreamed = false;
  let hasFailed = false;

  /** A whole step, what one begins with, or what is added to it: they share their types. */
  function readStep(step: JsonObject, place: unknown): Delta[] {
    const { type, content } = step;
    switch (type) {
      case 'model_output':
        return [
          ...textDeltas('text-delta', content),
          ...asObjects(content).flatMap((part) => readStep(part, place)),
        ];
      case 'thought':
      case 'thought_summary':
        // In pieces a thought is its summary, whole it has one.
        return [step, content, step.summary]
          .flat()
          .flatMap((part) => textDeltas('reasoning-delta', asObject(part).text));
      case 'text':
      case 'text_annotation':
      case 'text_annotation_delta':
        return [...textDeltas('text-delta', step.text), ...asObjects(step.annotations).flatMap(readSource)];
      case 'image':
      case 'audio':
      case 'document':
      case 'video':
        return readFile(step);
      default:
        return calls.read(step, place);
    }
  }

  function readFacts({ id, model, agent, usage }: JsonObject): Delta[] {
    return [
      { type: 'reply-info', id: asText(id), model: asText(model ?? agent) },
      ...readUsage(asObject(usage)),
    ];
  }

  function readWhole(interaction: JsonObject, status: unknown): Delta[] {
    const { outputs, steps = outputs, error } = interaction;
    const deltas = [
      ...readFacts(interaction),
      // A stream has said them in pieces; in its first edition it says them all again.
      ...(isStreamed ? [] : asObjects(steps)).flatMap((step, place) => [
        ...readStep(step, place),
        ...calls.close(place),
      ]),
    ];
    if (status === 'failed') return [...deltas, { type: 'error-reported', ...readServerError(error) }];
    const reason = FINISH_REASONS.get(
      status === 'completed' && calls.isAppAsked() ? 'requires_action' : status,
    );
    return reason
      ? [...deltas, ...calls.closeAll(), { type: 'reply-finished', reason }, { type: 'stream-done' }]
      : [...deltas, ...readStatus(status)];
  }

  /** A change of status: the end itself, with all that it tells, comes in another event. */
  function readStatus(status: unknown): Delta[] {
    hasFailed ||= status === 'failed';
    if (status === 'cancelled') return [{ type: 'reply-cancelled' }];
    return status === 'requires_action'
      ? [...calls.closeAll(), { type: 'reply-finished', reason: 'tool-calls' }]
      : [];
  }

  function readEvent(name: string, said: JsonObject): Delta[] {
    const { index, step, delta, content, interaction } = said;
    const whole = asObject(interaction);
    const status = asText(said.status) ?? asText(whole.status);
    switch (name) {
      case 'interaction.start':
      case 'interaction.created':
        return readFacts(whole);
      case 'interaction.complete':
      case 'interaction.completed':
        return readWhole(whole, status ?? 'completed');
      case 'step.start':
      case 'step.delta':
      case 'content.start':
      case 'content.delta':
        isStreamed = true;
        return readStep(asObject(step ?? content ?? delta), index);
      case 'step.stop':
      case 'content.stop':
        return calls.close(index);
      default:
        return name.startsWith('interaction.') ? readStatus(status ?? name.slice(12)) : [];
    }
  }

  return {
    decode(event) {
      const json = parseEventData(event);
      const said = asObject(json);
      const { event_type, type, object, outputs, steps = outputs, status, metadata } = said;
      const name = asText(event_type) ?? asText(type) ?? event.event;
      const isWhole = event.event === 'body' && (object === 'interaction' || Array.isArray(steps));
      return [
        // An event that was cut in half has its name, and nothing else.
        ...(isWhole ? readWhole(said, status) : json === undefined ? [] : readEvent(name, said)),
        ...readUsage(asObject(asObject(metadata).usage)),
        ...errorDeltas(event, event_type === 'error' ? { error: {}, ...said } : json),
      ];
    },
    // Why it failed comes in an event of its own, or not at all.
    end: () => (hasFailed ? [{ type: 'error-reported', message: '' }] : []),
  };
}

/** Google counts thoughts beside the output, and what its tools read beside the input; cached input is in it. */
function readUsage(usage: JsonObject): Delta[] {
  const thought = usage.total_thought_tokens ?? usage.total_reasoning_tokens;
  return usageDeltas({
    inputTokens: sumCounts(usage.total_input_tokens, usage.total_tool_use_tokens),
    outputTokens: sumCounts(usage.total_output_tokens, thought),
    reasoningTokens: thought,
    cachedInputTokens: usage.total_cached_tokens,
    totalTokens: usage.total_tokens,
  });
}

function readFile({ data, uri, mime_type: mediaType }: JsonObject): Delta[] {
  return fileDeltas({ mediaType, url: toDataUrl(data, mediaType) ?? uri });
}
