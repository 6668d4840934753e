'use client';
/** One message of a chat in, the kit's message out, with all that can be done with it. One that did not change rests. */
import { memo } from 'react';
import type { ChatMessage } from '../../chat/chat-message';
import type { ChatActions } from '../../chat/chat-options';
import { isBusy } from '../is-busy';
import { Message } from '../message/message';
import type { RenderPart } from '../message/message-parts';
import { toReply } from '../message/to-reply';
import { type Feedback, MessageActions } from '../message-actions/message-actions';

/** Props of {@link ChatTurn}. */
export interface ChatTurnProps {
  /** The message, as `useChat` gives it. */
  message: ChatMessage;
  /** What can be done with it: what `useChat` gave, or a part of that. */
  actions: Pick<ChatActions, 'approve' | 'deny' | 'edit' | 'regenerate' | 'retry' | 'selectBranch' | 'stop'>;
  /** Sources below it are shown only for who asks. */
  minScore?: number | undefined;
  /** What the person thought of it before. */
  feedback?: Feedback;
  /** Is told what the person thinks of it; without it nobody is asked. */
  onFeedback?: ((messageId: string, feedback: Feedback) => void) | undefined;
  /** Shows parts in the app's own way. */
  renderPart?: RenderPart | undefined;
}

/**
 * One message of a chat, with all that can be done with it. One that did not change is not rendered again.
 *
 * @example
 * ```tsx
 * <Thread status={chat.status} onStop={chat.stop}>
 *   {chat.messages.map((message) => <ChatTurn key={message.id} message={message} actions={chat} />)}
 * </Thread>
 * ```
 */
export const ChatTurn = /* @__PURE__ */ memo(function ChatTurn({
  message,
  actions,
  minScore,
  feedback,
  onFeedback,
  renderPart,
}: ChatTurnProps) {
  const { id, role, status, text, branch } = message;
  const isReply = role === 'assistant';
  return (
    <Message
      role={role}
      status={status}
      reply={toReply(message)}
      error={message.error}
      reason={message.reason}
      attempt={message.attempt}
      attempts={message.attempts}
      retryAt={message.retryAt}
      onStop={actions.stop}
      onRetry={() => void actions.retry(id)}
      onApprove={actions.approve}
      onDeny={actions.deny}
      minScore={minScore}
      renderPart={renderPart}
      actions={
        !isBusy(status) && (
          <MessageActions
            text={text}
            fileName={isReply ? 'reply.md' : undefined}
            branch={branch}
            onBranch={(index) => actions.selectBranch(id, index)}
            {...(isReply
              ? {
                  onRegenerate: status === 'completed' ? () => void actions.regenerate(id) : undefined,
                  feedback,
                  onFeedback: onFeedback && ((next: Feedback) => onFeedback(id, next)),
                }
              : { onEdit: (next: string) => void actions.edit(id, next) })}
          />
        )
      }
    />
  );
});
