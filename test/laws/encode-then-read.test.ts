/** What the mock server writes, the library reads back: in every format, cut anywhere. */
import { type Outcome, readReply, type WireFormat } from 'deltakit/core';
import type { MockFormat } from 'deltakit/mock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agUi } from '../../src/deltas/ag-ui';
import { aiSdkUi } from '../../src/deltas/ai-sdk-ui';
import { anthropicMessages } from '../../src/deltas/anthropic-messages';
import { cohere } from '../../src/deltas/cohere';
import type { Delta, FinishReason, Source, Usage } from '../../src/deltas/delta';
import { gemini } from '../../src/deltas/gemini';
import { jsonText } from '../../src/deltas/json-text';
import { ollama } from '../../src/deltas/ollama';
import { openaiChat } from '../../src/deltas/openai-chat';
import { openaiResponses } from '../../src/deltas/openai-responses';
import { rawText } from '../../src/deltas/raw-text';
import { foldReply, settleCalls } from '../../src/machine/fold-reply';
import { EMPTY_REPLY, type Reply } from '../../src/machine/reply';
import { createEncoder, ENCODINGS } from '../../src/mock/encode/create-encoder';
import { randomCuts } from './cuts';
import { asJsonText, content, REPLY_FACTS, reason, usage } from './random-reply';

/** What a format keeps of a reply, beside what its encoding says that it carries. */
interface Keeps {
  format: WireFormat;
  info?: ('id' | 'model')[];
  usage?: (keyof Usage)[];
  source?: (keyof Source)[];
  /** Reasons that come back as another; all that are not named come back as they went. */
  reasons?: Partial<Record<FinishReason, FinishReason>>;
  /** Set where the format knows no reasons at all. */
  reasonless?: true;
  /** What becomes of a tool's result. */
  result?: (result: unknown) => unknown;
  /** Data comes back without its id. */
  plainData?: true;
}

const ALL_USAGE = [
  'inputTokens',
  'outputTokens',
  'reasoningTokens',
  'cachedInputTokens',
  'totalTokens',
] as const;

const KEEPS: Record<MockFormat, Keeps> = {
  'openai-chat': {
    format: openaiChat,
    info: ['id', 'model'],
    usage: [...ALL_USAGE],
    source: ['title', 'url'],
    reasons: { refusal: 'stop', other: 'stop' },
  },
  'openai-responses': {
    format: openaiResponses,
    info: ['id', 'model'],
    usage: [...ALL_USAGE],
    source: ['title', 'url'],
    reasons: { other: 'stop' },
    result: asJsonText,
  },
  'anthropic-messages': {
    format: anthropicMessages,
    info: ['id', 'model'],
    usage: ['inputTokens', 'outputTokens', 'reasoningTokens', 'cachedInputTokens'],
    source: ['title', 'url', 'snippet'],
    reasons: { 'content-filter': 'refusal' },
    result: (result) => [{ type: 'text', text: asJsonText(result) }],
  },
  gemini: {
    format: gemini,
    info: ['id', 'model'],
    usage: [...ALL_USAGE],
    source: ['title', 'url'],
    reasons: { refusal: 'content-filter', 'tool-calls': 'stop' },
  },
  'gemini-array': {
    format: gemini,
    info: ['id', 'model'],
    usage: [...ALL_USAGE],
    source: ['title', 'url'],
    reasons: { refusal: 'content-filter', 'tool-calls': 'stop' },
  },
  'ai-sdk-ui': {
    format: aiSdkUi,
    info: ['id'],
    usage: [...ALL_USAGE],
    source: ['id', 'title', 'url'],
    reasons: { refusal: 'content-filter' },
  },
  'ag-ui': {
    format: agUi,
    info: ['id', 'model'],
    usage: [...ALL_USAGE],
    reasons: { refusal: 'content-filter' },
    result: asJsonText,
    plainData: true,
  },
  ollama: {
    format: ollama,
    info: ['model'],
    usage: ['inputTokens', 'outputTokens'],
    reasons: { 'tool-calls': 'stop', 'content-filter': 'stop', refusal: 'stop', other: 'stop' },
  },
  cohere: {
    format: cohere,
    info: ['id'],
    usage: ['inputTokens', 'outputTokens', 'cachedInputTokens'],
    source: ['id', 'title', 'url', 'snippet'],
    reasons: { 'content-filter': 'stop', refusal: 'stop', other: 'stop' },
  },
  'json-text': { format: jsonText, reasonless: true },
  ndjson: { format: jsonText, reasonless: true },
  'raw-text': { format: rawText, reasonless: true },
};

