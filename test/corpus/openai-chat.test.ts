/** Every recorded OpenAI Chat stream, against what an independent reader got from the same bytes. */

import type { Outcome } from 'deltakit/core';
import { openaiChat, readReply } from 'deltakit/core';
import { describe, expect, it } from 'vitest';
import { cutAt, everyByte, randomCuts } from '../laws/cuts';
import { type RecordedStream, recordedStreams } from './corpus';

const streams = recordedStreams('openai-chat');
const whole = streams.filter(({ expected }) => ['success', 'done-without-finish'].includes(expected.outcome));
const broken = streams.filter((stream) => !whole.includes(stream));

function responseOf({ http }: RecordedStream, chunks: Iterable<Uint8Array>): Response {
  const body = [...chunks];
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = body.shift();
      if (next) controller.enqueue(next);
      else controller.close();
    },
  });
  const headers = http.contentType ? { 'content-type': http.contentType } : undefined;
  return new Response(http.status === 204 ? null : stream, {
    status: http.status,
    ...(headers && { headers }),
  });
}

const FINISH_REASONS: Record<string, string> = { tool_calls: 'tool-calls', eos: 'stop' };

function expectedReply({ expected }: RecordedStream): object {
  return {
    text: expected.text,
    reasoning: expected.reasoning,
    refusal: expected.refusal || undefined,
    toolCalls: expected.toolCalls.map(({ name, arguments: args = '' }) => ({
      name,
      args: args === '' ? {} : JSON.parse(args),
    })),
    finishReason:
      expected.finishReason === null
        ? undefined
        : (FINISH_REASONS[expected.finishReason] ?? expected.finishReason),
  };
}

function actualReply(outcome: Outcome): object {
  if (outcome.status !== 'completed') return outcome;
  const { text, reasoning, refusal, toolCalls, finishReason } = outcome.final;
  return {
    text,
    reasoning,
    refusal,
    toolCalls: toolCalls.map(({ name, args }) => ({ name, args })),
    finishReason,
  };
}

describe(`${whole.length} recorded streams that ended well`, () => {
  it.each(whole.map((stream) => [stream.id, stream] as const))(
    '%s gives its expected reply',
    async (_id, stream) => {
      const expected = expectedReply(stream);
      for (const format of ['auto', openaiChat] as const) {
        expect(actualReply(await readReply(responseOf(stream, [stream.bytes]), { format }))).toEqual(
          expected,
        );
      }
      if (stream.bytes.length < 30_000) {
        expect(actualReply(await readReply(responseOf(stream, everyByte(stream.bytes))))).toEqual(expected);
      }
      for (let seed = 0; seed < 10; seed++) {
        expect(actualReply(await readReply(responseOf(stream, randomCuts(stream.bytes, seed))))).toEqual(
          expected,
        );
      }
    },
  );

  it.each(whole.map((stream) => [stream.id, stream] as const))(
    '%s cut anywhere before its end is never completed, and keeps a prefix',
    async (_id, stream) => {
      const { terminalAt, ends } = landmarks(stream.bytes);
      const cuts = ends.filter((end) => end < terminalAt).flatMap((end) => [end, Math.max(0, end - 7)]);
      for (const cut of sample(cuts, 40)) {
        const outcome = await readReply(responseOf(stream, cutAt(stream.bytes, cut)));
        expect(outcome.status).toBe('failed');
        if (outcome.status !== 'failed') continue;
        expect(outcome.error.kind).toBe('truncated');
        expect(stream.expected.text.startsWith(outcome.partial.text)).toBe(true);
        expect(stream.expected.reasoning.startsWith(outcome.partial.reasoning)).toBe(true);
        expect(outcome.partial.toolCalls.filter(({ status }) => status !== 'interrupted')).toEqual([]);
      }
    },
  );
});

describe(`${broken.length} recorded streams that did not end well`, () => {
  const KINDS: Record<string, string> = {
    error: 'provider',
    'not-a-stream': 'provider',
    empty: 'truncated',
    truncated: 'truncated',
  };

  it.each(broken.map((stream) => [stream.id, stream] as const))(
    '%s fails with its kind',
    async (_id, stream) => {
      const outcome = await readReply(responseOf(stream, [stream.bytes]));
      const kind = stream.http.status === 429 ? 'rate-limit' : KINDS[stream.expected.outcome];
      expect(outcome).toMatchObject({ status: 'failed', error: { kind } });
      if (outcome.status !== 'failed') return;
      expect(outcome.partial.text).toBe(stream.expected.text ?? '');
      expect(outcome.partial.reasoning).toBe(stream.expected.reasoning ?? '');
    },
  );
});

/** Where events end, and where the first event that ends the reply begins. */
function landmarks(bytes: Uint8Array): { terminalAt: number; ends: number[] } {
  const text = new TextDecoder('latin1').decode(bytes);
  const terminal = text.search(/"finish_reason": ?"|data: ?\[DONE\]/);
  const terminalAt = Math.max(0, text.lastIndexOf('data:', terminal));
  const ends = [...text.matchAll(/\r?\n\r?\n/g)].map(({ index, 0: { length } }) => index + length);
  return { terminalAt, ends };
}

function sample<T>(items: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.floor(items.length / most));
  return items.filter((_item, i) => i % step === 0);
}
