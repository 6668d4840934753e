/** What a job's answers make of the reply: text that grows, and results of all shapes. */
import { createEngine, createJobTransport, type Outcome, openaiChat } from 'deltakit/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../clock/fake-clock';
import { createFakeJobServer, type JobScript } from './fake-job-server';

/** Plays the answers one after the other; what was shown with each frame, and how it ended. */
async function play(answers: readonly JobScript[], options = {}): Promise<{ texts: string[]; end: Outcome }> {
  const clock = createFakeClock();
  const server = createFakeJobServer();
  server.script([202, { jobId: 'j1', status: 'queued' }], ...answers);
  const jobs = createJobTransport();
  const common = {
    url: '/',
    mode: 'job',
    fetch: server.fetch,
    clock,
    pacing: 'instant',
    retry: false,
  } as const;
  const polling = { firstMs: 32, longestMs: 32 };
  const engine = createEngine({ ...common, polling, ...options }, jobs);
  const texts: string[] = [];
  engine.subscribe(() => texts.push(engine.getSnapshot().display.text));
  let end: Outcome | undefined;
  void engine.start('hi').then((outcome) => {
    end = outcome;
  });
  for (let frames = 0; !end && frames < 200; frames++) await clock.advance(16);
  if (!end) throw new Error('The job did not end.');
  engine.dispose();
  expect(clock.waiting).toBe(0);
  return { texts, end };
}

const partial = (text: unknown) => ({ status: 'processing', partial: text });
const complete = (result: unknown) => ({ status: 'complete', result });

describe('the text of a job', () => {
  it('is what is new of each partial, whichever way it is told', async () => {
    const { texts, end } = await play([
      partial({ text: 'One' }),
      partial('One two'),
      complete({ text: 'One two three' }),
    ]);
    expect([...new Set(texts)]).toEqual(['', 'One', 'One two', 'One two three']);
    expect(end).toMatchObject({
      status: 'completed',
      final: { parts: [{ type: 'text', text: 'One two three' }] },
    });
  });

  it('passes over a partial that does not go on from what is shown', async () => {
    const { texts, end } = await play([
      partial('One two'),
      partial('One'),
      partial('Two'),
      partial('One two three'),
      complete('One two three.'),
    ]);
    expect([...new Set(texts)]).toEqual(['', 'One two', 'One two three', 'One two three.']);
    expect(end.status).toBe('completed');
  });

  it('waits for the end of what may still change: white space, and half a character', async () => {
    const { texts, end } = await play([
      partial('One \n'),
      partial('One \n\uD83D'),
      partial('One \n😀 \uFFFD'),
      complete('One \n😀'),
    ]);
    expect([...new Set(texts)]).toEqual(['', 'One', 'One \n😀']);
    expect(end).toMatchObject({ status: 'completed', final: { text: 'One \n😀' } });
  });

  it('fails where the result is another one, rather than to call what is shown the result', async () => {
    const { end } = await play([partial('One two'), complete('Something else')]);
    expect(end).toMatchObject({
      status: 'failed',
      error: { kind: 'malformed', retryable: true },
      partial: { text: 'One two' },
    });
  });

  it('is the last partial where there is no result, or none with text', async () => {
    const last = { status: 'complete', partial: { text: 'One two' } };
    expect((await play([partial('One'), last])).end).toMatchObject({
      status: 'completed',
      final: { text: 'One two' },
    });
    expect((await play([partial('One'), complete({ score: 1 })])).end).toMatchObject({
      status: 'completed',
      final: { text: 'One' },
    });
  });

  it('never comes twice, and is the result in the end, whatever the partials say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', 'é'), maxLength: 12 }),
        fc.array(
          fc.oneof(
            fc.nat(14).map((length) => (whole: string) => whole.slice(0, length)),
            fc.string({ maxLength: 3 }).map((text) => () => text),
          ),
          { maxLength: 6 },
        ),
        async (whole, cuts) => {
          const partials = cuts.map((cut) => partial(cut(whole)));
          const { texts, end } = await play([...partials, complete({ text: whole })]);
          for (let i = 1; i < texts.length; i++) expect(texts[i]?.startsWith(texts[i - 1] ?? '')).toBe(true);
          if (end.status === 'completed') expect(end.final.text).toBe(whole);
          else expect(end).toMatchObject({ status: 'failed', error: { kind: 'malformed' } });
          const areTrue = cuts.every((cut) => whole.startsWith(cut(whole).trimEnd()));
          if (areTrue) expect(end.status).toBe('completed');
        },
      ),
      { numRuns: 100, seed: 4 },
    );
  });
});

