/** Messages from elsewhere, and new ones, as a tree has them. */
import { type MessagePart, textOf } from './chat-message';
import type { MessageInput, UserInput } from './chat-options';
import { addMessage, EMPTY_TREE, type MessageTree, type TreeMessage } from './message-tree';
import { withoutOpenCalls } from './to-message-parts';

/** An answer before there is anything of it. */
export const ANSWER: MessageInput = { role: 'assistant', parts: [], status: 'pending' };

/** What a message has that the person who makes it need not say. */
interface Place {
  readonly id: string;
  readonly parentId: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function makeMessage({ branch, ...facts }: MessageInput, { id, parentId, at }: Place): TreeMessage {
  return {
    ...{ id, status: 'completed', timing: { createdAt: at } },
    ...facts,
    ...{ text: textOf(facts.parts), parentId },
  };
}

/**
 * Messages one below the other. Where there are none, no time is asked for: a page that is rendered ahead may not.
 *
 * @param createId for those that have none
 */
export function treeOf(
  inputs: readonly MessageInput[],
  now: () => number,
  createId: () => string,
): MessageTree {
  const at = inputs.length > 0 ? now() : 0;
  let tree = EMPTY_TREE;
  let parentId: string | null = null;
  for (const input of inputs) {
    const id: string = input.id ?? createId();
    tree = addMessage(tree, settle(makeMessage(input, { id, parentId, at }), at));
    parentId = id;
  }
  return tree;
}

/** Nobody is at work any more on what was on its way elsewhere. */
function settle(message: TreeMessage, at: number): TreeMessage {
  const { status, parts, timing } = message;
  if (status !== 'pending' && status !== 'streaming') return message;
  const ending = { status: 'cancelled', reason: 'superseded' } as const;
  return { ...message, ...ending, parts: withoutOpenCalls(parts), timing: { ...timing, endedAt: at } };
}

export function toParts(input: UserInput): readonly MessagePart[] {
  return typeof input === 'string' ? [{ type: 'text', text: input }] : input;
}
