'use client';
/** The line under a reply that did not end well, or ended early: an icon, the fact in words, what can be done. */
import type { ReactNode } from 'react';
import type { Reply } from '../../machine/reply';
import type { CancelReason, Status } from '../../machine/state';
import { Icon } from '../icon/icon';
import { fillLabels, type Labels } from '../labels';
import { RetryButton } from '../retry-button/retry-button';

/** What a message shows of an error; a `StreamError` is one. */
export interface MessageError {
  readonly kind: string;
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
}

/** Props of {@link MessageNote}. */
export interface MessageNoteProps {
  status: Status;
  error: MessageError | undefined;
  reason: CancelReason | undefined;
  finishReason: Reply['finishReason'];
  onRetry: (() => void) | undefined;
  actions: ReactNode;
  labels: Partial<Labels> | undefined;
}

export function MessageNote({
  status,
  error,
  reason,
  finishReason,
  onRetry,
  actions,
  labels,
}: MessageNoteProps) {
  const text = fillLabels(labels);
  const failed = status === 'failed';
  const ended = failed || status === 'cancelled';
  const title = failed
    ? text.failed(error?.kind ?? '')
    : ended
      ? text.cancelled(reason)
      : status === 'completed'
        ? text.finished(finishReason)
        : undefined;
  if (title === undefined) return null;
  return (
    <div
      data-slot="dk-message-note"
      data-status={status}
      data-kind={failed ? error?.kind : undefined}
      className={
        'dk:flex dk:flex-wrap dk:items-center dk:gap-x-3 dk:gap-y-2 dk:border-s-2 dk:border-input dk:ps-3 ' +
        'dk:text-note dk:text-muted-foreground dk:data-[status=failed]:border-destructive'
      }
    >
      <div
        data-slot="dk-message-note-text"
        data-status={status}
        // Where a sentence and the button would squeeze each other, the button goes below.
        className="dk:min-w-0 dk:flex-1 dk:data-[status=failed]:basis-72"
      >
        <strong
          data-slot="dk-message-note-title"
          data-status={status}
          className="dk:flex dk:items-center dk:gap-1.5 dk:font-semibold dk:data-[status=failed]:text-destructive"
        >
          <Icon name={failed ? 'warning' : 'halted'} className="dk:size-4" />
          {title}
        </strong>
        {failed && error && (
          <span data-slot="dk-message-note-detail" className="dk:block dk:wrap-anywhere">
            {error.message}
          </span>
        )}
      </div>
      {ended &&
        (actions ??
          (onRetry && <RetryButton onRetry={onRetry} waitMs={error?.retryAfterMs} labels={labels} />))}
    </div>
  );
}
