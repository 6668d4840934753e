/** A thread in, the same thread out as far as a model may be sent it. */
import { type ChatMessage, type MessagePart, textOf } from '../chat/chat-message';
import { type SettledStep, settleThread } from './settle-thread';

/**
 * Settles a thread, so that the next request is valid. For a body of one's own; all presets do it themselves.
 *
 * - A cancelled answer keeps what it said, since the person saw it. A failed one is left out, but for the steps whose
 *   tools have run: the model must know, or it calls them again.
 * - Each call has one result, right behind the calls of its step. A call that was cut short is left out, as is a
 *   result without a call; a call that nobody answered gets an error that says so.
 * - Reasoning, sources, calls that the provider ran itself, and what is empty are left out.
 * - What the model said last, with nobody's word behind it, is left out: it would go on with it instead of answering.
 *
 * @example
 * ```ts
 * const body: CreateChatBody = (messages) => ({
 *   turns: settleMessages(messages).map(({ role, text }) => ({ role, text })),
 * });
 * ```
 */
export function settleMessages(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  return settleThread(messages, true).map(({ message, steps }) => {
    const parts = steps.flatMap(toParts);
    return { ...message, parts, text: textOf(parts) };
  });
}

function toParts({ content, calls }: SettledStep): readonly MessagePart[] {
  return [
    ...content,
    ...calls.map(({ call }) => ({ type: 'tool-call', call }) as const),
    ...calls.map(({ result }) => ({ type: 'tool-result', result }) as const),
  ];
}
