/** What a page that was left had under way, once it is opened again. */

import { StreamError } from 'deltakit';
import { fromSavedError, reviveThread, type SavedMessage, toSavedError } from 'deltakit/storage';
import { describe, expect, it } from 'vitest';
import { message, thread } from './saved';

const call = { id: 'c', name: 'pay', argsText: '{"eur":', status: 'forming' } as const;
const revive = (one: Partial<SavedMessage>) =>
  reviveThread(thread([message(one)], { updatedAt: 900 })).messages[0]!;

describe('a message that was', () => {
  it.each(['pending', 'streaming'] as const)(
    '%s is cancelled by unmount, when it was last saved',
    (status) => {
      const revived = revive({
        status,
        attempt: 2,
        attempts: 3,
        retryAt: 950,
        timing: { createdAt: 100, contentAt: 200 },
      });
      expect(revived).toEqual({
        ...message(),
        status: 'cancelled',
        reason: 'unmount',
        timing: { createdAt: 100, contentAt: 200, endedAt: 900 },
      });
    },
  );

  it('over is the same object, and so is a thread of such', () => {
    const over = thread([
      message({ id: 'a', role: 'user' }),
      message({ id: 'b', parentId: 'a', status: 'failed' }),
      message({
        id: 'c',
        parentId: 'a',
        parts: [{ type: 'tool-call', call: { ...call, status: 'ready', state: 'awaiting-approval' } }],
      }),
    ]);
    expect(reviveThread(over)).toBe(over);
    const cut = thread([...over.messages, message({ id: 'd', parentId: 'a', status: 'streaming' })]);
    expect(
      reviveThread(cut)
        .messages.slice(0, 3)
        .every((one, index) => one === over.messages[index]),
    ).toBe(true);
  });
});

describe('a call that was', () => {
  it('forming is interrupted, and never executed', () => {
    const { parts } = revive({
      status: 'streaming',
      parts: [{ type: 'tool-call', call: { ...call, state: 'forming' } }],
    });
    expect(parts).toEqual([
      { type: 'tool-call', call: { ...call, state: 'interrupted', status: 'interrupted' } },
    ]);
  });

  it('running has failed, with a result for the model', () => {
    const running = { ...call, argsText: '{}', status: 'ready', state: 'running' } as const;
    const { parts, status } = revive({ parts: [{ type: 'tool-call', call: running }] });
    expect(status).toBe('completed');
    expect(parts).toEqual([
      { type: 'tool-call', call: { ...running, state: 'failed' } },
      {
        type: 'tool-result',
        result: { callId: 'c', name: 'pay', value: expect.stringMatching(/page was left/), isError: true },
      },
    ]);
  });

  it('running at the provider is interrupted, and the app owes no result', () => {
    const { parts } = revive({
      status: 'streaming',
      parts: [{ type: 'tool-call', call: { ...call, status: 'ready', isRemote: true, state: 'running' } }],
    });
    expect(parts).toMatchObject([{ call: { state: 'interrupted' } }]);
  });
});

it('an error is the same after it was stored', () => {
  const error = new StreamError({
    kind: 'invalid-output',
    message: 'It does not fit.',
    status: 200,
    code: 'x',
    retryAfterMs: 5,
    issues: [{ path: ['a', 0], message: 'Too short' }],
    cause: new Error('not kept'),
  });
  const stored = JSON.parse(JSON.stringify(toSavedError(error)));
  const back = fromSavedError(stored);
  expect(back).toBeInstanceOf(StreamError);
  expect(toSavedError(back)).toEqual(toSavedError(error));
  expect(back.cause).toBeUndefined();
});