describe('the result of a job', () => {
  it('is text, with what a reply has besides', async () => {
    const { end } = await play([
      complete({
        text: 'Boats.',
        reasoning: 'Hm.',
        model: 'm-1',
        usage: { inputTokens: 3, outputTokens: 2, cost: 1 },
        sources: [{ title: 'Sea', url: 'https://sea.test' }],
        finishReason: 'length',
        score: 0.5,
      }),
    ]);
    expect(end).toMatchObject({
      status: 'completed',
      final: {
        id: 'j1',
        model: 'm-1',
        text: 'Boats.',
        reasoning: 'Hm.',
        usage: { inputTokens: 3, outputTokens: 2 },
        sources: [{ title: 'Sea', url: 'https://sea.test' }],
        finishReason: 'length',
      },
    });
    expect(end.status === 'completed' && end.final.parts.at(-1)).toEqual({
      type: 'data',
      data: { name: 'job-result', id: 'job-result', value: { score: 0.5 } },
    });
  });

  it('is the whole body of a provider, of the format that is named or of one that is recognised', async () => {
    const message = { role: 'assistant', content: 'Hello' };
    const body = {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      model: 'm-1',
      choices: [{ index: 0, message, finish_reason: 'stop' }],
      usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
    };
    for (const options of [{}, { format: openaiChat }]) {
      const { end, texts } = await play([partial('Hel'), complete(body)], options);
      expect(texts).toContain('Hel');
      expect(end).toMatchObject({
        status: 'completed',
        final: { id: 'j1', model: 'm-1', text: 'Hello', finishReason: 'stop', usage: { totalTokens: 5 } },
      });
    }
  });

  it('is hand-made JSON, whose other fields are data', async () => {
    const { end } = await play([complete({ answer: 'Yes', pages: [1, 2] })], { format: openaiChat });
    const data = { name: 'job-result', id: 'job-result', value: { answer: 'Yes', pages: [1, 2] } };
    expect(end).toMatchObject({
      status: 'completed',
      final: {
        text: 'Yes',
        parts: [
          { type: 'text', text: 'Yes' },
          { type: 'data', data },
        ],
      },
    });
  });

  it.each([[{ rows: [1, 2] }], [[1, 2]], [42], [true]])(
    'is data where it is nothing else: %j',
    async (value) => {
      const { end } = await play([complete(value)]);
      expect(end).toMatchObject({ status: 'completed', final: { text: '', parts: [{ data: { value } }] } });
    },
  );

  it('may be nothing at all', async () => {
    expect((await play([complete(null)])).end).toMatchObject({ status: 'completed', final: { text: '' } });
    expect((await play([{ status: 'done' }])).end).toMatchObject({
      status: 'completed',
      final: { text: '' },
    });
  });

  it('that is an error of the provider fails', async () => {
    const error = { message: 'Overloaded', code: 'overloaded' };
    const { end } = await play([partial('One'), complete({ error })]);
    expect(end).toMatchObject({ status: 'failed', error: { kind: 'provider', code: 'overloaded' } });
  });
});

describe('how far a job is', () => {
  it.each([
    ['queued', 'pending'],
    ['SUBMITTED', 'pending'],
  ])('%s is %s', async (status) => {
    const { end } = await play([{ status }, complete('ok')]);
    expect(end.status).toBe('completed');
  });

  it.each([
    ['completed', 'completed'],
    ['succeeded', 'completed'],
    ['FINISHED', 'completed'],
    ['error', 'failed'],
    ['expired', 'failed'],
    ['timed_out', 'failed'],
    ['cancelled', 'cancelled'],
    ['aborted', 'cancelled'],
  ])('%s is an end: %s', async (status, ending) => {
    expect((await play([{ status }])).end.status).toBe(ending);
  });

  it('is told from what is there, where no status is', async () => {
    expect((await play([{ result: 'ok' }])).end).toMatchObject({
      status: 'completed',
      final: { text: 'ok' },
    });
    expect((await play([{ error: 'no' }])).end).toMatchObject({
      status: 'failed',
      error: { kind: 'provider' },
    });
  });

  it('is between 0 and 1, and one part however often it is told', async () => {
    const { end } = await play([
      { status: 'running', progress: -1 },
      { status: 'running', progress: 0.5 },
      { status: 'running', progress: 0.5 },
      { status: 'running', progress: '90%' },
      { status: 'running', progress: 7 },
      complete('ok'),
    ]);
    const data = { name: 'job-progress', id: 'job-progress', value: 1 };
    expect(end).toMatchObject({
      status: 'completed',
      final: {
        parts: [
          { type: 'data', data },
          { type: 'text', text: 'ok' },
        ],
      },
    });
  });
});
