'use client';
/** The line under a reply that did not end well, or ended early, or is tried again: the fact in words, and what can be done. */
import type { ReactNode } from 'react';
import type { Reply } from '../../machine/reply';
import type { CancelReason, Status } from '../../machine/state';
import { ErrorNotice } from '../error-notice/error-notice';
import type { ReplyError } from '../error-notice/reply-error';
import { HALTED_ICON } from '../icon/icon-paths';
import { isBusy } from '../is-busy';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { RetryButton } from '../retry-button/retry-button';
import { NoteFrame, type NoteRootProps } from './note-frame';
import { RetryWait } from './retry-wait';
import { STATUS_NOTE_ENGLISH } from './status-note-labels';

/** Props of {@link StatusNote}; what is not named here goes to its `<div>`. */
export interface StatusNoteProps extends NoteRootProps {
  /** Where the reply stands. */
  status: Status;
  /** Why it `failed`, or why the attempt before did. */
  error?: ReplyError | undefined;
  /** Why it was `cancelled`. */
  reason?: CancelReason | undefined;
  /** Of a reply that is whole: it may have ended early all the same. */
  finishReason?: Reply['finishReason'];
  /** Which attempt is waited for; how many it took, once it has ended. */
  attempt?: number | undefined;
  /** How many attempts there may be. */
  attempts?: number | undefined;
  /** When the next attempt begins, in milliseconds since 1970, while it is waited for. */
  retryAt?: number | undefined;
  /** Offers to stop that wait. */
  onStop?: (() => void) | undefined;
  /** Offers to ask again, where it failed or was cancelled. */
  onRetry?: (() => void) | undefined;
  /** Stands in for the retry button. */
  actions?: ReactNode;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * Says how a reply stands, where it is not simply whole; it is nothing else. A `Message` has one.
 *
 * @example
 * ```tsx
 * <StatusNote status={stream.status} error={stream.error} reason={stream.reason} onRetry={stream.retry} />
 * ```
 */
export function StatusNote(props: StatusNoteProps) {
  const { status, error, reason, finishReason, attempt = 1, attempts, retryAt, ...others } = props;
  const { onStop, onRetry, actions, labels, ...rest } = others;
  const text = useLabels(STATUS_NOTE_ENGLISH, labels);
  if (status === 'failed') {
    const shared = { error, attempt, onRetry, actions, labels };
    return <ErrorNotice role={undefined} {...rest} {...shared} />;
  }
  if (status === 'cancelled') {
    return (
      <NoteFrame {...rest} status={status} icon={HALTED_ICON} title={text.cancelled(reason)}>
        {actions ?? (onRetry && <RetryButton onRetry={onRetry} labels={labels} />)}
      </NoteFrame>
    );
  }
  if (isBusy(status) && retryAt !== undefined) {
    const shared = { status, attempt, attempts, retryAt, error, onStop, labels };
    return <RetryWait {...rest} {...shared} key={retryAt} />;
  }
  const title = status === 'completed' && text.finished(finishReason);
  return title ? (
    <NoteFrame {...rest} status={status} finishReason={finishReason} icon={HALTED_ICON} title={title} />
  ) : null;
}
