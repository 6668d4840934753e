'use client';
/**
 * A window on a long list: the last messages are rendered, and earlier ones come in as they are wanted. Nothing that is
 * shown is taken away again, so find-in-page and what is selected hold.
 */
import { startTransition, useState } from 'react';

/** What {@link useEarlier} takes, besides the messages. */
export interface EarlierOptions {
  /** How many are shown at first, and how many come with each step. Default 200. */
  step?: number | undefined;
}

/** What {@link useEarlier} gives. */
export interface Earlier<Message> {
  /** Those to render. */
  messages: readonly Message[];
  /** Brings earlier ones in; not there where all are shown. For `onEarlier` of `Thread`. */
  onEarlier: (() => void) | undefined;
}

/**
 * Renders the last messages of thousands. Give what shows them a `key` of the thread, so that each begins at its end.
 *
 * @example
 * ```tsx
 * const earlier = useEarlier(chat.messages);
 * <Thread status={chat.status} onEarlier={earlier.onEarlier}>
 *   {earlier.messages.map((message) => <ChatTurn key={message.id} message={message} actions={chat} />)}
 * </Thread>
 * ```
 */
export function useEarlier<Message>(
  messages: readonly Message[],
  { step = 200 }: EarlierOptions = {},
): Earlier<Message> {
  const { length } = messages;
  const lastOnes = Math.max(0, length - step);
  const [shown, setShown] = useState({ from: lastOnes, length });
  let { from } = shown;
  if (shown.length !== length) {
    // More than a step at once is another thread, or one that has just been read. What is shorter has fewer to hide.
    from = length > shown.length + step ? lastOnes : Math.min(from, lastOnes);
    setShown({ from, length });
  }
  return {
    messages: from > 0 ? messages.slice(from) : messages,
    onEarlier:
      from > 0
        ? () => startTransition(() => setShown((now) => ({ ...now, from: Math.max(0, now.from - step) })))
        : undefined,
  };
}
