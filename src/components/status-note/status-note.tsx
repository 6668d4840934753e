'use client';
/** The line under a reply that did not end well, or ended early: the fact in words, and what can be done. */
import type { ReactNode } from 'react';
import type { Reply } from '../../machine/reply';
import type { CancelReason, Status } from '../../machine/state';
import { HALTED_ICON, WARNING_ICON } from '../icon/icon-paths';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { RetryButton } from '../retry-button/retry-button';
import { NoteFrame } from './note-frame';
import { STATUS_NOTE_ENGLISH } from './status-note-labels';

/** What a message shows of an error; a `StreamError` is one. */
export interface ReplyError {
  readonly kind: string;
  readonly message: string;
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Which deadline passed, of a `timeout`. */
  readonly phase?: string | undefined;
}

/** Props of {@link StatusNote}. */
export interface StatusNoteProps {
  status: Status;
  error: ReplyError | undefined;
  reason: CancelReason | undefined;
  finishReason: Reply['finishReason'];
  /** How often it was tried. */
  attempt: number;
  onRetry: (() => void) | undefined;
  actions: ReactNode;
  labels: Partial<Labels> | undefined;
}

export function StatusNote(props: StatusNoteProps) {
  const { status, error, reason, finishReason, attempt, onRetry, actions, labels } = props;
  const text = useLabels(STATUS_NOTE_ENGLISH, labels);
  if (status === 'completed') {
    const title = text.finished(finishReason);
    return title === undefined ? null : <NoteFrame status={status} icon={HALTED_ICON} title={title} />;
  }
  if (status !== 'failed' && status !== 'cancelled') return null;
  const button = onRetry && <RetryButton onRetry={onRetry} waitMs={error?.retryAfterMs} labels={labels} />;
  if (status === 'cancelled') {
    return (
      <NoteFrame status={status} icon={HALTED_ICON} title={text.cancelled(reason)}>
        {actions ?? button}
      </NoteFrame>
    );
  }
  const tried = attempt > 1 ? text.tried(attempt) : '';
  return (
    <NoteFrame
      status={status}
      kind={error?.kind}
      icon={WARNING_ICON}
      title={text.failed(error?.kind ?? '', error?.phase)}
      detail={[error?.message, tried].filter(Boolean).join(' ')}
    >
      {actions ?? button}
    </NoteFrame>
  );
}
