'use client';
/**
 * The conversation: a labelled log that scrolls, and follows its end for as long as the person lets it. It is silent
 * to screen readers (a live region would read every token); the `Announcer` speaks.
 */
import { type ComponentProps, type KeyboardEvent, useRef } from 'react';
import type { Status } from '../../machine/state';
import { isBusy } from '../is-busy';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { type MarkdownView, MarkdownViewContext } from '../message/markdown-view';
import { EarlierMessages } from './earlier-messages';
import { JumpToLatest } from './jump-to-latest';
import { THREAD_ENGLISH } from './thread-labels';
import { useFollowEnd } from './use-follow-end';
import { useMessageKeys } from './use-message-keys';
import { useNearStart } from './use-near-start';
import { useUnseen } from './use-unseen';

/** Props of {@link Thread}; what is not named here goes to its outer `<div>`. */
export interface ThreadProps extends ComponentProps<'div'> {
  /** The status of the stream. When it becomes `pending`, the person asked, and the thread goes there. */
  status?: Status | undefined;
  /**
   * What happens then. `end` follows the end as the reply grows. `turn` puts the question near the top, and the reply
   * grows below it without moving: it is read from its start. Default `end`.
   */
  anchor?: 'end' | 'turn' | undefined;
  /** Called by Esc anywhere inside, while a reply is on its way. */
  onStop?: (() => void) | undefined;
  /** Called when the start comes near, or by its button: earlier messages are put before the others. */
  onEarlier?: (() => void) | undefined;
  /** Whether they are on their way. */
  isLoadingEarlier?: boolean | undefined;
  /** Shows the text of its replies as markdown, where they say nothing else: see `markdown` of `Message`. */
  markdown?: MarkdownView | undefined;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * A conversation.
 *
 * @example
 * ```tsx
 * <Thread status={stream.status} onStop={stream.stop}>
 *   <Message role="user">What is a delta?</Message>
 *   <Message role="assistant" status={stream.status} reply={stream.display} />
 * </Thread>
 * ```
 */
export function Thread({
  status,
  anchor = 'end',
  onStop,
  onEarlier,
  isLoadingEarlier = false,
  markdown,
  labels,
  className,
  onKeyDown,
  children,
  ...rest
}: ThreadProps) {
  const text = useLabels(THREAD_ENGLISH, labels);
  const end = useFollowEnd({ resumeOn: status === 'pending', anchor });
  const { viewport, content, isFollowing, isAway } = end;
  const unseen = useUnseen(content, isAway, status);
  const keys = useMessageKeys(end);
  const row = useRef<HTMLDivElement>(null);
  useNearStart({ viewport, content, row, isLoading: isLoadingEarlier, onNear: onEarlier });

  function pressKey(event: KeyboardEvent<HTMLDivElement>) {
    onKeyDown?.(event);
    if (event.defaultPrevented) return;
    if (event.key !== 'Escape' || !isBusy(status) || !onStop) return keys.press(event);
    event.preventDefault();
    onStop();
  }

  function jump() {
    end.follow();
    // The button goes away, and must not take the focus with it.
    viewport.current?.focus({ preventScroll: true });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc is heard from whatever has the focus inside
    <div
      {...rest}
      data-slot="dk-thread"
      data-status={status}
      data-following={isFollowing || undefined}
      data-anchor={anchor}
      onKeyDown={pressKey}
      className={joinClasses('dk:flex dk:min-h-0 dk:flex-1 dk:flex-col dk:text-foreground', className)}
    >
      <div
        ref={viewport}
        data-slot="dk-thread-viewport"
        role="log"
        aria-live="off"
        aria-label={text.thread}
        // Reachable, so that the keyboard can scroll it. Where there are messages, they are.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container has to take the focus
        tabIndex={0}
        onFocus={keys.focus}
        onBlur={keys.blur}
        className={joinClasses(
          'dk:relative dk:min-h-0 dk:flex-1 dk:overflow-y-auto dk:overscroll-contain dk:[scroll-behavior:auto]',
          'dk:-outline-offset-2 dk:outline-ring dk:focus-visible:outline-2',
          // At the end there is one place to keep; what a browser keeps would look as if somebody had moved.
          isFollowing ? 'dk:[overflow-anchor:none]' : undefined,
        )}
      >
        {(onEarlier || isLoadingEarlier) && (
          <EarlierMessages ref={row} isLoading={isLoadingEarlier} onShow={onEarlier} text={text} />
        )}
        <span ref={keys.before} data-slot="dk-thread-edge" tabIndex={-1} />
        <div
          ref={content}
          data-slot="dk-thread-content"
          className={joinClasses(
            'dk:mx-auto dk:flex dk:w-full dk:max-w-measure dk:flex-col dk:gap-6 dk:px-4 dk:py-6',
            'dk:[&_[data-slot=dk-message]]:outline-offset-4 dk:[&_[data-slot=dk-message]]:outline-ring',
            'dk:[&_[data-slot=dk-message]]:focus-visible:outline-2',
          )}
        >
          <MarkdownViewContext value={markdown}>{children}</MarkdownViewContext>
        </div>
        <span ref={keys.behind} data-slot="dk-thread-edge" tabIndex={-1} />
        {isAway && (
          // Inside what scrolls, so that a wheel over the button scrolls too; without height, so that nothing moves.
          <div
            data-slot="dk-thread-jump"
            className="dk:sticky dk:bottom-3 dk:flex dk:h-0 dk:items-end dk:justify-center"
          >
            <JumpToLatest unseen={unseen} onClick={jump} labels={labels} />
          </div>
        )}
      </div>
    </div>
  );
}
