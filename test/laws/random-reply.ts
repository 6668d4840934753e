/** Replies that no model ever made, as deltas: any text, any calls, anything that a format may or may not carry. */
import fc from 'fast-check';
import type { Delta, FinishReason, Usage } from '../../src/deltas/delta';

export const REPLY_FACTS = { id: 'reply-1', model: 'model-1' };

/** What a tool gave, for the formats that know text alone. */
export function asJsonText(result: unknown): string {
  return typeof result === 'string' ? result : JSON.stringify(result);
}

// Any code point but lone surrogates, which UTF-8 has no bytes for, and the mark that it drops at a beginning.
const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .filter((one) => !one.includes('\uFEFF'));
const name = fc.stringMatching(/^[a-z]{1,8}$/);
/** What JSON can say: it has no -0. */
const json = fc.jsonValue({ maxDepth: 2 }).map((value): typeof value => JSON.parse(JSON.stringify(value)));
const args = fc.dictionary(fc.string({ maxLength: 4 }), json, { maxKeys: 3 });

/** Some deltas in a row; `key` makes ids that no other row has. */
const row = fc.oneof(
  fc
    .record({
      type: fc.constantFrom('text-delta', 'reasoning-delta', 'refusal-delta'),
      pieces: fc.array(text, { minLength: 1, maxLength: 3 }),
    })
    .map(
      ({ type, pieces }) =>
        () =>
          pieces.map((piece): Delta => ({ type, text: piece })),
    ),
  fc.record({ name, args, cut: fc.nat() }).map(
    (call) =>
      (key: string): Delta[] =>
        callDeltas(key, call),
  ),
  fc
    .record({ name, args, cut: fc.nat(), result: json, isError: fc.boolean() })
    .map(({ result, isError, ...call }) => (key: string): Delta[] => [
      ...callDeltas(key, call, true),
      {
        type: 'tool-result-received',
        callId: `call-${key}`,
        // What is wrong is said in words; what gives nothing does not say that it does.
        result: isError ? `wrong: ${asJsonText(result)}` : result || 'nothing',
        isError,
      },
    ]),
  fc.record({ title: name, snippet: name }).map((source) => (key: string): Delta[] => [
    {
      type: 'source-found',
      source: { ...source, id: `source-${key}`, url: `https://pages.example/${key}` },
    },
  ]),
  fc.uint8Array({ minLength: 1, maxLength: 9 }).map((bytes) => (): Delta[] => [
    {
      type: 'file-found',
      file: { mediaType: 'image/png', url: `data:image/png;base64,${Buffer.from(bytes).toString('base64')}` },
    },
  ]),
  fc
    .record({ name, id: fc.option(name, { nil: undefined }), value: json })
    .map((data) => (): Delta[] => [{ type: 'data-received', ...data }]),
);

function callDeltas(
  key: string,
  call: { name: string; args: object; cut: number },
  isRemote = false,
): Delta[] {
  const callId = `call-${key}`;
  const json = JSON.stringify(call.args);
  const cut = call.cut % json.length;
  const remote = isRemote && { isRemote };
  return [
    { type: 'tool-call-delta', callId, name: call.name, argsText: json.slice(0, cut), ...remote },
    { type: 'tool-call-delta', callId, argsText: json.slice(cut), ...remote },
    { type: 'tool-call-ready', callId },
  ];
}

/** The content of a reply, with text at its end: a reply of nothing is none. */
export const content = fc
  .record({ rows: fc.array(row, { maxLength: 6 }), last: text })
  .map(({ rows, last }): Delta[] => [
    { type: 'reply-info', id: REPLY_FACTS.id, model: REPLY_FACTS.model },
    ...rows.flatMap((make, i) => make(`${i}`)),
    { type: 'text-delta', text: last },
  ]);

export const reason = fc.constantFrom<FinishReason>(
  'stop',
  'length',
  'tool-calls',
  'content-filter',
  'refusal',
  'other',
);

export const usage = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)).map(
  ([cached, fresh, reasoning, said]): Usage => ({
    inputTokens: cached + fresh,
    cachedInputTokens: cached,
    outputTokens: reasoning + said,
    reasoningTokens: reasoning,
    totalTokens: cached + fresh + reasoning + said,
  }),
);
