/** A schema in the engine: `completed` means valid, and everything else says why it is not. */
import { createEngine, createReview, type Engine, type EngineOptions, type Outcome } from 'deltakit/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { StreamError } from '../../src/errors';
// There, as on a page that has been open for a moment.
import '../../src/structured/structure-replies';
import type { ValuedReply } from '../../src/structured/follow-value';
import { createFakeClock, type FakeClock } from '../clock/fake-clock';
import { createFakeServer, type FakeServer } from '../clock/fake-server';

const BOAT = z.object({ name: z.string(), masts: z.number().int().positive() });

let clock: FakeClock;
let server: FakeServer;
let engine: Engine;

function use(options: Partial<EngineOptions> = {}): void {
  engine = createEngine({
    ...{ url: '/api/boat', fetch: server.fetch, clock, random: () => 0.5, retry: false, schema: BOAT },
    ...options,
  });
}

beforeEach(() => {
  clock = createFakeClock();
  server = createFakeServer();
});

afterEach(() => {
  engine.dispose();
  expect(clock.waiting).toBe(0);
});

async function startAndOpen(): Promise<{ ended: Promise<Outcome> }> {
  const ended = engine.start('a boat');
  await clock.settle();
  server.last.open();
  return { ended };
}

const state = () => engine.getSnapshot().state;
const shown = () => (engine.getSnapshot().display as ValuedReply).value;
const DONE = 'data: [DONE]\n\n';
/** An event as OpenAI's chat sends it. */
const chunk = (content: string, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason }] })}\n\n`;

/** How a reply of this text ends. */
async function endOf(text: string, finish: string | null = null): Promise<Outcome> {
  const { ended } = await startAndOpen();
  if (text) server.last.send(chunk(text));
  server.last.send(finish ? chunk('', finish) : DONE);
  await clock.advance(100);
  if (finish && !server.last.isAborted) server.last.close();
  await clock.advance(100);
  return ended;
}

const errorOf = (outcome: Outcome): StreamError | undefined =>
  outcome.status === 'failed' ? outcome.error : undefined;

describe('a reply with a schema', () => {
  it('shows its value as it forms, at the pace of its text, and is completed with what the schema made of it', async () => {
    use({ schema: BOAT.transform(({ name }) => name.length) });
    const { ended } = await startAndOpen();
    server.last.token('{"name":"Sea', ' Cloud","ma');
    await clock.advance(16);
    expect(state().status).toBe('streaming');
    expect(JSON.stringify(shown()).length).toBeLessThan('{"name":"Sea Cloud"}'.length);
    await clock.advance(300);
    expect(shown()).toEqual({ name: 'Sea Cloud' });
    server.last.token('sts":4}');
    server.last.send(DONE);
    await clock.advance(32);
    expect(await ended).toMatchObject({
      status: 'completed',
      final: { text: '{"name":"Sea Cloud","masts":4}', value: 9 },
    });
    expect(shown()).toEqual({ name: 'Sea Cloud', masts: 4 });
  });

  it('is not completed before a schema that takes its time has accepted it', async () => {
    use({
      schema: BOAT.refine(() => new Promise<boolean>((resolve) => clock.after(5000, () => resolve(true)))),
      timeouts: { idle: 6000 },
    });
    const { ended } = await startAndOpen();
    server.last.send(chunk('{"name":"Ann","masts":1}', 'stop'));
    await clock.advance(4000);
    expect(state()).toMatchObject({ status: 'streaming', reply: { finishReason: undefined } });
    expect(shown()).toEqual({ name: 'Ann', masts: 1 });
    await clock.advance(1100);
    server.last.send(DONE);
    await clock.advance(32);
    expect(await ended).toMatchObject({
      status: 'completed',
      final: { finishReason: 'stop', value: { name: 'Ann', masts: 1 } },
    });
  });

  it('is cancelled at once by a stop, whatever its schema thinks of it', async () => {
    use({ schema: BOAT.refine(() => new Promise<boolean>(() => {})) });
    const { ended } = await startAndOpen();
    server.last.token('{"name":"Ann","masts":1}');
    server.last.send(DONE);
    await clock.advance(32);
    engine.stop();
    expect(await ended).toMatchObject({ status: 'cancelled', partial: { text: '{"name":"Ann","masts":1}' } });
    expect(shown()).toEqual({ name: 'Ann', masts: 1 });
  });

  it('that is refused names the first three issues, and has them all', async () => {
    const strict = z.object({
      a: z.number(),
      list: z.array(z.object({ b: z.string() })),
      d: z.boolean(),
      e: z.null(),
    });
    use({ schema: strict });
    const outcome = await endOf('{"a":"1","list":[{"b":"x"},{"b":2}],"d":0,"e":1}');
    const error = errorOf(outcome);
    expect(error).toMatchObject({ kind: 'invalid-output', code: 'schema', retryable: true });
    expect(error?.message).toMatch(/schema: a: .+; list\.1\.b: .+; d: .+; and 1 more\. So it has no value/);
    expect(error?.issues?.map(({ path }) => path)).toEqual([['a'], ['list', 1, 'b'], ['d'], ['e']]);
    expect(outcome).toMatchObject({ partial: { text: expect.stringContaining('"list"') } });
    expect(outcome.status === 'failed' && outcome.partial).not.toHaveProperty('value');
    expect(shown()).toMatchObject({ a: '1' });
  });

  it.each([
    ['length', '{"name":"Ann","masts":1}', 'length', 'cut at the limit of tokens'],
    ['content_filter', '{"name":"Ann","masts":1}', 'content-filter', 'The reply ended by content-filter'],
    ['tool_calls', '', 'tool-calls', 'ended by tool-calls'],
    ['stop', '', 'json', 'unexpected end at character 1'],
    ['stop', 'I would rather not.', 'json', 'The reply is no whole JSON'],
    ['stop', '{"name":"Ann"', 'json', 'unexpected end'],
    ['stop', '{"name":"Ann","masts":1} Enjoy!', 'json', 'unexpected E behind the value'],
  ])('that ends with %s behind %j fails with the code %s', async (finish, text, code, message) => {
    use();
    const error = errorOf(await endOf(text, finish));
    expect(error).toMatchObject({ kind: 'invalid-output', code });
    expect(error?.message).toContain(message);
  });

  it('that the model refuses in so many words fails as refused', async () => {
    use();
    const { ended } = await startAndOpen();
    const choice = { index: 0, delta: { refusal: 'No boats.' }, finish_reason: 'stop' };
    server.last.send(`data: ${JSON.stringify({ choices: [choice] })}\n\n`);
    await clock.advance(32);
    const outcome = await ended;
    expect(errorOf(outcome)).toMatchObject({ kind: 'invalid-output', code: 'refusal', retryable: false });
    expect(outcome).toMatchObject({ partial: { refusal: 'No boats.' } });
  });

  it('that breaks off is truncated, also where what came happens to be whole', async () => {
    use();
    const { ended } = await startAndOpen();
    server.last.token('{"name":"Ann","masts":1}');
    server.last.close();
    await clock.advance(32);
    expect(errorOf(await ended)?.kind).toBe('truncated');
    expect(shown()).toEqual({ name: 'Ann', masts: 1 });
  });

  it('that can become nothing valid any more ends upstream at once', async () => {
    use();
    const { ended } = await startAndOpen();
    server.last.token('{"name":"Ann",}', ' and so on');
    await clock.advance(32);
    expect(server.last.isAborted).toBe(true);
    expect(errorOf(await ended)?.message).toContain('unexpected } at character 15');
    expect(state().reply.text).toBe('{"name":"Ann",}');
  });

  it('that goes on behind its finish is looked at again', async () => {
    use();
    const { ended } = await startAndOpen();
    server.last.send(chunk('{"name":"Ann","masts":1}', 'stop'));
    await clock.advance(32);
    expect(state().reply).toMatchObject({ finishReason: 'stop', value: { masts: 1 } });
    server.last.send(chunk('\n'));
    await clock.advance(32);
    expect(state().reply).not.toHaveProperty('value');
    server.last.send(chunk('{}', 'stop'));
    await clock.advance(32);
    expect(errorOf(await ended)).toMatchObject({ kind: 'invalid-output', code: 'json' });
  });

  it('fails as invalid where its schema throws', async () => {
    const validate = () => Promise.reject(new Error('down'));
    use({ schema: { '~standard': { version: 1, vendor: 'test', validate } } });
    const error = errorOf(await endOf('{"name":"Ann","masts":1}', 'stop'));
    expect(error).toMatchObject({ kind: 'invalid-output', code: 'schema', cause: new Error('down') });
  });

  it('may be a number, which shows when it is whole', async () => {
    use({ schema: z.number() });
    expect(await endOf('42')).toMatchObject({ status: 'completed', final: { value: 42 } });
    expect(shown()).toBe(42);
  });

  it('keeps the value that was shown while a retry has brought nothing, and then begins anew', async () => {
    use();
    await endOf('{"name":"Ann"}');
    const before = shown();
    expect(before).toEqual({ name: 'Ann' });
    const ended = engine.retry();
    await clock.settle();
    expect(state().status).toBe('pending');
    expect(shown()).toBe(before);
    server.last.open();
    server.last.token('{"na');
    await clock.advance(300);
    expect(shown()).toEqual({});
    server.last.token('me":"Bea","masts":2}');
    server.last.send(DONE);
    await clock.advance(32);
    expect(await ended).toMatchObject({ status: 'completed', final: { value: { name: 'Bea', masts: 2 } } });
  });

  it('that breaks off is resumed in the middle of its text, and is valid as a whole', async () => {
    const onElement = vi.fn();
    use({ schema: z.array(z.string()), resume: true, retry: {}, onElement });
    const { ended } = await startAndOpen();
    server.last.send('id: 1\ndata: {"token":"[\\"one\\",\\"t"}\n\nid: 2\ndata: {"token":"w"}\n\n');
    await clock.advance(16);
    server.last.drop();
    await clock.advance(600);
    server.last.open();
    server.last.send('id: 3\ndata: {"token":"o\\"]"}\n\ndata: [DONE]\n\n');
    await clock.advance(300);
    expect(await ended).toMatchObject({ status: 'completed', final: { value: ['one', 'two'] } });
    expect(onElement.mock.calls).toEqual([
      ['one', 0],
      ['two', 1],
    ]);
  });

  it('is tried again before its first content like any other, and read from its beginning', async () => {
    use({ retry: {} });
    const ended = engine.start('a boat');
    await clock.settle();
    server.last.refuse();
    await clock.advance(2000);
    server.last.open();
    server.last.token('{"name":"Ann","masts":1}');
    server.last.send(DONE);
    await clock.advance(300);
    expect(await ended).toMatchObject({ status: 'completed', final: { value: { name: 'Ann', masts: 1 } } });
    expect(server.requests).toHaveLength(2);
  });

  it('as one JSON body is completed with its value', async () => {
    use({ mode: 'json' });
    const ended = engine.start('a boat');
    await clock.settle();
    server.last.open('application/json');
    server.last.send(JSON.stringify({ text: '```json\n{"name":"Ann","masts":1}\n```' }));
    server.last.close();
    await clock.advance(32);
    expect(await ended).toMatchObject({ status: 'completed', final: { value: { name: 'Ann', masts: 1 } } });
  });

  it('under review has of its value what was let through', async () => {
    use({ review: createReview(({ text }) => (/secret/.test(text) ? 'block' : 'show')), pacing: 'instant' });
    const { ended } = await startAndOpen();
    server.last.token('{"name":"Ann",\n', '"secret":1,\n');
    await clock.advance(64);
    expect(errorOf(await ended)?.kind).toBe('blocked');
    expect(shown()).toEqual({ name: 'Ann' });
  });

  it('that is revealed when it is final shows no value before, and tells no element', async () => {
    const onElement = vi.fn();
    use({ reveal: 'final', schema: z.array(z.number()), onElement });
    const { ended } = await startAndOpen();
    server.last.token('[1,2,3');
    await clock.advance(300);
    expect(shown()).toBeUndefined();
    expect(onElement).not.toHaveBeenCalled();
    server.last.token(']');
    server.last.send(DONE);
    await clock.advance(32);
    expect(await ended).toMatchObject({ status: 'completed', final: { value: [1, 2, 3] } });
    expect(shown()).toEqual([1, 2, 3]);
    expect(onElement).toHaveBeenCalledTimes(3);
  });

  it('without a schema has no value anywhere', async () => {
    use({ schema: undefined });
    expect(await endOf('{"name":"Ann","masts":1}', 'stop')).toMatchObject({ status: 'completed' });
    expect(engine.getSnapshot().display).toBe(state().reply);
    expect(state().reply).not.toHaveProperty('value');
  });
});

describe('onElement', () => {
  it('is told each element of the list, once, while the rest still comes', async () => {
    const onElement = vi.fn();
    use({ schema: z.object({ boats: z.array(BOAT) }), elements: 'boats', onElement });
    const { ended } = await startAndOpen();
    server.last.token('{"boats":[{"name":"Ann","masts":1},{"na');
    await clock.advance(16);
    expect(onElement.mock.calls).toEqual([[{ name: 'Ann', masts: 1 }, 0]]);
    server.last.token('me":"Bea","masts":-1}');
    await clock.advance(16);
    expect(onElement).toHaveBeenCalledTimes(2);
    server.last.token(']}');
    server.last.send(DONE);
    await clock.advance(32);
    // Whole is not valid: that is said of all of it.
    expect(errorOf(await ended)?.issues?.[0]?.path).toEqual(['boats', 1, 'masts']);
    expect(onElement).toHaveBeenCalledTimes(2);
  });
});
