/**
 * Messages in any order in, a tree out: in the order in which they were made, parents before what answers them. What
 * hangs on nothing is left out. Depends on the messages alone, so all tabs have the same order.
 */
import type { SavedMessage } from '../chat/saved-thread';

interface Place {
  readonly message: SavedMessage;
  /** When it was made; not before what it answers, also where clocks differ. */
  readonly at: number;
  readonly depth: number;
}

export function orderMessages(messages: Iterable<SavedMessage>): readonly SavedMessage[] {
  const answers = new Map<string | null, SavedMessage[]>();
  for (const message of messages) {
    const siblings = answers.get(message.parentId);
    if (siblings) siblings.push(message);
    else answers.set(message.parentId, [message]);
  }
  const places: Place[] = [];
  const place = (parentId: string | null, at: number, depth: number) => {
    for (const message of answers.get(parentId) ?? []) {
      places.push({ message, at: Math.max(at, message.timing.createdAt), depth });
    }
  };
  place(null, Number.NEGATIVE_INFINITY, 0);
  // Grows while it is gone through.
  for (const { message, at, depth } of places) place(message.id, at, depth + 1);
  return places.sort(compare).map(({ message }) => message);
}

function compare(a: Place, b: Place): number {
  const made = a.message.timing.createdAt - b.message.timing.createdAt;
  return a.at - b.at || a.depth - b.depth || made || (a.message.id < b.message.id ? -1 : 1);
}
