'use client';
/**
 * The messages of a chat. What shows them is fetched meanwhile, so that an empty chat is there at once; until it is there,
 * what was said stands as plain text. A server that streams waits for it.
 */
import { lazy, Suspense, useState } from 'react';
import type { ChatMessage } from '../../chat/chat-message';
import type { Feedback } from '../message-actions/message-actions';
import type { ChatTurnProps } from './chat-turn';
import { fetchReplies, replies } from './fetch-replies';

/** Props of {@link ChatMessages}. */
export interface ChatMessagesProps extends Omit<ChatTurnProps, 'message' | 'feedback'> {
  messages: readonly ChatMessage[];
  feedbackOf: ((messageId: string) => Feedback) | undefined;
}

const LazyTurn = /* @__PURE__ */ lazy(async () => ({ default: (await fetchReplies()).ChatTurn }));

export function ChatMessages({ messages, feedbackOf, ...shared }: ChatMessagesProps) {
  const [Turn] = useState(() => replies?.ChatTurn ?? LazyTurn);
  return (
    <Suspense fallback={messages.map(showPlain)}>
      {messages.map((message) => (
        <Turn key={message.id} message={message} feedback={feedbackOf?.(message.id)} {...shared} />
      ))}
    </Suspense>
  );
}

function showPlain({ id, role, text }: ChatMessage) {
  return (
    <p
      key={id}
      data-slot="dk-chat-plain"
      data-role={role}
      dir="auto"
      className="dk:text-body dk:whitespace-pre-wrap dk:data-[role=user]:self-end"
    >
      {text}
    </p>
  );
}
