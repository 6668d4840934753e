'use client';
/**
 * One message: what a person wrote, or a reply in any of its states. A reply that is not whole says so in words, and
 * keeps the text that came.
 */
import type { ComponentProps, ReactNode } from 'react';
import type { Reply } from '../../machine/reply';
import type { CancelReason, Status } from '../../machine/state';
import { joinClasses } from '../join-classes';
import { fillLabels, type Labels } from '../labels';
import { MessageNote } from './message-note';
import { MessageText } from './message-text';
import { TypingIndicator } from './typing-indicator';

/** What a message shows of an error; a `StreamError` is one. */
export interface MessageError {
  readonly kind: string;
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
}

/** Props of {@link Message}; what is not named here goes to the `<article>`. */
export interface MessageProps extends Omit<ComponentProps<'article'>, 'role'> {
  /** Whose message it is. */
  role: 'user' | 'assistant';
  /** Where the reply stands. Default `completed`. */
  status?: Status | undefined;
  /** The reply to paint: `stream.display` while it is live, `final` or `partial` after. Unused with `children`. */
  reply?: Reply | undefined;
  /** Why it `failed`. */
  error?: MessageError | undefined;
  /** Why it was `cancelled`. */
  reason?: CancelReason | undefined;
  /** Offers to ask again, where the reply failed or was cancelled. */
  onRetry?: (() => void) | undefined;
  /** Stands in for the retry button. */
  noteActions?: ReactNode;
  labels?: Partial<Labels> | undefined;
}

/**
 * A message of a conversation.
 *
 * @example
 * ```tsx
 * <Message role="user">What is a delta?</Message>
 * <Message role="assistant" status={stream.status} reply={stream.display} onRetry={stream.retry} />
 * ```
 */
export function Message({
  role,
  status = 'completed',
  reply,
  error,
  reason,
  onRetry,
  noteActions,
  labels,
  className,
  children,
  ...rest
}: MessageProps) {
  const text = fillLabels(labels);
  const shown = reply?.text || reply?.refusal || '';
  const body = children ?? shown;
  // The loader stays until something can be seen: a stream may be under way long before its first visible text.
  const waits = status === 'pending' || (status === 'streaming' && shown === '');
  return (
    <article
      aria-label={role === 'user' ? text.you : text.assistant}
      {...rest}
      data-slot="dk-message"
      data-role={role}
      data-status={status}
      data-finish-reason={status === 'completed' ? reply?.finishReason : undefined}
      className={joinClasses(
        'dk:group/message dk:flex dk:w-full dk:flex-col dk:gap-2 dk:text-body dk:text-foreground',
        'dk:data-[role=user]:items-end',
        className,
      )}
    >
      {(body !== '' || waits) && (
        <div
          data-slot="dk-message-body"
          className={joinClasses(
            'dk:min-w-0 dk:max-w-full dk:group-data-[role=user]/message:max-w-[85%]',
            'dk:group-data-[role=user]/message:rounded-corner dk:group-data-[role=user]/message:rounded-ee-sm',
            'dk:group-data-[role=user]/message:bg-muted dk:group-data-[role=user]/message:px-4 dk:group-data-[role=user]/message:py-2.5',
            'dk:forced-colors:group-data-[role=user]/message:border',
          )}
        >
          {typeof body !== 'string'
            ? body
            : body && <MessageText text={body} isLive={status === 'streaming'} />}
          {role === 'assistant' && waits && <TypingIndicator label={text.writing} />}
        </div>
      )}
      {role === 'assistant' && (
        <MessageNote
          status={status}
          error={error}
          reason={reason}
          finishReason={reply?.finishReason}
          onRetry={onRetry}
          actions={noteActions}
          labels={labels}
        />
      )}
    </article>
  );
}
