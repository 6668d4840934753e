/** Messages and threads for tests, of which only what matters is said. */
import type { SavedMessage, SavedThread } from 'deltakit/storage';

export function message(facts: Partial<SavedMessage> = {}): SavedMessage {
  return {
    id: 'm',
    parentId: null,
    role: 'assistant',
    parts: [{ type: 'text', text: 'Hi.' }],
    status: 'completed',
    timing: { createdAt: 0 },
    ...facts,
  };
}

export function thread(
  messages: readonly SavedMessage[] = [],
  facts: Partial<SavedThread> = {},
): SavedThread {
  return { id: 't', title: 'Tides', createdAt: 0, updatedAt: 0, messages, selected: {}, ...facts };
}
