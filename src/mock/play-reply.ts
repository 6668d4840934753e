/** An order in, its reply out: one JSON body, or a stream, of its own or of a run that goes on. */
import type { Run, Runs } from './create-runs';
import { createEncoder, ENCODINGS, type ReplyEncoder } from './encode/create-encoder';
import { encodeBeats, isEventStream, type WireBeat } from './encode-beats';
import { jsonReply } from './json-reply';
import { type Beat, playSteps } from './play-steps';
import { playWireFaults } from './play-wire-faults';
import { withPromptData } from './prompts';
import type { Order } from './read-order';
import { Refusal, readNumber } from './refusal';
import type { ReplyRoute } from './routes';
import type { Step } from './scenario';
import type { Stage } from './stage';
import { streamReply } from './stream-reply';
import { readWireFaults } from './wire-faults';

/**
 * Plays a reply.
 *
 * @throws Refusal when it can't go on where the client wants it to
 */
export async function playReply(
  order: Order,
  { usageOnRequest }: ReplyRoute,
  stage: Stage,
  runs: Runs,
  isFirst: boolean,
): Promise<Response> {
  const { format, asked } = order;
  const facts = { id: `${ENCODINGS[format].idPrefix}mock-${stage.record.id}`, model: order.model };
  const encoder = createEncoder(format, {
    ...facts,
    created: Math.floor(stage.record.startedAt / 1000),
    // OpenAI says it on request only; an app's own endpoint has no reason to keep it back.
    includeUsage: !usageOnRequest || wantsUsage(asked.body.stream_options),
  });
  const { random } = stage;
  const { jitter } = order;
  const beats = playSteps(stepsOf(order, random), { ...facts, prompt: asked.prompt, random, jitter });
  if (order.asJson) return jsonReply(beats, encoder, stage);
  const faults = readWireFaults(asked.query, order.scenario.faults);
  const wire = connect(order, beats, encoder, stage, runs);
  const error = encodeBeats(REPORTED_ERROR, encoder);
  return streamResponse(playWireFaults(wire, faults, isFirst, error), encoder, stage, faults.chunk);
}

/** What `errorAt` reports; nothing follows it. */
const REPORTED_ERROR: readonly Beat[] = [
  {
    type: 'delta',
    delta: {
      type: 'error-reported',
      message: 'The model stopped working on this reply.',
      code: 'server_error',
    },
  },
  { type: 'end' },
];

/** The beats of one connection: of a reply of its own, or of a run that may have begun before. */
function connect(
  { asked, format }: Order,
  beats: Iterable<Beat>,
  encoder: ReplyEncoder,
  stage: Stage,
  runs: Runs,
): Iterable<WireBeat> {
  const { query } = asked;
  const wire = encodeBeats(beats, encoder);
  if (query.get('ids') !== '1') return wire;
  if (!isEventStream(encoder)) {
    throw new Refusal(
      400,
      'format_not_supported',
      `The format '${format}' has no ids. Use one of SSE events.`,
    );
  }
  const retryMs = readNumber(query, 'retry');
  const run = findRun(stage, wire, query.get('detached') === '1', runs);
  const after = Number(stage.record.lastEventId ?? 0);
  if (!Number.isInteger(after) || after < 0) {
    throw new Refusal(400, 'invalid_last_event_id', 'Last-Event-ID is an id that was sent, such as 7.');
  }
  return withRetry(run.connect(after, stage), retryMs);
}

function findRun({ record }: Stage, wire: Iterator<WireBeat, void>, isDetached: boolean, runs: Runs): Run {
  // Without a key nobody can come back to it.
  const key = record.key ?? record.id;
  const run = runs.find(key);
  if (run && !run.isCancelled) return run;
  if (record.lastEventId === undefined) return runs.begin(key, wire, { isDetached });
  throw run
    ? new Refusal(410, 'run_cancelled', 'The client cancelled this reply; there is nothing to go on with.')
    : new Refusal(
        404,
        'unknown_run',
        'There is no reply under this key. Send no Last-Event-ID to begin anew.',
      );
}

/** Tells the client how long to wait before it comes back. */
function* withRetry(beats: Iterable<WireBeat>, retryMs: number | undefined): Generator<WireBeat, void> {
  if (retryMs !== undefined) yield { type: 'noise', text: `retry: ${retryMs}\n\n` };
  yield* beats;
}

/** The steps of an order; none where it is answered otherwise. */
export function stepsOf({ scenario, asked, chosen }: Order, random: () => number): Iterable<Step> {
  if ('answer' in scenario) return [];
  const steps = typeof scenario.steps === 'function' ? scenario.steps({ ...asked, random }) : scenario.steps;
  return chosen ? withPromptData(steps, chosen) : steps;
}

/** Streams wire beats with a format's headers, in pieces of `chunk` bytes where that is said. */
export function streamResponse(
  beats: Iterator<WireBeat, void>,
  { contentType, headers }: Pick<ReplyEncoder, 'contentType' | 'headers'>,
  stage: Stage,
  chunk?: number,
): Response {
  return new Response(streamReply(beats, stage, chunk), {
    headers: { 'content-type': contentType, 'cache-control': 'no-cache, no-transform', ...headers },
  });
}

function wantsUsage(streamOptions: unknown): boolean {
  return (
    typeof streamOptions === 'object' &&
    streamOptions !== null &&
    'include_usage' in streamOptions &&
    streamOptions.include_usage === true
  );
}
