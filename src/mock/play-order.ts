/**
 * An order in, its answer out. Here is what stands before a reply: the wait for headers, attempts that fail, answers
 * that are none, and the headers that come with all of them.
 */
import { ConnectionDrop } from './connection-drop';
import { ENCODINGS } from './encode/create-encoder';
import type { WireBeat } from './encode-beats';
import { fixedAnswer, headersOf } from './fixed-answer';
import { sleep } from './mock-timers';
import { streamResponse } from './play-reply';
import { promptHeaders } from './prompts';
import type { Order } from './read-order';
import { Refusal, readNumber } from './refusal';
import type { AnswerFacts, FirstFailures } from './scenario';
import { type Stage, watchStage } from './stage';

/** Plays the reply itself; `isFirst` where no attempt before this one came as far. */
export type PlayReply = (isFirst: boolean) => Response | Promise<Response>;

/**
 * Plays what was ordered.
 *
 * @throws Refusal what can't be played, ConnectionDrop where there is to be no answer, and the signal's reason when the
 * client goes away before there is one
 */
export async function playOrder(order: Order, stage: Stage, reply: PlayReply): Promise<Response> {
  const { scenario, format, chosen } = order;
  const { query } = order.asked;
  await waitForHeaders(order, stage);
  const facts: AnswerFacts = { now: stage.timers.now(), query };
  const { failsFirst } = scenario;
  const failures = failsFirst ? (readNumber(query, 'failures') ?? failsFirst.times) : 0;
  const { attempt } = stage.record;

  let response: Response;
  if (failsFirst && attempt <= failures) response = fail(failsFirst.by, order, stage, facts);
  else if ('answer' in scenario) response = fixedAnswer(scenario.answer, format, stage, facts);
  else response = await reply(attempt === failures + 1);

  const headers = { ...(scenario.headers && headersOf(scenario.headers, facts)), ...promptHeaders(chosen) };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

async function waitForHeaders({ scenario, asked, speed }: Order, stage: Stage): Promise<void> {
  const { headersAfter = 0 } = scenario;
  const ms =
    readNumber(asked.query, 'headersMs') ?? (headersAfter === Infinity ? Infinity : headersAfter / speed);
  if (ms === 0) return;
  const { over, stop } = watchStage(stage);
  await sleep(stage.timers, ms, over);
  stop();
  if (stage.signal?.aborted) throw stage.signal.reason;
  if (over.aborted) throw new Refusal(499, 'cancelled', 'The client cancelled this request.');
}

function fail(by: FirstFailures['by'], { format }: Order, stage: Stage, facts: AnswerFacts): Response {
  if (by === 'no-answer') throw new ConnectionDrop();
  if (by !== 'no-content') return fixedAnswer(by, format, stage, facts);
  const drop: WireBeat[] = [{ type: 'drop' }];
  return streamResponse(drop.values(), ENCODINGS[format], stage);
}
