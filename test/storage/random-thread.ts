/**
 * Versions of one thread, as several tabs have them: each has some of the same messages, as far as it saw them, and has
 * deleted some. Which message hangs on which, and when it was made, is the same for all.
 */
import type { SavedMessage, SavedThread } from 'deltakit/storage';
import fc from 'fast-check';

const COUNT = 8;
const IDS = Array.from({ length: COUNT }, (_, index) => `m${index}`);

/** A message that hangs on an earlier one, or on none. */
const place = fc.record({ parent: fc.nat(COUNT), createdAt: fc.nat(4) });

/** How far a tab saw a message; `undefined`: not at all. */
const version = fc.option(
  fc.record({
    status: fc.constantFrom('pending', 'streaming', 'completed', 'failed', 'cancelled'),
    reason: fc.constantFrom('user', 'unmount'),
    endedAt: fc.nat(3),
    length: fc.nat(3),
    state: fc.option(fc.constantFrom('awaiting-approval', 'running', 'done')),
    hasResult: fc.boolean(),
  }),
);

const tab = fc.record({
  updatedAt: fc.nat(3),
  title: fc.constantFrom('one', 'two'),
  versions: fc.array(version, { minLength: COUNT, maxLength: COUNT }),
  deleted: fc.subarray(IDS, { maxLength: 2 }),
  selected: fc.array(fc.nat(COUNT), { maxLength: 3 }),
});

/** As many versions of the same thread as are asked for. */
export function versionsOfThread(count: number): fc.Arbitrary<SavedThread[]> {
  return fc
    .tuple(
      fc.array(place, { minLength: COUNT, maxLength: COUNT }),
      fc.array(tab, { minLength: count, maxLength: count }),
    )
    .map(([places, tabs]) => tabs.map((one) => toThread(places, one)));
}

type Place = typeof place extends fc.Arbitrary<infer Value> ? Value : never;
type Tab = typeof tab extends fc.Arbitrary<infer Value> ? Value : never;

function toThread(
  places: readonly Place[],
  { versions, deleted, selected, title, updatedAt }: Tab,
): SavedThread {
  const messages = new Map<string, SavedMessage>();
  places.forEach(({ parent, createdAt }, index) => {
    const parentId = parent < index ? `m${parent}` : null;
    const seen = versions[index];
    const id = `m${index}`;
    if (!seen || deleted.includes(id) || (parentId !== null && !messages.has(parentId))) return;
    messages.set(id, toMessage(id, parentId, createdAt, seen));
  });
  const chosen = selected
    .map((index) => messages.get(`m${index}`))
    .filter((message) => message !== undefined);
  return {
    id: 'thread',
    title,
    createdAt: 0,
    updatedAt,
    messages: [...messages.values()],
    selected: Object.fromEntries(chosen.map(({ id, parentId }) => [parentId ?? '', id])),
    deleted,
  };
}

function toMessage(
  id: string,
  parentId: string | null,
  createdAt: number,
  { status, reason, endedAt, length, state, hasResult }: NonNullable<Tab['versions'][number]>,
): SavedMessage {
  const hasEnded = status !== 'pending' && status !== 'streaming';
  const call = { id: 'call', name: 'look', argsText: '{}', status: 'ready' as const };
  return {
    id,
    parentId,
    role: 'assistant',
    parts: [
      { type: 'text', text: 'x'.repeat(length) },
      ...(state ? [{ type: 'tool-call' as const, call: { ...call, state } }] : []),
      ...(state === 'done' && hasResult
        ? [{ type: 'tool-result' as const, result: { callId: 'call', name: 'look', value: 1 } }]
        : []),
    ],
    status: status as SavedMessage['status'],
    ...(status === 'cancelled' && { reason: reason as 'user' | 'unmount' }),
    timing: { createdAt, ...(hasEnded && { endedAt }) },
  };
}
