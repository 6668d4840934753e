/**
 * Steps in, beats out: the deltas of a reply and the silences between them, in order. Nothing waits here and
 * nothing is written; whoever asks for the next beat decides when, so a reply nobody reads is never generated.
 */
import type { Delta, FinishReason } from '../deltas/delta';
import type { Step } from './scenario';
import { splitTokens } from './split-tokens';

/** What happens next in a reply. */
export type Beat =
  | { type: 'delta'; delta: Delta }
  /** `pace` silences are the ones between two pieces of one step. */
  | { type: 'wait'; ms: number; pace: boolean }
  | { type: 'hang'; ms: number }
  | { type: 'keep-alive' }
  | { type: 'raw'; text: string }
  | { type: 'drop' }
  | { type: 'end' };

/** What the reply is about, for its first and last deltas. */
export interface PlayFacts {
  id: string;
  model: string;
  prompt: string;
  random: () => number;
  /** The share by which the silences between pieces vary; 0 for a steady beat. */
  jitter?: number | undefined;
}

/** What they vary by, as they do on a real server. */
const JITTER = 0.5;

/** Plays the steps. The last beat is always `drop` or `end`. */
export function* playSteps(steps: Iterable<Step>, facts: PlayFacts): Generator<Beat, void> {
  let begun = false;
  let outputTokens = 0;

  for (const step of steps) {
    if ('wait' in step) {
      yield { type: 'wait', ms: step.wait, pace: false };
    } else if ('hang' in step) {
      yield { type: 'hang', ms: step.hang === true ? Infinity : step.hang };
    } else if ('keepAlive' in step) {
      yield { type: 'keep-alive' };
    } else if ('raw' in step) {
      yield { type: 'raw', text: step.raw };
    } else if ('drop' in step) {
      return yield { type: 'drop' };
    } else if ('end' in step) {
      break;
    } else if ('error' in step) {
      yield delta({ type: 'error-reported', ...step.error });
      break;
    } else if ('abort' in step) {
      yield delta({ type: 'reply-cancelled' });
      break;
    } else {
      // Facts come with the first content and not before: a server that waits for its model sends no bytes.
      if (!begun) yield delta({ type: 'reply-info', id: facts.id, model: facts.model });
      begun = true;
      if ('finish' in step) {
        yield* finish(step.finish, splitTokens(facts.prompt).length, outputTokens);
        break;
      }
      for (const beat of playContent(step, facts)) {
        if (beat.type === 'delta') outputTokens += 1;
        yield beat;
      }
    }
  }
  yield { type: 'end' };
}

type ContentStep = Exclude<
  Step,
  | { wait: number }
  | { hang: true | number }
  | { keepAlive: true }
  | { raw: string }
  | { drop: true }
  | { end: true }
  | { abort: true }
  | { error: object }
  | { finish: FinishReason }
>;

function* playContent(step: ContentStep, { random, jitter = JITTER }: PlayFacts): Generator<Beat, void> {
  let first = true;
  for (const piece of contentDeltas(step)) {
    const every = 'every' in step ? step.every : undefined;
    if (every !== undefined && !first) {
      yield { type: 'wait', ms: Math.max(0, every * (1 - jitter + 2 * jitter * random())), pace: true };
    }
    first = false;
    yield delta(piece);
  }
}

function contentDeltas(step: ContentStep): Delta[] {
  if ('text' in step) return textDeltas('text-delta', step.text, step.every);
  if ('reasoning' in step) return textDeltas('reasoning-delta', step.reasoning, step.every);
  if ('refusal' in step) return textDeltas('refusal-delta', step.refusal, step.every);
  if ('toolResult' in step) return [{ type: 'tool-result-received', ...step.toolResult }];
  if ('source' in step) return [{ type: 'source-found', source: step.source }];
  if ('file' in step) return [{ type: 'file-found', file: step.file }];
  if ('data' in step) return [{ type: 'data-received', ...step.data }];
  const { id: callId, name, args, isRemote } = step.toolCall;
  return [
    { type: 'tool-call-delta', callId, name, argsText: '', ...(isRemote && { isRemote }) },
    ...pieces(JSON.stringify(args), step.every).map(
      (argsText): Delta => ({ type: 'tool-call-delta', callId, argsText, ...(isRemote && { isRemote }) }),
    ),
    { type: 'tool-call-ready', callId },
  ];
}

type TextType = Extract<Delta, { text: string }>['type'];

function textDeltas(type: TextType, content: string, every: number | undefined): Delta[] {
  return pieces(content, every).map((text) => ({ type, text }));
}

function pieces(content: string, every: number | undefined): string[] {
  return every === undefined ? [content] : splitTokens(content);
}

function* finish(reason: FinishReason, inputTokens: number, outputTokens: number): Generator<Beat, void> {
  yield delta({ type: 'reply-finished', reason });
  const totalTokens = inputTokens + outputTokens;
  yield delta({ type: 'usage-reported', usage: { inputTokens, outputTokens, totalTokens } });
  yield delta({ type: 'stream-done' });
}

function delta(value: Delta): Beat {
  return { type: 'delta', delta: value };
}