const FORMATS = Object.keys(KEEPS) as MockFormat[];
const carrying = (type: Delta['type']) => FORMATS.filter((of) => ENCODINGS[of].carries.includes(type));
const FACTS = { ...REPLY_FACTS, created: 1_700_000_000, includeUsage: true };

const seed = fc.nat();

function pick<T extends object>(from: T, keys: readonly (keyof T)[] = []): Partial<T> {
  return Object.fromEntries(
    keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]),
  ) as Partial<T>;
}

/** What a format leaves of the deltas. */
function restrict(deltas: readonly Delta[], of: MockFormat): Delta[] {
  const keeps = KEEPS[of];
  const { carries } = ENCODINGS[of];
  const carriesRemote = carries.includes('remote-tool-call');
  const remote = new Set(
    deltas.flatMap((delta) => (delta.type === 'tool-call-delta' && delta.isRemote ? [delta.callId] : [])),
  );
  return deltas
    .filter((delta) => carries.includes(delta.type) || delta.type === 'tool-call-ready')
    .filter(
      (delta) =>
        !('callId' in delta) ||
        (carries.includes('tool-call-delta') && (carriesRemote || !remote.has(delta.callId))),
    )
    .map((delta): Delta => {
      switch (delta.type) {
        case 'reply-info':
          return { type: 'reply-info', ...pick({ id: delta.id, model: delta.model }, keeps.info) };
        case 'source-found':
          return { ...delta, source: pick(delta.source, keeps.source) };
        case 'usage-reported':
          return { ...delta, usage: pick(delta.usage, keeps.usage) };
        case 'tool-result-received':
          return { ...delta, result: keeps.result ? keeps.result(delta.result) : delta.result };
        case 'data-received':
          return keeps.plainData ? { ...delta, id: undefined } : delta;
        default:
          return delta;
      }
    });
}

function expectedReason(reply: Reply, said: FinishReason, of: MockFormat): FinishReason | undefined {
  const { reasons = {}, reasonless } = KEEPS[of];
  if (reasonless) return undefined;
  if (of === 'anthropic-messages' && reply.refusal) return 'refusal';
  if (of === 'openai-responses' && !/length|filter/.test(said)) {
    // It says no reason but these two: what it completed tells.
    return reply.toolCalls.length > 0 ? 'tool-calls' : 'stop';
  }
  return reasons[said] ?? said;
}

/** A reply without what no format says apart: `false` and nothing. */
function plain(reply: Reply) {
  // OpenAI draws with a tool of its own, which is shown as a call beside the file.
  const shown = reply.parts.filter(
    (part) => part.type !== 'tool-call' || part.call.name !== 'image_generation',
  );
  const parts = shown.map((part) => {
    if (part.type === 'tool-call') {
      const { isError, isRemote, ...call } = part.call;
      return { type: part.type, call: { ...call, isError: !!isError, isRemote: !!isRemote } };
    }
    return part.type === 'file' ? { type: part.type, file: pick(part.file, ['mediaType', 'url']) } : part;
  });
  const { id, model, text: said, reasoning, refusal, usage: used } = reply;
  return { id, model, parts, text: said, reasoning, refusal, usage: used };
}

function encode(deltas: readonly Delta[], format: MockFormat): Uint8Array {
  const encoder = createEncoder(format, FACTS);
  return new TextEncoder().encode(deltas.map((delta) => encoder.encode(delta)).join(''));
}

async function read(
  chunks: Iterable<Uint8Array>,
  of: MockFormat,
  format: 'auto' | WireFormat,
): Promise<Outcome> {
  async function* source() {
    yield* chunks;
  }
  return readReply(source(), { format, contentType: ENCODINGS[of].contentType });
}

