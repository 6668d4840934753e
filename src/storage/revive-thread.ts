/** A thread as it was stored in, the thread as it is to go on out: nothing in it is under way any more. */
import type { MessagePart } from '../chat/chat-message';
import type { SavedMessage, SavedThread } from '../chat/saved-thread';

/**
 * What was under way when the page was left is `cancelled` by `unmount`, at the time of the last save. Calls that were
 * forming are `interrupted`; those that were running have `failed`, with a result that says so, since the model is owed
 * one for each. Everything else stays the same object.
 *
 * @example
 * ```ts
 * const stored = await storage.load(id);
 * const thread = stored && reviveThread(stored);
 * ```
 */
export function reviveThread(thread: SavedThread): SavedThread {
  const messages = mapChanged(thread.messages, (message) => reviveMessage(message, thread.updatedAt));
  return messages === thread.messages ? thread : { ...thread, messages };
}

function reviveMessage(message: SavedMessage, endedAt: number): SavedMessage {
  const results: MessagePart[] = [];
  const revived = mapChanged(message.parts, (part): MessagePart => {
    const call = part.type === 'tool-call' && part.call;
    if (!call || !/^(forming|running)$/.test(call.state)) return part;
    const { id: callId, name, state, isRemote } = call;
    if (state === 'forming' || isRemote) {
      return { ...part, call: { ...call, state: 'interrupted', status: 'interrupted' } };
    }
    results.push({ type: 'tool-result', result: { callId, name, value: LEFT, isError: true } });
    return { ...part, call: { ...call, state: 'failed' } };
  });
  const parts = results.length > 0 ? [...revived, ...results] : revived;
  if (/^(pending|streaming)$/.test(message.status)) {
    const { attempt: _, attempts: __, retryAt: ___, timing, ...kept } = message;
    return { ...kept, parts, status: 'cancelled', reason: 'unmount', timing: { ...timing, endedAt } };
  }
  return parts === message.parts ? message : { ...message, parts };
}

/** The same list, where nothing changes. */
function mapChanged<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const changed = items.map(change);
  return changed.some((item, index) => item !== items[index]) ? changed : items;
}

const LEFT = 'The page was left before it was done. What it did is not known.';
