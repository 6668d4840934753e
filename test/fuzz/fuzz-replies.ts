/**
 * Mutated streams of every format in, what became of them out. It throws at the first reply that breaks a law,
 * with the seed that gives it again.
 */
import * as core from 'deltakit/core';
import { isStreamError, type Outcome, readReply, type WireFormat } from 'deltakit/core';
import { createRandom, randomCuts } from '../laws/cuts';
import { mutateFrames } from './mutate-frames';
import { readSeeds, type Seed } from './read-seeds';

export interface FuzzReport {
  frames: number;
  /** Streams that were read; each of them several times. */
  streams: number;
  /** How often a reply ended in which way, such as `completed` or `failed: truncated`. */
  outcomes: Map<string, number>;
}

interface Case {
  seed: Seed;
  bytes: Uint8Array;
  text: string;
  format: WireFormat | 'auto';
}

/**
 * @param frames at least so many are mutated
 * @param firstSeed the first stream is made of this seed, each that follows of the next
 * @param onStream called with the seed of each stream before it is read
 */
export async function fuzzReplies(
  frames: number,
  firstSeed: number,
  onStream: (seed: number) => void = () => {},
): Promise<FuzzReport> {
  const report: FuzzReport = { frames: 0, streams: 0, outcomes: new Map() };
  for (let seed = firstSeed; report.frames < frames; seed++) {
    onStream(seed);
    await fuzzStream(seed, report).catch((error) => {
      throw new Error(`Seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
    });
  }
  return report;
}

const FORMATS = new Map<string, WireFormat>(
  Object.values(core).flatMap((value) =>
    typeof value === 'object' && 'createDecoder' in value ? [[value.name, value] as const] : [],
  ),
);
const SEEDS = readSeeds();

async function fuzzStream(seedNumber: number, report: FuzzReport): Promise<void> {
  const random = createRandom(seedNumber);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
  const [seed, donor] = [pick(SEEDS), pick(SEEDS)];
  if (!seed || !donor) throw new Error('There are no fixtures to mutate.');
  const frames = mutateFrames(seed.frames, random, donor.frames);
  const bytes = new Uint8Array(Buffer.concat(frames));
  const text = new TextDecoder().decode(bytes);
  report.frames += Math.max(1, frames.length);
  report.streams++;

  // Its own format, another one now and then (an app may name the wrong one), and what recognises it.
  const own = FORMATS.get(seed.format);
  const named = own && random() < 0.9 ? own : pick([...FORMATS.values()]);
  const formats: Case['format'][] = [named ?? 'auto', 'auto'];
  for (const format of formats) {
    const one: Case = { seed, bytes, text, format };
    const outcome = await read(one, seedNumber);
    check(outcome, one);
    const end = outcome.status === 'failed' ? `failed: ${outcome.error.kind}` : outcome.status;
    report.outcomes.set(end, (report.outcomes.get(end) ?? 0) + 1);
    if (random() < 0.25) {
      const other = await read(one, seedNumber + 1);
      hold(print(other) === print(outcome), 'cut otherwise, the same bytes gave another outcome', one);
    }
  }
}

async function read({ bytes, seed, format }: Case, cuts: number): Promise<Outcome> {
  async function* source() {
    yield* randomCuts(bytes, cuts, 2048);
  }
  let outcome: Outcome | undefined;
  const began = performance.now();
  const reading = readReply(source(), { format, contentType: seed.contentType }).then((value) => {
    outcome = value;
  });
  // All bytes are there, so nothing may be waited for but code that is loaded when it is first needed.
  while (!outcome && performance.now() - began < 10_000) await new Promise(setImmediate);
  if (!outcome) throw new Error(`reading ${seed.name} hangs`);
  await reading;
  return outcome;
}

const KNOWN_NAMES = namesOfPrototypes();

function check(outcome: Outcome, one: Case): void {
  hold(namesOfPrototypes() === KNOWN_NAMES, 'a prototype was changed', one);
  hold(/^(completed|failed|cancelled)$/.test(outcome.status), `the outcome is ${outcome.status}`, one);
  if (outcome.status === 'failed') {
    const { error } = outcome;
    hold(isStreamError(error), 'the error is no StreamError', one);
    const isTyped = error.cause === undefined || error.cause instanceof SyntaxError;
    hold(isTyped, `reading threw ${error.cause instanceof Error ? error.cause.stack : error.cause}`, one);
    hold(!/^(network|invalid-request)$/.test(error.kind), `the error is of kind ${error.kind}`, one);
  }
  const reply = outcome.status === 'completed' ? outcome.final : outcome.partial;
  hold(!reply.toolCalls.some(({ status }) => status === 'forming'), 'a call is forming after the end', one);
  if (outcome.status === 'completed') {
    hold(!cannotBeWhole(one), 'a reply without its terminal event is completed', one);
  }
}

/**
 * Whether nothing in the bytes could end a reply well. Only where the format was named and has a terminal event: a
 * mutated stream may be recognised as another one, a body ends well by being whole, and text by ending.
 */
function cannotBeWhole({ format, seed, text }: Case): boolean {
  const isStream = /event-stream|ndjson/.test(seed.contentType);
  return isStream && format !== 'auto' && !/^(raw-text|json-body)$/.test(format.name) && !TERMINAL.test(text);
}

const TERMINAL = new RegExp(
  [
    /\[DONE\]|"done"\s*:\s*true|\b(type"?|event)\s*:\s*"?(done|end)\b/,
    /"finish_?reason"\s*:\s*"|"type"\s*:\s*"finish"|RUN_FINISHED/,
    /message_stop|message-end|requires_action|(response|interaction)\.(in)?complete/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);

function hold(isTrue: boolean, broken: string, { seed, format, text }: Case): void {
  if (isTrue) return;
  const as = format === 'auto' ? format : format.name;
  throw new Error(`${broken}, reading ${seed.name} as ${as}:\n${text}`);
}

/** Without messages: they may tell the pieces that were seen, and text comes in those of the network. */
function print(outcome: Outcome): string {
  return JSON.stringify(outcome, (_key, value) =>
    isStreamError(value) ? [value.kind, value.code, value.status] : value,
  );
}

function namesOfPrototypes(): string {
  return [Object, Array, Map, String]
    .flatMap(({ prototype }) => Reflect.ownKeys(prototype))
    .map(String)
    .join();
}
