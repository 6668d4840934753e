'use client';
/**
 * The conversation: a labelled log that scrolls, and follows its end for as long as the person lets it. It is silent
 * to screen readers (a live region would read every token); the `Announcer` speaks.
 */
import type { ComponentProps, KeyboardEvent } from 'react';
import type { Status } from '../../machine/state';
import { isBusy } from '../is-busy';
import { joinClasses } from '../join-classes';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { type MarkdownView, MarkdownViewContext } from '../message/message-markdown';
import { JumpToLatest } from './jump-to-latest';
import { THREAD_ENGLISH } from './thread-labels';
import { useFollowEnd } from './use-follow-end';

/** Props of {@link Thread}; what is not named here goes to its outer `<div>`. */
export interface ThreadProps extends ComponentProps<'div'> {
  /** The status of the stream. When it becomes `pending`, the person asked, and the thread follows the end again. */
  status?: Status | undefined;
  /** Called by Esc anywhere inside, while a reply is on its way. */
  onStop?: (() => void) | undefined;
  /** Shows the text of its replies as markdown, where they say nothing else: see `markdown` of `Message`. */
  markdown?: MarkdownView | undefined;
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
export function Thread(props: ThreadProps) {
  const { status, onStop, markdown, labels, className, onKeyDown, children, ...rest } = props;
  const text = useLabels(THREAD_ENGLISH, labels);
  const { viewport, content, isFollowing, follow } = useFollowEnd({ resumeOn: status === 'pending' });

  function pressKey(event: KeyboardEvent<HTMLDivElement>) {
    onKeyDown?.(event);
    if (event.defaultPrevented || event.key !== 'Escape' || !isBusy(status) || !onStop) return;
    event.preventDefault();
    onStop();
  }

  function jump() {
    follow();
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
      onKeyDown={pressKey}
      className={joinClasses('dk:flex dk:min-h-0 dk:flex-1 dk:flex-col dk:text-foreground', className)}
    >
      <div
        ref={viewport}
        data-slot="dk-thread-viewport"
        role="log"
        aria-live="off"
        aria-label={text.thread}
        // Reachable, so that the keyboard can scroll it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container has to take the focus
        tabIndex={0}
        className={joinClasses(
          'dk:min-h-0 dk:flex-1 dk:overflow-y-auto dk:overscroll-contain',
          'dk:-outline-offset-2 dk:outline-ring dk:focus-visible:outline-2',
        )}
      >
        <div
          ref={content}
          data-slot="dk-thread-content"
          className="dk:mx-auto dk:flex dk:w-full dk:max-w-measure dk:flex-col dk:gap-6 dk:px-4 dk:py-6"
        >
          <MarkdownViewContext value={markdown}>{children}</MarkdownViewContext>
        </div>
        {!isFollowing && (
          // Inside what scrolls, so that a wheel over the button scrolls too; without height, so that nothing moves.
          <div
            data-slot="dk-thread-jump"
            className="dk:sticky dk:bottom-3 dk:flex dk:h-0 dk:items-end dk:justify-center"
          >
            <JumpToLatest onClick={jump} labels={labels} />
          </div>
        )}
      </div>
    </div>
  );
}