describe.each(FORMATS)('%s', (of) => {
  const { format } = KEEPS[of];

  it('a reply comes back as it went, cut anywhere, with the format named and recognised', async () => {
    await fc.assert(
      fc.asyncProperty(content, reason, usage, seed, async (deltas, said, used, cuts) => {
        const bytes = encode(
          [
            ...deltas,
            { type: 'reply-finished', reason: said },
            { type: 'usage-reported', usage: used },
            { type: 'stream-done' },
          ],
          of,
        );
        const kept = [...restrict(deltas, of), ...restrict([{ type: 'usage-reported', usage: used }], of)];
        const reply = settleCalls(foldReply(EMPTY_REPLY, kept), true);
        for (const way of [format, 'auto'] as const) {
          const outcome = await read(randomCuts(bytes, cuts, 64), of, way);
          expect(outcome).toMatchObject({ status: 'completed' });
          if (outcome.status !== 'completed') return;
          expect(plain(outcome.final)).toEqual(plain(reply));
          expect(outcome.final.finishReason).toBe(expectedReason(reply, said, of));
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('a reply that breaks off is never completed, and keeps the beginning of its text', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.double({ min: 0, max: 1, noNaN: true }), async (deltas, share) => {
        const bytes = encode(deltas, of);
        const outcome = await read([bytes.slice(0, Math.floor(bytes.length * share))], of, format);
        // Plain text has nothing but its end to end well by.
        if (of === 'raw-text') return;
        expect(outcome.status).toBe('failed');
        if (outcome.status !== 'failed') return;
        const whole = foldReply(EMPTY_REPLY, restrict(deltas, of));
        expect(whole.text.startsWith(outcome.partial.text)).toBe(true);
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it('a reply as one body says the same, but for the order of its parts', async () => {
    // A limit may have cut the last call of a body, so where one was reached its arguments do not count as whole.
    const natural = reason.filter((one) => one !== 'length' && one !== 'content-filter');
    await fc.assert(
      fc.asyncProperty(content, natural, usage, async (deltas, said, used) => {
        const encoder = createEncoder(of, FACTS);
        const all: Delta[] = [
          ...deltas,
          { type: 'reply-finished', reason: said },
          { type: 'usage-reported', usage: used },
          { type: 'stream-done' },
        ];
        for (const delta of all) encoder.encode(delta);
        const body = new TextEncoder().encode(JSON.stringify(encoder.whole()));
        async function* source() {
          yield body;
        }
        // Plain text says nothing as JSON; the body is the one of json-text.
        const named = of === 'raw-text' ? jsonText : format;
        const whole = foldReply(EMPTY_REPLY, restrict(deltas, of));
        for (const way of [named, 'auto'] as const) {
          const outcome = await readReply(source(), { format: way, contentType: 'application/json' });
          expect(outcome).toMatchObject({
            status: 'completed',
            final: { text: whole.text, reasoning: whole.reasoning },
          });
          if (outcome.status !== 'completed') return;
          expect(outcome.final.toolCalls.map(({ id, args: given }) => [id, given])).toEqual(
            settleCalls(whole, true).toolCalls.map(({ id, args: given }) => [id, given]),
          );
        }
      }),
      { seed: 3, numRuns: 30 },
    );
  });
});

describe.each(carrying('error-reported'))('%s, which has a place for errors', (of) => {
  it('an error in the stream fails the reply with its words', async () => {
    await fc.assert(
      fc.asyncProperty(content, seed, async (deltas, cuts) => {
        const error: Delta = {
          type: 'error-reported',
          message: 'The model is overloaded',
          code: 'overloaded',
        };
        const outcome = await read(randomCuts(encode([...deltas, error], of), cuts, 64), of, 'auto');
        expect(outcome).toMatchObject({
          status: 'failed',
          error: { kind: 'provider', message: expect.stringContaining('The model is overloaded') },
          partial: { text: foldReply(EMPTY_REPLY, restrict(deltas, of)).text },
        });
      }),
      { seed: 4, numRuns: 20 },
    );
  });
});

describe.each(carrying('reply-cancelled'))('%s, which has a place for a stop', (of) => {
  it('a server that stops its reply cancels it', async () => {
    const deltas: Delta[] = [
      { type: 'reply-info', id: 'a', model: 'b' },
      { type: 'text-delta', text: 'Half' },
      { type: 'reply-cancelled' },
    ];
    const outcome = await read([encode(deltas, of)], of, 'auto');
    expect(outcome).toMatchObject({ status: 'cancelled', reason: 'server', partial: { text: 'Half' } });
  });
});
