/** What of a thread a model is told. */
import { describe, expect, it } from 'vitest';
import { settleMessages } from '../../src/bodies/settle-messages';
import type { ChatMessage, MessagePart } from '../../src/chat/chat-message';
import { call, message, result, text } from './message';

const asked = message('user', 'Weather?');
const next = message('user', 'And?');

/** The parts of an answer that a person went on behind. */
function settle(
  parts: readonly MessagePart[],
  more: Partial<ChatMessage> = {},
): readonly MessagePart[] | undefined {
  const answer = message('assistant', parts, more);
  return settleMessages([asked, answer, next]).find(({ id }) => id === answer.id)?.parts;
}

describe('an answer', () => {
  it('that was cancelled keeps what it said', () => {
    expect(settle([text('It is')], { status: 'cancelled' })).toEqual([text('It is')]);
  });

  it('that was cancelled before it said anything is left out', () => {
    expect(settle([text(' \n')], { status: 'cancelled' })).toBeUndefined();
  });

  it('that failed is left out', () => {
    expect(settle([text('It is'), call('c1')], { status: 'failed' })).toBeUndefined();
  });

  it('that failed keeps the steps whose tools have run, so that they do not run again', () => {
    const ran = [text('I book.'), call('c1'), result('c1')];
    expect(settle([...ran, text('It is'), call('c2')], { status: 'failed' })).toEqual(ran);
  });

  it('is without reasoning, sources and calls that the provider ran', () => {
    const parts: MessagePart[] = [
      { type: 'reasoning', text: 'Hm.' },
      call('c1', { isRemote: true, result: 'found' }),
      text('It is '),
      { type: 'source', source: { url: 'https://example.org' } },
      text('sunny.'),
    ];
    expect(settle(parts)).toEqual([text('It is sunny.')]);
  });

  it('that was refused says so', () => {
    expect(settle([], { refusal: 'I can not.' })).toEqual([text('I can not.')]);
  });

  it('is without half of a character', () => {
    expect(settle([text('Sun \ud83c')], { status: 'cancelled' })).toEqual([text('Sun \ufffd')]);
  });
});

describe('a call', () => {
  it.each(['forming', 'interrupted'] as const)('that is %s is left out with its result', (status) => {
    expect(settle([text('See.'), call('c1', { status, state: status }), result('c1')])).toEqual([
      text('See.'),
    ]);
  });

  it('that nobody answered has a result that says so', () => {
    const parts = settle([call('c1', { state: 'awaiting-answer' })]);
    expect(parts?.[1]).toMatchObject({
      result: { callId: 'c1', value: 'Nobody answered this call.', isError: true },
    });
  });

  it('that was declined has a result that says so', () => {
    expect(settle([call('c1', { state: 'denied' })])?.[1]).toMatchObject({
      result: { value: 'This call was declined.' },
    });
  });

  it('that ran on an app’s own server has the result that it brought', () => {
    expect(settle([call('c1', { result: 'sunny' }), text('Sunny.')])?.slice(1)).toEqual([
      result('c1', 'sunny', { isError: undefined }),
      text('Sunny.'),
    ]);
  });

  it('has a result behind all calls of its step, in their order', () => {
    expect(settle([call('c1'), call('c2'), result('c2'), result('c1'), text('Done.')])).toEqual([
      call('c1'),
      call('c2'),
      result('c1'),
      result('c2'),
      text('Done.'),
    ]);
  });

  it('whose id was used before gets another, and keeps its own result', () => {
    expect(settle([call('c1'), result('c1', 'sun'), call('c1'), result('c1', 'rain')])).toEqual([
      call('c1'),
      result('c1', 'sun'),
      call('c1_2'),
      result('c1_2', 'rain'),
    ]);
  });

  it('has its arguments in an object, whatever the model gave', () => {
    expect(settle([call('c1', { args: ['Oslo'] }), result('c1')])?.[0]).toMatchObject({
      call: { args: { input: ['Oslo'] }, argsText: '{"input":["Oslo"]}' },
    });
  });
});

describe('the end of a thread', () => {
  it('is not the model’s own text', () => {
    expect(settleMessages([asked, message('assistant', 'Sunny.')])).toEqual([asked]);
  });

  it('may be the results of a step, from which the answer goes on', () => {
    const answer = message('assistant', [text('I look.'), call('c1'), result('c1'), text('It')], {
      status: 'pending',
    });
    expect(settleMessages([asked, answer])[1]?.parts).toEqual(answer.parts.slice(0, 3));
  });

  it('is the same where the system speaks behind it', () => {
    const note = message('system', 'It is night.');
    expect(settleMessages([asked, message('assistant', 'Sunny.'), note])).toEqual([asked, note]);
  });
});

it('leaves a thread of whole messages as it is', () => {
  const thread = [message('system', 'Be brief.'), asked, message('assistant', 'Sunny.'), next];
  expect(settleMessages(thread)).toEqual(thread);
});
