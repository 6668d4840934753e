/**
 * Review before display: deltas in, those that may be shown out, sentence by sentence. What is not let through
 * reaches nothing behind it: neither the reply, nor `onDelta`, nor the screen. Who doubts, does not show: a review
 * that throws, or answers something else, blocks.
 */
import type { Delta } from '../deltas/delta';
import type { ReadSession } from '../engine/create-delta-reader';
import type { Review, ReviewedAttempt } from '../engine/engine-options';
import { StreamError } from '../errors';
import {
  createSentenceSplitter,
  isEnd,
  type Passage,
  type Prose,
  type SentenceSplitter,
} from './split-sentences';

/** `show`; `hold`: judge it together with what follows; `block`: end the request, and show none of it. */
export type Verdict = 'show' | 'hold' | 'block';

/** What is to be judged. */
export interface ReviewChunk {
  /** What was held before, and the sentence: what the verdict is about. */
  readonly text: string;
  /** The newest sentence, up to 1000 characters; empty where what was held is asked for a last time. */
  readonly sentence: string;
  readonly type: Prose;
  /** No text follows: what is still held then is not shown, and a reply that was whole is blocked. */
  readonly isLast: boolean;
}

/** What is known besides. */
export interface ReviewContext {
  readonly requestId: string;
  /** What `start` was given. */
  readonly input: unknown;
  /** The text of the reply that was shown before. */
  readonly shown: string;
  /** Aborts when nobody waits for the verdict any more. */
  readonly signal: AbortSignal;
}

/** Judges text before it is displayed. */
export type ReviewText = (chunk: ReviewChunk, context: ReviewContext) => Verdict | Promise<Verdict>;

/**
 * Makes the `review` option: text, reasoning and refusals are shown only once they were let through, a sentence at a
 * time, in their order. Tool calls, sources, files and data are not judged; they wait for the text before them.
 *
 * A `block` fails the request with `blocked`, and ends it upstream; what was shown before stays as `partial`. While a
 * verdict is waited for, nothing more is read than the connection itself buffers.
 *
 * @example
 * ```ts
 * const review = createReview(async ({ text }, { signal }) => {
 *   const response = await fetch('/api/moderate', { method: 'POST', body: text, signal });
 *   return response.ok ? 'show' : 'block';
 * });
 * const stream = useLLMStream({ url: '/api/chat/stream', review });
 * ```
 */
export function createReview(review: ReviewText): Review {
  return async function* reviewed(batches, attempt) {
    const { request, session, signal } = attempt;
    const resumes = () => request.canResume && session.lastEventId;
    const desk = (resumes() && desks.get(session)) || createDesk();
    desks.set(session, desk);
    let broke: { error: unknown } | undefined;
    const untilBroken = async function* () {
      try {
        yield* batches;
      } catch (error) {
        broke = { error };
      }
    };
    for await (const deltas of untilBroken()) {
      for (const delta of deltas) for (const passage of desk.splitter.take(delta)) desk.waiting.push(passage);
      yield* judge(desk, review, attempt);
      if (signal.aborted) return;
    }
    // An attempt that goes on behind this one will make the last sentence whole.
    if (!signal.aborted && !resumes()) {
      desk.waiting.push(...desk.splitter.cut());
      yield* judge(desk, review, attempt);
    }
    if (broke) throw broke.error;
  };
}

/** What was read, and not let through yet. */
interface Desk {
  readonly splitter: SentenceSplitter;
  readonly waiting: Passage[];
  held: Passage[];
  shown: string;
}

/** Attempts that go on where the one before broke off share a desk. */
const desks = new WeakMap<ReadSession, Desk>();

function createDesk(): Desk {
  return { splitter: createSentenceSplitter(), waiting: [], held: [], shown: '' };
}

/** Judges what waits, one after the other. After an abort it stays where it is. */
async function* judge(
  desk: Desk,
  review: ReviewText,
  { request, signal, onBytes }: ReviewedAttempt,
): AsyncGenerator<readonly Delta[], void> {
  for (let passage = desk.waiting[0]; passage; passage = desk.waiting[0]) {
    const { type, sentence, end } = passage;
    const passages = [...desk.held, passage];
    const text = passages.map((one) => one.sentence).join('');
    let verdict: Verdict | undefined = desk.held.length > 0 ? 'hold' : 'show';
    if (/\S/.test(end ? text : sentence)) {
      verdict = await untilAborted(signal, async () => {
        const context: ReviewContext = {
          requestId: request.id,
          input: request.input,
          shown: desk.shown,
          signal,
        };
        return review({ text, sentence, type, isLast: end !== undefined }, context);
      });
      if (signal.aborted) return;
      // The time that a review takes is not the server's.
      onBytes?.(0);
    }
    desk.waiting.shift();
    desk.held = [];
    if (verdict === 'show') {
      for (const one of passages) if (one.type === 'text') desk.shown += one.sentence;
      yield passages.flatMap(({ deltas }) => deltas);
    } else if (verdict !== 'hold') throw blocked('A review blocked what follows in the reply');
    else if (end === 'whole') throw blocked('The reply ended while a review held the end of it');
    // What was cut says so itself.
    else if (end) yield passage.deltas.filter(isEnd);
    else desk.held = passages;
  }
}

/** @throws StreamError `blocked` where the review throws */
function untilAborted<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const leave = () => resolve(undefined);
    signal.addEventListener('abort', leave);
    ask()
      .then(resolve, (cause) => reject(blocked('The review of the reply threw', cause)))
      .finally(() => signal.removeEventListener('abort', leave));
  });
}

function blocked(what: string, cause?: unknown): StreamError {
  const message = `${what}, so that is not shown, and the request was ended. What was shown before stays.`;
  return new StreamError({ kind: 'blocked', code: 'review', message, cause });
}
