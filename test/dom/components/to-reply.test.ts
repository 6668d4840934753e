import type { ChatMessage } from 'deltakit';
import { toReply } from 'deltakit/components';
import { expect, test } from 'vitest';

const CALL = { id: 'c1', name: 'find', argsText: '{}', args: {}, status: 'ready', state: 'done' } as const;
const CALL_PART = { type: 'tool-call', call: CALL } as const;
const RESULT = { type: 'tool-result', result: { callId: 'c1', name: 'find', value: [1] } } as const;
const SOURCE = { type: 'source', source: { title: 'A page' } } as const;

function messageOf(parts: ChatMessage['parts'], facts: Partial<ChatMessage> = {}): ChatMessage {
  return {
    ...{ id: 'a', role: 'assistant', status: 'completed', text: '', parts },
    ...{ timing: { createdAt: 0 }, branch: { index: 0, count: 1 } },
    ...facts,
  };
}

test('what a tool gave stands in its call, which keeps its state, and nowhere else', () => {
  const { parts, toolCalls } = toReply(messageOf([CALL_PART, RESULT, { type: 'text', text: 'One.' }]));
  expect(parts).toEqual([
    { type: 'tool-call', call: { ...CALL, result: [1], isError: undefined } },
    { type: 'text', text: 'One.' },
  ]);
  expect(toolCalls).toEqual([{ ...CALL, result: [1], isError: undefined }]);
});

test('what is said of the message is said of the reply', () => {
  const facts = {
    text: 'So.',
    refusal: 'No.',
    finishReason: 'length',
    model: 'm',
    usage: { totalTokens: 3 },
  } as const;
  const parts = [{ type: 'reasoning', text: 'Hm.' }, SOURCE, { type: 'text', text: 'So.' }] as const;
  const reply = toReply(messageOf(parts, facts));
  expect(reply).toMatchObject({ ...facts, reasoning: 'Hm.', sources: [SOURCE.source] });
});

test('the same message gives the same reply', () => {
  const message = messageOf([CALL_PART, RESULT]);
  expect(toReply(message)).toBe(toReply(message));
});

test('a message that grew keeps what did not change, so that it is not painted again', () => {
  const before = toReply(messageOf([CALL_PART, RESULT, SOURCE, { type: 'text', text: 'One' }]));
  const after = toReply(messageOf([CALL_PART, RESULT, SOURCE, { type: 'text', text: 'One more' }]));
  expect(after.parts[0]).toBe(before.parts[0]);
  expect(after.sources).toBe(before.sources);
  const called = toReply(messageOf([{ type: 'tool-call', call: { ...CALL, state: 'failed' } }, RESULT]));
  expect(called.parts[0]).not.toBe(before.parts[0]);
});

test('a source more is another list', () => {
  const one = toReply(messageOf([SOURCE]));
  const two = toReply(messageOf([SOURCE, { type: 'source', source: { title: 'Another' } }]));
  expect(two.sources).toHaveLength(2);
  expect(one.sources).toHaveLength(1);
});
