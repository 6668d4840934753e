import { isStreamError, jsonText, openaiChat, rawText, readDeltas, readReply } from 'deltakit/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyByte, randomCuts } from '../laws/cuts';

const encode = (text: string) => new TextEncoder().encode(text);
const SSE = { 'content-type': 'text/event-stream' };
const HELLO = 'data: {"token":"Hello"}\n\ndata: {"done":true}\n\n';

async function* chunksOf(text: string) {
  yield* everyByte(encode(text));
}

describe('readDeltas', () => {
  it('gives what each event means, from a response, a stream or an iteration', async () => {
    const response = () => new Response(HELLO, { headers: SSE });
    for (const source of [response(), response().body ?? chunksOf(''), chunksOf(HELLO)]) {
      const deltas = [];
      for await (const delta of readDeltas(source, { contentType: 'text/event-stream' })) deltas.push(delta);
      expect(deltas).toEqual([{ type: 'text-delta', text: 'Hello' }, { type: 'stream-done' }]);
    }
  });

  it('throws for a response that is not a success', async () => {
    const response = new Response('{"error":"no"}', { status: 401 });
    const reading = readDeltas(response).next();
    await expect(reading).rejects.toMatchObject({ kind: 'http', status: 401, retryable: false });
  });

  it('closes its source when the loop is left', async () => {
    let isClosed = false;
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(encode('data: {"token":"x"}\n\n')),
      cancel() {
        isClosed = true;
      },
    });
    for await (const _delta of readDeltas(source)) break;
    expect(isClosed).toBe(true);
  });
});

describe('readReply', () => {
  it('never rejects, whatever the bytes', async () => {
    const pieces = fc.constantFrom(
      'data: ',
      '{"token":"a"}',
      '{"choices":[',
      '\n',
      '\n\n',
      '[DONE]',
      '"',
      '\\',
      '}',
      ']',
      '🙂',
      '\r',
      'event: error\n',
      '{"__proto__":{"x":1},"text":"b"}',
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(pieces, { maxLength: 40 }).map((all) => encode(all.join(''))),
    );
    const contentType = fc.constantFrom(
      'text/event-stream',
      'application/x-ndjson',
      'application/json',
      'text/plain',
      '',
      null,
    );
    const format = fc.constantFrom('auto' as const, openaiChat, jsonText, rawText);
    await fc.assert(
      fc.asyncProperty(bytes, contentType, format, fc.integer(), async (input, type, as, seed) => {
        async function* source(chunks: Iterable<Uint8Array>) {
          yield* chunks;
        }
        const whole = await readReply(source([input]), { contentType: type, format: as });
        if (whole.status === 'failed') expect(isStreamError(whole.error)).toBe(true);
        const cut = await readReply(source(randomCuts(input, seed, 9)), { contentType: type, format: as });
        expect({ ...cut, error: undefined }).toEqual({ ...whole, error: undefined });
        expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x');
      }),
      { seed: 11, numRuns: 1000 },
    );
  });

  it('ends as cancelled when its signal aborts, also while the source hangs', async () => {
    const abort = new AbortController();
    async function* hanging() {
      yield encode('data: {"token":"Hi"}\n\n');
      await new Promise(() => {});
    }
    const reading = readReply(hanging(), { contentType: 'text/event-stream', signal: abort.signal });
    setTimeout(() => abort.abort(), 5);
    expect(await reading).toMatchObject({ status: 'cancelled', reason: 'user', partial: { text: 'Hi' } });
  });

  it('reads tokens that look like JSON as the text they are, where the format is raw text', async () => {
    const outcome = await readReply(chunksOf('data: {\n\ndata: "a"\n\ndata: :1}\n\ndata: [DONE]\n\n'), {
      contentType: 'text/event-stream',
      format: rawText,
    });
    expect(outcome).toMatchObject({ status: 'completed', final: { text: '{"a":1}' } });
  });

  it('does not wait for a server that holds the connection open behind the end', async () => {
    async function* held() {
      yield encode(HELLO);
      await new Promise(() => {});
    }
    expect(await readReply(held(), { contentType: 'text/event-stream' })).toMatchObject({
      status: 'completed',
    });
  });

  it('stops a server that sends without end', async () => {
    async function* endless() {
      while (true) yield new Uint8Array(1024);
    }
    const outcome = await readReply(endless(), {
      contentType: 'text/event-stream',
      limits: { replyBytes: 100_000 },
    });
    expect(outcome).toMatchObject({ status: 'failed', error: { kind: 'too-large' } });
  });

  it('keeps what came before a limit, however the bytes were cut', async () => {
    const bytes = encode(`data: {"token":"Hi"}\n\n${': and on\n\n'.repeat(100)}`);
    for (const chunks of [[bytes], everyByte(bytes)]) {
      const outcome = await readReply(
        (async function* () {
          yield* chunks;
        })(),
        { contentType: 'text/event-stream', limits: { replyBytes: 200 } },
      );
      expect(outcome).toMatchObject({
        status: 'failed',
        error: { kind: 'too-large' },
        partial: { text: 'Hi' },
      });
    }
  });

  it('fails as network when the source breaks, and keeps what came', async () => {
    async function* breaking() {
      yield encode('data: {"token":"Hi"}\n\n');
      throw new TypeError('terminated');
    }
    const outcome = await readReply(breaking(), { contentType: 'text/event-stream' });
    expect(outcome).toMatchObject({ status: 'failed', error: { kind: 'network' }, partial: { text: 'Hi' } });
  });

  it.each([
    ['retry-after in seconds', { 'retry-after': '3' }, 3000],
    ['retry-after in fractions', { 'retry-after': '0.5' }, 500],
    ['retry-after-ms', { 'retry-after-ms': '1250', 'retry-after': '9' }, 1250],
    [
      'a date, by the clock of the server',
      { date: 'Fri, 01 Jan 2027 00:00:00 GMT', 'retry-after': 'Fri, 01 Jan 2027 00:01:00 GMT' },
      60_000,
    ],
    ['nothing', {}, undefined],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
  ])('reads the wait of a 429 from %s', async (_name, headers: Record<string, string>, retryAfterMs) => {
    const outcome = await readReply(new Response('', { status: 429, headers }));
    expect(outcome).toMatchObject({ status: 'failed', error: { kind: 'rate-limit', retryAfterMs } });
  });
});
