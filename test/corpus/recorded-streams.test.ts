/**
 * Every recorded stream against what an independent reader got from the same bytes, with `auto` and with the named
 * format; again however the bytes are cut, ended and interspersed; and cut short, which never passes as complete.
 */
import type { Delta, Outcome, WireFormat } from 'deltakit/core';
import { isStreamError, readDeltas, readReply } from 'deltakit/core';
import { afterAll, describe, expect, it } from 'vitest';
import { everyByte, randomCuts } from '../laws/cuts';
import { expectEqual } from '../laws/expect-equal';
import { runs } from '../laws/runs';
import { type RecordedStream, recordedStreams } from './corpus';
import { DIFFERENCES, expectedReply, RECORDED_FORMATS, type ToldReply } from './expected-reply';

const WELL = ['success', 'done-without-finish', 'incomplete'];
const KINDS: Record<string, unknown> = {
  error: 'provider',
  'not-a-stream': 'provider',
  'http-error': 'http',
  blocked: 'blocked',
  empty: 'truncated',
  truncated: 'truncated',
  // Some fragments hold events that can't be read.
  fragment: expect.stringMatching(/^(truncated|malformed)$/),
};

afterAll(() => {
  for (const [id, { why }] of Object.entries(DIFFERENCES)) console.log(`expected otherwise: ${id}: ${why}`);
});

describe.each(Object.entries(RECORDED_FORMATS))('%s', (name, { format, end }) => {
  const streams = recordedStreams(name);
  const completes = ({ id, expected }: RecordedStream) =>
    WELL.includes(expected.outcome) || id in DIFFERENCES;
  const whole = streams.filter(completes).map((stream) => [stream.id, stream] as const);
  const broken = streams.filter((stream) => !completes(stream)).map((stream) => [stream.id, stream] as const);

  it.each(whole)('%s gives its expected reply', async (id, stream) => {
    const expected: Partial<ToldReply> = expectedReply(stream);
    const skipped: (keyof ToldReply)[] = [...(DIFFERENCES[id]?.fields ?? [])];
    // AG-UI itself gives no reason; a server that adds one tells more than the recording's reader knew.
    if (name === 'ag-ui' && !expected.finishReason) skipped.push('finishReason');
    for (const as of ['auto', format] as const) {
      const told = toldReply(await readReply(responseOf(stream, [stream.bytes]), { format: as }));
      expect(without(told, skipped)).toEqual(without(expected, skipped));
    }
  });

  it.each(whole)(
    '%s gives the same deltas however it is cut, ended and interspersed',
    async (_id, stream) => {
      const { bytes } = stream;
      const deltas = await readAll(responseOf(stream, [bytes]), format);
      const read = (chunks: Iterable<Uint8Array>, as: 'auto' | WireFormat) =>
        readAll(responseOf(stream, chunks), as);
      expectEqual(await read(finely(bytes), 'auto'), deltas);
      expectEqual(await read(finely(withCrlf(bytes)), format), deltas);
      expectEqual(await read([withNoise(stream)], 'auto'), deltas);
      expectEqual(await read(randomCuts(withNoise(stream), 1), format), deltas);
      for (let seed = 0; seed < runs(6); seed++) {
        expectEqual(await read(randomCuts(bytes, seed), seed % 2 ? 'auto' : format), deltas);
      }
    },
  );

  it.each(whole)(
    '%s cut before its end is never completed, and keeps a prefix',
    { timeout: 60_000 },
    async (_id, stream) => {
      const expected = toldReply(await readReply(responseOf(stream, [stream.bytes]), { format }));
      if ('status' in expected) throw new Error('Uncut it did not end well.');
      for (const cut of cutsBefore(end, stream)) {
        const outcome = await readReply(responseOf(stream, [stream.bytes.slice(0, cut)]), { format });
        expect(outcome).toMatchObject({ status: 'failed', error: { kind: 'truncated' } });
        if (outcome.status !== 'failed') continue;
        expect(expected.text.startsWith(outcome.partial.text)).toBe(true);
        expect(expected.reasoning.startsWith(outcome.partial.reasoning)).toBe(true);
        expect(outcome.partial.toolCalls.filter(({ status }) => status === 'forming')).toEqual([]);
        // A call that was completed before the cut is whole.
        const ready = outcome.partial.toolCalls.filter(({ status }) => status === 'ready');
        expect(expected.toolCalls).toEqual(
          expect.arrayContaining(ready.map(({ name: tool, args }) => ({ name: tool, args }))),
        );
      }
    },
  );

  it.each(broken)('%s does not end well, and says why', async (_id, stream) => {
    const { expected, http } = stream;
    for (const as of ['auto', format] as const) {
      const outcome = await readReply(responseOf(stream, [stream.bytes]), { format: as });
      const kind = http.status === 429 ? 'rate-limit' : KINDS[expected.outcome];
      if (expected.outcome === 'aborted')
        expect(outcome).toMatchObject({ status: 'cancelled', reason: 'server' });
      else expect(outcome).toMatchObject({ status: 'failed', error: { kind } });
      if (outcome.status === 'completed') continue;
      // Unnamed, what begins with bare words is text until a provider's event shows up.
      if (as === 'auto' && expected.outcome === 'fragment') continue;
      expect(outcome.partial.text).toBe(expected.text ?? '');
      expect(outcome.partial.reasoning).toBe(expected.reasoning ?? '');
    }
  });
});

