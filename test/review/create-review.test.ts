import { createReview, isStreamError, type ReviewText, type Verdict } from 'deltakit/core';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Delta } from '../../src/deltas/delta';
import type { ReviewedAttempt } from '../../src/engine/engine-options';
import { foldReply } from '../../src/machine/fold-reply';
import { EMPTY_REPLY } from '../../src/machine/reply';
import { createSentenceSplitter } from '../../src/review/split-sentences';
import { anyReplyText, cutAnywhere } from './random-text';

const text = (said: string): Delta => ({ type: 'text-delta', text: said });
const done: Delta = { type: 'stream-done' };
const source: Delta = { type: 'source-found', source: { url: 'https://example.org' } };

function createAttempt(facts: Partial<ReviewedAttempt> = {}): ReviewedAttempt {
  return { request: { id: 'r1', input: 'hi' }, session: {}, signal: new AbortController().signal, ...facts };
}

/** What a review lets through of these batches, and what it throws. */
async function run(
  judge: ReviewText,
  batches: Iterable<readonly Delta[]> | AsyncIterable<readonly Delta[]>,
  attempt = createAttempt(),
): Promise<{ deltas: Delta[]; text: string; error?: unknown }> {
  const deltas: Delta[] = [];
  const given = (async function* () {
    yield* batches;
  })();
  const read = () => ({ deltas, text: foldReply(EMPTY_REPLY, deltas).text });
  try {
    for await (const batch of createReview(judge)(given, attempt)) deltas.push(...batch);
    return read();
  } catch (error) {
    return { ...read(), error };
  }
}

/** A judge that gives these verdicts, one a question, and `show` behind them. */
function answering(...verdicts: Verdict[]) {
  return vi.fn<ReviewText>(async () => verdicts.shift() ?? 'show');
}

const textsOf = (judge: ReturnType<typeof answering>) => judge.mock.calls.map(([chunk]) => chunk.text);

describe('a review', () => {
  it('is asked sentence by sentence, and knows what it judges', async () => {
    const judge = answering();
    const { text: shown } = await run(judge, [[text('One. Tw')], [text('o. Thr')], [text('ee'), done]]);
    expect(shown).toBe('One. Two. Three');
    expect(judge.mock.calls).toMatchObject([
      [
        { text: 'One. ', sentence: 'One. ', type: 'text', isLast: false },
        { requestId: 'r1', input: 'hi', shown: '' },
      ],
      [{ text: 'Two. ', sentence: 'Two. ', isLast: false }, { shown: 'One. ' }],
      [{ text: 'Three', sentence: 'Three', isLast: true }, { shown: 'One. Two. ' }],
    ]);
  });

  it('lets nothing of a sentence through before its verdict, and the next one waits for that', async () => {
    const answers: ((verdict: Verdict) => void)[] = [];
    const judge = vi.fn(() => new Promise<Verdict>((resolve) => answers.push(resolve)));
    const shown: string[] = [];
    const reading = (async () => {
      const given = (async function* () {
        yield [text('One. Two. '), done];
      })();
      for await (const batch of createReview(judge)(given, createAttempt())) {
        shown.push(foldReply(EMPTY_REPLY, batch).text);
      }
    })();
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(shown).toEqual([]);
    expect(judge).toHaveBeenCalledTimes(1);
    answers[0]?.('show');
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    expect(shown).toEqual(['One. ']);
    answers[1]?.('show');
    await reading;
    expect(shown).toEqual(['One. ', 'Two. ']);
  });

  it('may answer at once, without a promise', async () => {
    expect((await run(() => 'show', [[text('One. Two'), done]])).text).toBe('One. Two');
  });

  it('is not asked about blanks', async () => {
    const judge = answering();
    expect((await run(judge, [[text('One.\n\n\nTwo.\n  '), done]])).text).toBe('One.\n\n\nTwo.\n  ');
    expect(textsOf(judge)).toEqual(['One.\n', 'Two.\n']);
  });

  it('judges reasoning and refusals too', async () => {
    const judge = answering();
    await run(judge, [
      [
        { type: 'reasoning-delta', text: 'Let me see' },
        text('So.'),
        { type: 'refusal-delta', text: 'No' },
        done,
      ],
    ]);
    expect(judge.mock.calls.map(([{ type, sentence }]) => `${type}: ${sentence}`)).toEqual([
      'reasoning: Let me see',
      'text: So.',
      'refusal: No',
    ]);
  });

  it('leaves the order of what is not text as it came, behind the text before it', async () => {
    const call: Delta = { type: 'tool-call-delta', callId: 'a', name: 'look_up' };
    const given = [text('Let me look'), source, call, text('It is '), source, text('so.'), done];
    expect((await run(answering(), [given])).deltas).toEqual(given);
    const blocked = await run(answering('block'), [given]);
    expect(blocked.deltas).toEqual([]);
  });
});

