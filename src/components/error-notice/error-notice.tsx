'use client';
/**
 * An error in words: what happened as its title, then why and what to do, and what can be done here. It stands under a
 * reply that failed, and alone where something else did: a send that was refused, a storage that is full.
 */
import type { ReactNode } from 'react';
import { Button } from '../button/button';
import { CLOSE_ICON, WARNING_ICON } from '../icon/icon-paths';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { RetryButton } from '../retry-button/retry-button';
import { NoteFrame, type NoteRootProps } from '../status-note/note-frame';
import { STATUS_NOTE_ENGLISH } from '../status-note/status-note-labels';
import { ERROR_NOTICE_ENGLISH } from './error-notice-labels';
import type { NoticeError } from './reply-error';

/** Props of {@link ErrorNotice}; what is not named here goes to its `<div>`. */
export interface ErrorNoticeProps extends NoteRootProps {
  /** Its `message` is text, whoever wrote it. */
  error: NoticeError | undefined;
  /** How often it was tried. */
  attempt?: number | undefined;
  /** Offers to try again, after `error.retryAfterMs` where the server asked for a wait. */
  onRetry?: (() => void) | undefined;
  /** Offers to take it away. */
  onDismiss?: (() => void) | undefined;
  /** Stands in for the retry button. */
  actions?: ReactNode;
  /** Words in place of the kit's own. */
  labels?: Partial<Labels> | undefined;
}

/**
 * Says that something failed. It is read out when it appears; under a reply, the `Announcer` does that.
 *
 * @example
 * ```tsx
 * {isStorageError(chat.storageError) && <ErrorNotice error={chat.storageError} onDismiss={hide} />}
 * ```
 */
export function ErrorNotice(props: ErrorNoticeProps) {
  const { error, attempt = 1, onRetry, onDismiss, actions, labels, ...rest } = props;
  const text = useLabels(STATUS_NOTE_ENGLISH, labels);
  const own = useLabels(ERROR_NOTICE_ENGLISH, labels);
  const { kind = '', phase, name = '', message, retryAfterMs } = error ?? {};
  return (
    <NoteFrame
      role="alert"
      {...rest}
      status="failed"
      kind={error?.kind}
      icon={WARNING_ICON}
      title={own.failedElsewhere(name, kind) ?? text.failed(kind, phase)}
      detail={[message, attempt > 1 && text.tried(attempt)].filter(Boolean).join(' ')}
    >
      {actions ?? (onRetry && <RetryButton onRetry={onRetry} waitMs={retryAfterMs} labels={labels} />)}
      {onDismiss && (
        <Button
          slot="dk-error-dismiss"
          look="icon"
          icon={CLOSE_ICON}
          label={own.dismissError}
          onClick={onDismiss}
          className="dk:self-start"
        />
      )}
    </NoteFrame>
  );
}