describe('streams of other protocols', () => {
  it.each(recordedStreams('other').map((stream) => [stream.id, stream] as const))(
    '%s never passes as a reply',
    async (_id, stream) => {
      const outcome = await readReply(responseOf(stream, [stream.bytes]));
      expect(outcome.status).toBe('failed');
      expect(outcome.status === 'failed' && isStreamError(outcome.error)).toBe(true);
    },
  );
});

function toldReply(outcome: Outcome): ToldReply | Outcome {
  if (outcome.status !== 'completed') return outcome;
  const { text, reasoning, toolCalls, finishReason, usage } = outcome.final;
  return {
    text,
    reasoning,
    toolCalls: toolCalls.map(({ name, args }) => ({ name, args })),
    finishReason,
    usage,
  };
}

function without<T extends object>(value: T, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([field]) => !fields.includes(field)));
}

async function readAll(response: Response, format: 'auto' | WireFormat): Promise<Delta[]> {
  const deltas: Delta[] = [];
  for await (const delta of readDeltas(response, { format })) deltas.push(delta);
  return deltas;
}

function responseOf({ http }: RecordedStream, chunks: Iterable<Uint8Array>): Response {
  const iterator = chunks[Symbol.iterator]();
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const headers = http.contentType ? { 'content-type': http.contentType } : undefined;
  return new Response(http.status === 204 ? null : stream, {
    status: http.status,
    ...(headers && { headers }),
  });
}

const latin1 = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const isSse = ({ http }: RecordedStream) => http.contentType?.includes('event-stream');

function withCrlf(bytes: Uint8Array): Uint8Array {
  return Buffer.from(latin1(bytes).replace(/\r?\n/g, '\r\n'), 'latin1');
}

/** Comments, keep-alives and events that nobody knows, between all others. */
function withNoise(stream: RecordedStream): Uint8Array {
  const text = latin1(stream.bytes);
  const noise = isSse(stream)
    ? ': still here\n\nevent: ping\ndata: {"type":"ping"}\n\nevent: not.known\ndata: {"type":"not.known","n":1}\n\n'
    : '\n{"not_known":true}\n';
  const noisy = isSse(stream)
    ? text.replace(/(\r\n\r\n|\n\n|\r\r)/g, `$1${noise}`)
    : text.replace(/\n/g, noise);
  return Buffer.from(isSse(stream) ? `: hello\n\n${noisy}` : noisy, 'latin1');
}

/** By the byte; a long stream by one to three, as each piece costs. */
function finely(bytes: Uint8Array): Iterable<Uint8Array> {
  return bytes.length <= runs(20_000) ? everyByte(bytes) : randomCuts(bytes, 7, 3);
}

/** So many bytes are read for the cuts of one stream. */
const MOST_READ = runs(1_500_000);

/** All event ends before the event that ends the reply, and a place inside each event; of long streams some of them. */
function cutsBefore(end: RegExp, stream: RecordedStream): number[] {
  const text = latin1(stream.bytes);
  const boundary = isSse(stream) ? /\r\n\r\n|\n\n|\r\r/g : /\n/g;
  const ends = [...text.matchAll(boundary)].map(({ index, 0: { length } }) => index + length);
  const endAt = text.search(end);
  const before = ends.filter((at) => at <= endAt);
  const inside = [...before.map((at) => at - 7), endAt, endAt + 5].filter((at) => at >= 0);
  const step = Math.ceil(((before.length + inside.length) * stream.bytes.length) / 2 / MOST_READ);
  const some = (cuts: number[]) => cuts.filter((_cut, fromEnd) => fromEnd < 4 || fromEnd % step === 0);
  // The last ones are where a cut is most like an end.
  return [...some(before.reverse()), ...some(inside.reverse())];
}