describe('block', () => {
  it('throws blocked, shows nothing of the sentence, and asks nothing more', async () => {
    const judge = answering('show', 'block');
    const { text: shown, error } = await run(judge, [[text('Fine. Bad. Fine again.'), done]]);
    expect(shown).toBe('Fine. ');
    expect(error).toMatchObject({ kind: 'blocked', code: 'review', retryable: false });
    expect(judge).toHaveBeenCalledTimes(2);
    expect((error as Error).message).not.toContain('Bad');
  });

  it('closes the source', async () => {
    let isClosed = false;
    const given = (async function* () {
      try {
        yield [text('Bad. ')];
        yield [text('More')];
        yield [text(' and more')];
      } finally {
        isClosed = true;
      }
    })();
    await run(answering('block'), given);
    expect(isClosed).toBe(true);
  });

  it.each<[string, ReviewText]>([
    ['throws', () => JSON.parse('{')],
    ['rejects', () => Promise.reject(new SyntaxError('no'))],
  ])('is what a review does that %s; the reason is the cause', async (_name, judge) => {
    const { text: shown, error } = await run(judge, [[text('One. Two'), done]]);
    expect(shown).toBe('');
    expect(error).toMatchObject({ kind: 'blocked', cause: expect.any(SyntaxError) });
    expect(isStreamError(error)).toBe(true);
  });

  it.each([undefined, true, 'allow', ''])('is what a review does that answers %j', async (answer) => {
    const { text: shown, error } = await run(async () => answer as Verdict, [[text('One. Two'), done]]);
    expect(shown).toBe('');
    expect(error).toMatchObject({ kind: 'blocked' });
  });
});

describe('hold', () => {
  it('keeps a sentence back, and has it judged again with the next one', async () => {
    const judge = answering('hold', 'hold', 'show');
    const { text: shown } = await run(judge, [[text('One. Two. Three. Four'), done]]);
    expect(textsOf(judge)).toEqual(['One. ', 'One. Two. ', 'One. Two. Three. ', 'Four']);
    expect(shown).toBe('One. Two. Three. Four');
  });

  it('keeps back what comes behind it too, and in order', async () => {
    const given = [text('One. Two. '), source, text('Three'), done];
    const { deltas } = await run(answering('hold', 'show'), [given]);
    expect(foldReply(EMPTY_REPLY, deltas).parts).toEqual(foldReply(EMPTY_REPLY, given).parts);
  });

  it('and then block shows nothing of both', async () => {
    const { text: shown, error } = await run(answering('hold', 'block'), [[text('One. Two. Three'), done]]);
    expect(shown).toBe('');
    expect(error).toMatchObject({ kind: 'blocked' });
  });

  it('at the end of a whole reply is blocked: completed without it would not be true', async () => {
    const judge = answering('show', 'hold');
    const { text: shown, error } = await run(judge, [[text('One. Two'), { type: 'reply-finished' }, done]]);
    expect(shown).toBe('One. ');
    expect(error).toMatchObject({ kind: 'blocked' });
    expect(judge.mock.lastCall?.[0]).toMatchObject({ text: 'Two', isLast: true });
  });

  it('is asked a last time where nothing followed', async () => {
    const judge = answering('hold', 'show');
    const { text: shown } = await run(judge, [[text('One.\n')], [done]]);
    expect(judge.mock.lastCall?.[0]).toEqual({ text: 'One.\n', sentence: '', type: 'text', isLast: true });
    expect(shown).toBe('One.\n');
  });

  it('at the end of a reply that failed is not shown, and the error passes', async () => {
    const error: Delta = { type: 'error-reported', message: 'busy' };
    const outcome = await run(answering('show', 'hold'), [[text('One. Two'), source, error]]);
    expect(outcome.deltas).toEqual([text('One. '), error]);
    expect(outcome.error).toBeUndefined();
  });
});

describe('a source that breaks', () => {
  const broken = new TypeError('broke');
  async function* breaking(...batches: Delta[][]) {
    yield* batches;
    throw broken;
  }

  it('has what came judged first, and then throws what it threw', async () => {
    const judge = answering();
    const { text: shown, error } = await run(judge, breaking([text('One. Tw')]));
    expect(shown).toBe('One. Tw');
    expect(error).toBe(broken);
    expect(judge.mock.lastCall?.[0]).toMatchObject({ sentence: 'Tw', isLast: true });
  });

  it('loses what is held', async () => {
    const { text: shown, error } = await run(answering('show', 'hold'), breaking([text('One. Tw'), source]));
    expect(shown).toBe('One. ');
    expect(error).toBe(broken);
  });

  it('leaves its last sentence to the attempt that goes on behind it', async () => {
    const judge = answering('hold', 'show');
    const session = { lastEventId: '2' };
    const facts = { request: { id: 'r1', input: 'hi', canResume: true }, session };
    const first = await run(judge, breaking([text('One. Two. Th')]), createAttempt(facts));
    expect(first).toMatchObject({ text: 'One. Two. ', error: broken });
    const second = await run(judge, [[text('ree. Four'), done]], createAttempt(facts));
    expect(second).toEqual({ text: 'Three. Four', deltas: expect.any(Array) });
    expect(textsOf(judge)).toEqual(['One. ', 'One. Two. ', 'Three. ', 'Four']);
  });

  it('leaves nothing to an attempt that begins anew', async () => {
    const session = {};
    const facts = { request: { id: 'r1', input: 'hi', canResume: true }, session };
    await run(answering('hold'), breaking([text('One. Tw')]), createAttempt(facts));
    const { text: shown } = await run(answering(), [[text('One. Two'), done]], createAttempt(facts));
    expect(shown).toBe('One. Two');
  });
});

