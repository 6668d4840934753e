'use client';
/**
 * One message: what a person wrote, or a reply in any of its states. A reply that is not whole says so in words, and
 * keeps the text that came.
 */
import { type ComponentProps, memo, type ReactNode, useContext, useMemo } from 'react';
import type { Reply } from '../../machine/reply';
import type { CancelReason, Status } from '../../machine/state';
import type { ReplyError } from '../error-notice/reply-error';
import { isBusy } from '../is-busy';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { SourcesContext } from '../sources/sources-context';
import { StatusNote } from '../status-note/status-note';
import { type MarkdownView, MarkdownViewContext } from './markdown-view';
import { MESSAGE_ENGLISH } from './message-labels';
import { MessageMarkdown } from './message-markdown';
import { MessageParts, type RenderPart } from './message-parts';
import { MessageProgress } from './message-progress';
import { MessageText } from './message-text';

/** Props of {@link Message}; what is not named here goes to the `<article>`. */
export interface MessageProps extends Omit<ComponentProps<'article'>, 'role'> {
  /** Whose message it is. What neither said, as that the model changed, is `system`: a quiet line. */
  role: 'user' | 'assistant' | 'system';
  /** Where the reply stands. Default `completed`. */
  status?: Status | undefined;
  /** The reply to paint: `stream.display` while it is live, `final` or `partial` after. Unused with `children`. */
  reply?: Reply | undefined;
  /** Why it `failed`, or why the attempt before did, while the next one is waited for. */
  error?: ReplyError | undefined;
  /** Why it was `cancelled`. */
  reason?: CancelReason | undefined;
  /** Which attempt is under way, or is waited for; how many it took, once the reply has ended. The first is 1. */
  attempt?: number | undefined;
  /** How many attempts there may be. */
  attempts?: number | undefined;
  /** When the next attempt begins, in milliseconds since 1970, while it is waited for: a note counts down to it. */
  retryAt?: number | undefined;
  /** Offers to stop in that note. */
  onStop?: (() => void) | undefined;
  /** Offers to ask again, where the reply failed or was cancelled. */
  onRetry?: (() => void) | undefined;
  /** Stands in for the retry button. */
  noteActions?: ReactNode;
  /** What can be done with it, such as `MessageActions`: a bar below, quiet until it is looked for. */
  actions?: ReactNode;
  /** Offers to let a tool be called, or not, while a call waits for that. Should stay the same function. */
  onApprove?: ((callId: string) => void) | undefined;
  /** Declines a call that waits for approval. */
  onDeny?: ((callId: string) => void) | undefined;
  /** Sources below it are shown only for who asks; those without a score always are. */
  minScore?: number | undefined;
  /** How long the model thought, in milliseconds. Default: as long as it was seen to. */
  reasoningMs?: number | undefined;
  /**
   * Shows text as markdown: `Markdown` of `deltakit/markdown`, or a component of the app's own, made outside of
   * components, that is given `text` and `isWhole`. Default: that of the `Thread`, for replies; else text is plain.
   */
  markdown?: MarkdownView | undefined;
  /** Shows parts in the app's own way: it gives `undefined` for those that it leaves to the kit, as by default all but data. */
  renderPart?: RenderPart | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * A message of a conversation. One whose props are the same is not rendered again, so earlier turns cost nothing.
 *
 * @example
 * ```tsx
 * <>
 *   <Message role="user">What is a delta?</Message>
 *   <Message
 *     role="assistant"
 *     status={stream.status}
 *     reply={stream.display}
 *     attempt={stream.attempt}
 *     attempts={stream.attempts}
 *     retryAt={stream.retryAt}
 *     error={stream.error}
 *     onStop={stream.stop}
 *     onRetry={stream.retry}
 *     markdown={Markdown}
 *   />
 * </>
 * ```
 */
export const Message = /* @__PURE__ */ memo(function Message({
  role,
  status = 'completed',
  reply,
  error,
  reason,
  attempt = 1,
  attempts,
  retryAt,
  onStop,
  onRetry,
  noteActions,
  actions,
  onApprove,
  onDeny,
  minScore,
  reasoningMs,
  markdown,
  renderPart,
  labels,
  className,
  children,
  ...rest
}: MessageProps) {
  const text = useLabels(MESSAGE_ENGLISH, labels);
  const isReply = role === 'assistant';
  const ofThread = useContext(MarkdownViewContext);
  const View = markdown ?? (isReply ? ofThread : undefined);
  const progress = { status, attempt, attempts, retryAt, error, onStop };
  const name = { user: text.you, assistant: text.assistant, system: text.systemMessage }[role];
  const { sources = NO_SOURCES, refusal, finishReason } = reply ?? {};
  const cited = useMemo(() => ({ sources, labels }), [sources, labels]);
  return (
    <article
      aria-label={name}
      {...rest}
      data-slot="dk-message"
      data-role={role}
      data-status={status}
      data-attempt={attempt}
      data-finish-reason={status === 'completed' ? finishReason : undefined}
      className={joinClasses(
        'dk:group/message dk:flex dk:w-full dk:flex-col dk:gap-3 dk:text-body dk:text-foreground',
        // Far off screen it costs nothing, and then takes the room that it took last. Focus rings may reach out.
        'dk:[contain-intrinsic-block-size:auto_10rem] dk:[overflow-clip-margin:1.5rem]',
        isBusy(status) ? undefined : 'dk:[content-visibility:auto]',
        className,
      )}
    >
      <div
        data-slot="dk-message-body"
        className={joinClasses('dk:flex dk:min-w-0 dk:flex-col dk:gap-3 dk:empty:hidden', BODY_LOOKS[role])}
      >
        {children === undefined || children === null ? (
          <SourcesContext value={cited}>
            <MessageParts
              {...{ reply, progress, markdown: View, renderPart, labels }}
              {...{ onApprove, onDeny, minScore, reasoningMs }}
              sourceIds={rest.id && `${rest.id}-source-`}
            />
          </SourcesContext>
        ) : (
          <>
            <MessageChildren View={View} status={status} isReply={isReply}>
              {children}
            </MessageChildren>
            {/* That more is coming, they show themselves once there is something. */}
            {isReply && <MessageProgress {...progress} moves labels={labels} />}
          </>
        )}
      </div>
      {isReply && (
        <StatusNote
          status={status}
          error={error}
          reason={reason}
          finishReason={refusal ? 'refusal' : finishReason}
          attempt={attempt}
          onRetry={onRetry}
          actions={noteActions}
          labels={labels}
        />
      )}
      {actions && (
        <div
          data-slot="dk-message-bar"
          // Quiet until one points at the message or is in it. A toolbar knows by itself what of it has to stay.
          className={joinClasses(
            // Most of it stands in the gap to the next message.
            'dk:-mx-2 dk:-mt-2 dk:-mb-5',
            'dk:pointer-fine:group-[:not(:last-child,:hover,:focus-within)]/message:not-has-[[role=toolbar]]:opacity-0',
            isReply
              ? undefined
              : 'dk:self-end dk:has-[form]:mx-0 dk:has-[form]:mb-0 dk:has-[form]:self-stretch',
          )}
        >
          {actions}
        </div>
      )}
    </article>
  );
});

const NO_SOURCES: Reply['sources'] = [];

const BODY_LOOKS: Record<MessageProps['role'], string> = {
  assistant: 'dk:max-w-full',
  user:
    'dk:max-w-[85%] dk:self-end dk:rounded-corner dk:rounded-ee-sm dk:bg-muted dk:px-4 dk:py-2.5 ' +
    // What is written anew stands in the form.
    'dk:forced-colors:border dk:group-has-[[data-slot=dk-message-edit]]/message:hidden',
  system: 'dk:max-w-full dk:self-center dk:text-center dk:text-note dk:text-muted-foreground',
};

interface MessageChildrenProps {
  View: MarkdownView | undefined;
  status: Status;
  isReply: boolean;
  children: ReactNode;
}

function MessageChildren({ View, status, isReply, children }: MessageChildrenProps) {
  if (typeof children !== 'string') return children;
  const isLive = isReply && status === 'streaming';
  if (!View) return <MessageText text={children} isLive={isLive} />;
  return (
    <MessageMarkdown View={View} text={children} isWhole={!isReply || !isBusy(status)} isLive={isLive} />
  );
}
