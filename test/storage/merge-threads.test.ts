/** The laws of merging: whichever tab saves first, and however often, all have the same in the end. */
import { mergeThreads, type SavedMessage, type SavedThread } from 'deltakit/storage';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { versionsOfThread } from './random-thread';
import { message, thread } from './saved';

const RUNS = { numRuns: 400 };
const idsOf = ({ messages }: SavedThread) => messages.map(({ id }) => id);
const hasEnded = ({ status }: SavedMessage) => status !== 'pending' && status !== 'streaming';

/** What the order of merging may change: nothing but which of two equals was kept. */
function essence({ messages, deleted, ...facts }: SavedThread) {
  return {
    ...facts,
    title: '',
    selected: {},
    deleted: new Set(deleted),
    messages: messages.map(({ id, status, timing }) => ({
      id,
      status: hasEnded({ status } as SavedMessage),
      timing,
    })),
  };
}

describe('merging', () => {
  it('gives the same whoever merges, but for which of two equals was mine', () => {
    fc.assert(
      fc.property(versionsOfThread(2), ([a, b]) => {
        expect(idsOf(mergeThreads(a!, b!))).toEqual(idsOf(mergeThreads(b!, a!)));
        expect(essence(mergeThreads(a!, b!))).toEqual(essence(mergeThreads(b!, a!)));
        if (a!.updatedAt !== b!.updatedAt) {
          expect(mergeThreads(a!, b!).title).toBe(mergeThreads(b!, a!).title);
          expect(mergeThreads(a!, b!).selected).toEqual(mergeThreads(b!, a!).selected);
        }
      }),
      RUNS,
    );
  });

  it('of three gives the same, in whichever order', () => {
    fc.assert(
      fc.property(versionsOfThread(3), ([a, b, c]) => {
        const left = mergeThreads(mergeThreads(a!, b!), c!);
        const right = mergeThreads(a!, mergeThreads(b!, c!));
        expect({ ...left, deleted: new Set(left.deleted) }).toEqual({
          ...right,
          deleted: new Set(right.deleted),
        });
      }),
      RUNS,
    );
  });

  it('again changes nothing, and gives the very same thread', () => {
    fc.assert(
      fc.property(versionsOfThread(2), ([a, b]) => {
        const once = mergeThreads(a!, b!);
        expect(mergeThreads(once, a!)).toBe(once);
        expect(mergeThreads(once, b!)).toBe(once);
        expect(mergeThreads(once, structuredClone(once))).toBe(once);
      }),
      RUNS,
    );
  });

  it('keeps every message that was not deleted, and every ending of it', () => {
    fc.assert(
      fc.property(versionsOfThread(2), ([a, b]) => {
        const merged = new Map(mergeThreads(a!, b!).messages.map((one) => [one.id, one]));
        const all = [...a!.messages, ...b!.messages];
        const gone = new Set([...(a!.deleted ?? []), ...(b!.deleted ?? [])]);
        for (const { id, parentId } of all) if (parentId !== null && gone.has(parentId)) gone.add(id);
        for (const one of all) {
          expect(merged.has(one.id)).toBe(!gone.has(one.id));
          const isPlain = one.parts.length === 1 && one.reason !== 'unmount';
          const others = all.filter(({ id }) => id === one.id);
          if (
            isPlain &&
            hasEnded(one) &&
            others.every(({ parts }) => parts.length === 1) &&
            merged.has(one.id)
          ) {
            expect(merged.get(one.id)).toSatisfy(hasEnded);
          }
        }
      }),
      RUNS,
    );
  });

  it('always gives a tree: parents first, siblings by age, nothing twice, nothing selected that is not there', () => {
    fc.assert(
      fc.property(versionsOfThread(2), ([a, b]) => {
        const { messages, selected } = mergeThreads(a!, b!);
        const seen = new Map<string, SavedMessage>();
        const last = new Map<string | null, SavedMessage>();
        for (const one of messages) {
          expect(seen.has(one.id)).toBe(false);
          if (one.parentId !== null) expect(seen.has(one.parentId)).toBe(true);
          const before = last.get(one.parentId);
          if (before) {
            const age = [before, one].map(({ timing, id }) => `${timing.createdAt} ${id}`);
            expect([...age].sort()).toEqual(age);
          }
          seen.set(one.id, one);
          last.set(one.parentId, one);
        }
        for (const [parent, id] of Object.entries(selected))
          expect(seen.get(id)?.parentId ?? '').toBe(parent);
        for (const id of Object.values(selected)) expect(seen.has(id)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('of one message', () => {
  const merge = (mine: Partial<SavedMessage>, stored: Partial<SavedMessage>) =>
    mergeThreads(thread([message(mine)]), thread([message(stored)])).messages[0];
  const ended = (endedAt: number, rest: Partial<SavedMessage> = {}): Partial<SavedMessage> => ({
    timing: { createdAt: 0, endedAt },
    ...rest,
  });
  const text = (words: string): Partial<SavedMessage> => ({ parts: [{ type: 'text', text: words }] });
  const call = { id: 'c', name: 'pay', argsText: '{}', status: 'ready' } as const;

  it('the version that has ended counts, however short', () => {
    const streaming = { status: 'streaming', ...text('a long text that is coming') } as const;
    expect(merge(streaming, ended(1, { status: 'failed' }))?.status).toBe('failed');
    expect(merge(ended(1, { status: 'failed' }), streaming)?.status).toBe('failed');
  });

  it('the later ending counts, else mine', () => {
    expect(merge(ended(1, text('mine')), ended(2, text('theirs')))).toMatchObject(text('theirs'));
    expect(merge(ended(2, text('mine')), ended(2, text('theirs')))).toMatchObject(text('mine'));
  });

  it('what another tab gave up as left counts less than what goes on here', () => {
    const left = ended(9, { status: 'cancelled', reason: 'unmount', ...text('ha') });
    expect(merge({ status: 'streaming', ...text('half') }, left)).toMatchObject(text('half'));
    expect(merge(left, { status: 'streaming', ...text('half') })).toMatchObject(text('half'));
  });

  it('a step whose tools ran counts more than the same step before', () => {
    const asked = ended(5, { parts: [{ type: 'tool-call', call: { ...call, state: 'awaiting-approval' } }] });
    const running: Partial<SavedMessage> = {
      status: 'streaming',
      parts: [{ type: 'tool-call', call: { ...call, state: 'running' } }],
    };
    const answered = ended(5, {
      parts: [
        { type: 'tool-call', call: { ...call, state: 'done' } },
        { type: 'tool-result', result: { callId: 'c', name: 'pay', value: 'paid' } },
      ],
    });
    const next: Partial<SavedMessage> = {
      status: 'streaming',
      parts: [...answered.parts!, { type: 'text', text: 'So' }],
    };
    const steps = [asked, running, answered, next];
    for (const [index, later] of steps.entries()) {
      for (const earlier of steps.slice(0, index)) {
        expect(merge(earlier, later)).toMatchObject(later);
        expect(merge(later, earlier)).toMatchObject(later);
      }
    }
  });
});

it('what was deleted in one tab does not come back from another, nor what answers it', () => {
  const a = message({ id: 'a' });
  const b = message({ id: 'b', parentId: 'a' });
  const c = message({ id: 'c', parentId: 'b' });
  const deleted = { ...thread([a]), deleted: ['b', 'c'], updatedAt: 1 };
  const merged = mergeThreads(thread([a, b, c]), deleted);
  expect(idsOf(merged)).toEqual(['a']);
  expect(mergeThreads(thread([a, b, c]), merged)).toMatchObject({ deleted: ['b', 'c'], messages: [a] });
});

it('a message that was made by a clock that is behind still comes after what it answers', () => {
  const first = message({ id: 'first', timing: { createdAt: 100 } });
  const behind = message({ id: 'behind', parentId: 'first', timing: { createdAt: 5 } });
  expect(idsOf(mergeThreads(thread([first]), thread([first, behind])))).toEqual(['first', 'behind']);
});

it('a thread of ten thousand messages, each an answer to the one before, is merged', () => {
  const messages = Array.from({ length: 10_000 }, (_, index) =>
    message({
      id: `m${index}`,
      parentId: index === 0 ? null : `m${index - 1}`,
      timing: { createdAt: index },
    }),
  );
  const whole = thread(messages);
  expect(mergeThreads(whole, thread(messages.slice(0, 5000)))).toBe(whole);
});