describe('an abort', () => {
  it('while a verdict is waited for ends at once, tells the review so, and shows nothing', async () => {
    const abort = new AbortController();
    let told: AbortSignal | undefined;
    const judge: ReviewText = (_chunk, { signal }) => {
      told = signal;
      queueMicrotask(() => abort.abort());
      return new Promise(() => {});
    };
    const attempt = createAttempt({ signal: abort.signal });
    expect(await run(judge, [[text('One. Two'), done]], attempt)).toEqual({ text: '', deltas: [] });
    expect(told?.aborted).toBe(true);
  });

  it('has a verdict that comes later, or is thrown, mean nothing', async () => {
    const abort = new AbortController();
    const judge: ReviewText = async () => {
      abort.abort();
      throw new Error('late');
    };
    const attempt = createAttempt({ signal: abort.signal });
    expect(await run(judge, [[text('One. Two'), done]], attempt)).toEqual({ text: '', deltas: [] });
  });

  it('leaves what was not judged to the attempt that goes on', async () => {
    const session = { lastEventId: '7' };
    const request = { id: 'r1', input: 'hi', canResume: true };
    const abort = new AbortController();
    const stuck: ReviewText = () => {
      queueMicrotask(() => abort.abort());
      return new Promise(() => {});
    };
    await run(stuck, [[text('One. Two. Th')]], createAttempt({ request, session, signal: abort.signal }));
    const { text: shown } = await run(
      answering(),
      [[text('ree'), done]],
      createAttempt({ request, session }),
    );
    expect(shown).toBe('One. Two. Three');
  });
});

describe('while a verdict is waited for', () => {
  it('nothing more is read', async () => {
    let read = 0;
    const endless = (async function* () {
      for (;;) {
        read++;
        yield [text('word. W')];
      }
    })();
    const abort = new AbortController();
    const judge = async (): Promise<Verdict> => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      abort.abort();
      return 'show';
    };
    await run(judge, endless, createAttempt({ signal: abort.signal }));
    expect(read).toBeLessThanOrEqual(2);
  });

  it('the server is not taken for silent', async () => {
    const onBytes = vi.fn();
    await run(answering(), [[text('One. Two'), done]], createAttempt({ onBytes }));
    expect(onBytes.mock.calls).toEqual([[0], [0]]);
  });
});

describe('any text, cut anywhere, with any verdicts after any time', () => {
  const verdicts = fc.array(
    fc.record({
      verdict: fc.constantFrom<Verdict>('show', 'show', 'show', 'hold', 'block'),
      isSlow: fc.boolean(),
    }),
    { maxLength: 30 },
  );

  /** What is to be shown, said apart from how it is done. */
  function expectShown(said: string, answers: readonly { verdict: Verdict }[]) {
    const splitter = createSentenceSplitter();
    const sentences = [text(said), done].flatMap(splitter.take);
    const left = answers.map(({ verdict }) => verdict);
    let shown = '';
    let held = '';
    for (const { sentence, end } of sentences) {
      const judged = held + sentence;
      const isAsked = /\S/.test(end ? judged : sentence);
      const verdict = isAsked ? (left.shift() ?? 'show') : held ? 'hold' : 'show';
      if (verdict === 'block' || (verdict === 'hold' && end)) return { shown, isBlocked: true };
      if (verdict === 'show') shown += judged;
      held = verdict === 'hold' ? judged : '';
    }
    return { shown, isBlocked: false };
  }

  it('shows exactly what was let through before the first block, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyReplyText,
        verdicts,
        fc.infiniteStream(fc.nat({ max: 40 })),
        async (said, answers, cuts) => {
          const left = [...answers];
          const judge = async (): Promise<Verdict> => {
            const { verdict = 'show', isSlow } = left.shift() ?? {};
            if (isSlow) await new Promise((resolve) => setImmediate(resolve));
            return verdict;
          };
          const batches = [...cutAnywhere(said, cuts).map((piece) => [text(piece)]), [done]];
          const { text: shown, error } = await run(judge, batches);
          expect({ shown, isBlocked: isStreamError(error) }).toEqual(expectShown(said, answers));
        },
      ),
      { seed: 42, numRuns: 500 },
    );
  });
});
